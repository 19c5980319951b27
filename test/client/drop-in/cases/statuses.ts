import { setTimeout as delay } from 'node:timers/promises';
import type { DropInCase, DropInCases } from '../drop-in-case.js';
import { headOf, observe, readOf } from '../observe.js';

const STATUSES = [
  200, 201, 202, 203, 204, 205, 206, 207, 226, 300, 304, 305, 400, 401, 402, 403, 404, 405, 406,
  408, 409, 410, 411, 412, 413, 415, 418, 421, 422, 423, 425, 426, 428, 429, 431, 451, 500, 501,
  502, 503, 504, 505, 507, 511, 520, 599,
];
const REDIRECTS = [301, 302, 303, 307, 308];

const get =
  (path: string, init?: RequestInit): DropInCase =>
  (fetch, { url }) =>
    observe(fetch(url + path, init));

const post =
  (path: string): DropInCase =>
  (fetch, { url }) =>
    observe(fetch(url + path, { method: 'POST', body: 'sent' }));

/** How long a promise that does not wait for the body may take. */
const AT_ONCE_MS = 2000;

const settlesAtHeaders =
  (path: string): DropInCase =>
  async (fetch, server) => {
    const promise = fetch(server.url + path);
    const first = await Promise.race([
      promise.then(() => 'the headers'),
      delay(AT_ONCE_MS, 'the body', { ref: false }),
    ]);
    server.release();
    return { settlesAt: first, ...(await observe(promise)) };
  };

export const statusCases: DropInCases = {
  ...Object.fromEntries(STATUSES.map((status) => [`GET: ${status}`, get(`/status/${status}`)])),
  ...Object.fromEntries(
    [200, 201, 202, 204, 400, 404, 429, 500, 503].map((status) => [
      `POST: ${status}`,
      post(`/status/${status}`),
    ]),
  ),
  'HEAD: 200': get('/status/200', { method: 'HEAD' }),
  'HEAD: 404': get('/status/404', { method: 'HEAD' }),
  'If-None-Match: 304': get('/etag', { headers: { 'if-none-match': '"v1"' } }),
  'If-None-Match: 200': get('/etag', { headers: { 'if-none-match': '"v0"' } }),
  'two cookies': async (fetch, { url }) => {
    const response = await fetch(`${url}/cookies`);
    return { cookies: response.headers.getSetCookie(), ...(await readOf(response)) };
  },
  ...Object.fromEntries(
    REDIRECTS.flatMap((status) =>
      (['follow', 'manual', 'error'] as const).flatMap((redirect) => {
        const path = `/redirect/${status}/echo`;
        return [
          [`GET: ${status}, redirect: ${redirect}`, get(path, { redirect })],
          [
            `POST: ${status}, redirect: ${redirect}`,
            get(path, { redirect, method: 'POST', body: 'sent' }),
          ],
        ];
      }),
    ),
  ),
  'a redirect to a failure': get('/redirect/302/status/404'),
  'a redirect without Location': get('/redirect-without-location'),
  'a redirect without end': post('/loop'),
  'a failure that is no JSON': get('/not-json/404'),
  'a failure: its body is unread, and readable once': async (fetch, { url }) => {
    const response = await fetch(`${url}/status/404`);
    const { bodyUsed } = response;
    return { bodyUsed, ...headOf(response), ...(await readOf(response)) };
  },
  'a failure: its clone is readable too': async (fetch, { url }) => {
    const response = await fetch(`${url}/status/404`);
    const clone = response.clone();
    return { clone: await readOf(clone), original: await readOf(response) };
  },
  'a failure of 10 MB': get('/big/404'),
  'a 200: resolves at the headers': settlesAtHeaders('/held/200'),
  'a 503 is repeated': get('/flaky/503'),
  'a 429 is repeated': get('/flaky/429'),
  'a 503 of a POST': post('/flaky/503'),
  'a 503 of a PUT': get('/flaky/503', { method: 'PUT', body: 'sent' }),
  'a 503 of a POST with a key': get('/flaky/503', {
    method: 'POST',
    body: 'sent',
    headers: { 'idempotency-key': 'mine' },
  }),
};
