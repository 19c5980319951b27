import { setTimeout as delay } from 'node:timers/promises';
import type { DropInCase, DropInCases } from '../drop-in-case.js';
import { attempt, headOf, observe, readOf } from '../observe.js';

const METHOD = { method: 'POST' } as const;

/** @param abort with a reason of its own, or the platform's */
const abortedBefore =
  (abort: (controller: AbortController) => void): DropInCase =>
  (fetch, { url }) => {
    const controller = new AbortController();
    abort(controller);
    return observe(fetch(`${url}/echo`, { signal: controller.signal }));
  };

const abortedInTheWait =
  (abort: (controller: AbortController) => void): DropInCase =>
  async (fetch, server) => {
    const controller = new AbortController();
    const promise = fetch(`${server.url}/never`, { signal: controller.signal });
    await server.heard();
    abort(controller);
    return observe(promise);
  };

const abortedInTheBody =
  (abort: (controller: AbortController) => void): DropInCase =>
  async (fetch, { url }) => {
    const controller = new AbortController();
    const response = await fetch(`${url}/held/200`, { signal: controller.signal });
    const reading = readOf(response);
    abort(controller);
    return { ...headOf(response), ...(await reading) };
  };

const ABORTS: Readonly<Record<string, (controller: AbortController) => void>> = {
  'the default reason': (controller) => {
    controller.abort();
  },
  'an error of its own': (controller) => {
    controller.abort(new RangeError('enough'));
  },
  'a string': (controller) => {
    controller.abort('enough');
  },
  'an empty string': (controller) => {
    controller.abort('');
  },
  null: (controller) => {
    controller.abort(null);
  },
};

const forEachAbort = (
  name: string,
  make: (abort: (controller: AbortController) => void) => DropInCase,
): DropInCases =>
  Object.fromEntries(
    Object.entries(ABORTS).map(([reason, abort]) => [`${name}: ${reason}`, make(abort)]),
  );

const get =
  (path: string, init?: RequestInit): DropInCase =>
  (fetch, { url }) =>
    observe(fetch(url + path, init));

export const endingCases: DropInCases = {
  ...forEachAbort('aborted before', abortedBefore),
  ...forEachAbort('aborted in the wait', abortedInTheWait),
  ...forEachAbort('aborted in the body', abortedInTheBody),
  'aborted: rejects with the reason itself': async (fetch, server) => {
    const controller = new AbortController();
    const reason = { any: 'object' };
    const promise = fetch(`${server.url}/never`, { signal: controller.signal });
    await server.heard();
    controller.abort(reason);
    return { isSame: await promise.catch((error: unknown) => error === reason) };
  },
  'aborted after the end': async (fetch, { url }) => {
    const controller = new AbortController();
    const response = await fetch(`${url}/echo`, { signal: controller.signal });
    const body = await response.text();
    controller.abort();
    return { body, bodyUsed: response.bodyUsed };
  },
  'aborted after the headers, before it is read': async (fetch, { url }) => {
    const controller = new AbortController();
    const response = await fetch(`${url}/held/200`, { signal: controller.signal });
    controller.abort();
    return { ...headOf(response), ...(await readOf(response)) };
  },
  'the signal of a Request': async (fetch, server) => {
    const controller = new AbortController();
    const request = new Request(`${server.url}/never`, { signal: controller.signal });
    const promise = fetch(request);
    await server.heard();
    controller.abort();
    return observe(promise);
  },
  'the signal of a Request, in the body': async (fetch, { url }) => {
    const controller = new AbortController();
    const response = await fetch(new Request(`${url}/held/200`, { signal: controller.signal }));
    controller.abort();
    return readOf(response);
  },
  'the signal of init instead of that of a Request': (fetch, { url }) => {
    const request = new Request(`${url}/echo`, { signal: AbortSignal.abort() });
    return observe(fetch(request, { signal: new AbortController().signal }));
  },
  'AbortSignal.timeout in the wait': (fetch, { url }) =>
    observe(fetch(`${url}/never`, { signal: AbortSignal.timeout(250) })),
  'AbortSignal.timeout in the body': async (fetch, { url }) => {
    const response = await fetch(`${url}/held/200`, { signal: AbortSignal.timeout(250) });
    return readOf(response);
  },
  'two signals by AbortSignal.any': async (fetch, server) => {
    const controller = new AbortController();
    const signal = AbortSignal.any([controller.signal, new AbortController().signal]);
    const promise = fetch(`${server.url}/never`, { signal });
    await server.heard();
    controller.abort();
    return observe(promise);
  },
  'the body is a stream of what has come': async (fetch, server) => {
    const response = await fetch(`${server.url}/held/200`);
    const seen: string[] = [];
    for await (const chunk of response.body ?? []) {
      seen.push(new TextDecoder().decode(chunk as Uint8Array));
      server.release();
    }
    return { seen, bodyUsed: response.bodyUsed };
  },
  'the body is cancelled': async (fetch, server) => {
    const response = await fetch(`${server.url}/held/200`);
    const cancelled = await attempt(async () => response.body?.cancel('enough'));
    return { cancelled, bodyUsed: response.bodyUsed };
  },
  'a clone': async (fetch, server) => {
    const response = await fetch(`${server.url}/held/200`);
    const clone = response.clone();
    server.release();
    return {
      clone: { ...headOf(clone), ...(await readOf(clone)) },
      original: { ...headOf(response), ...(await readOf(response)) },
    };
  },
  'a clone of what was read': async (fetch, { url }) => {
    const response = await fetch(`${url}/echo`);
    await response.text();
    return { clone: await attempt(() => Promise.resolve(response.clone())) };
  },
  'json, bytes and blob of a body': async (fetch, { url }) => ({
    json: await (await fetch(`${url}/echo`)).json(),
    bytes: (await (await fetch(`${url}/echo`)).arrayBuffer()).byteLength,
    blob: (await (await fetch(`${url}/echo`)).blob()).type,
  }),
  gzip: get('/gzip'),
  deflate: get('/deflate'),
  br: get('/br'),
  'broken gzip': get('/broken-gzip'),
  'a body of 10 MB': get('/big/200'),
  'connection refused': (fetch, { refusing }) => observe(fetch(refusing, METHOD)),
  'connection refused, GET': (fetch, { refusing }) => observe(fetch(refusing)),
  'reset before the headers': get('/reset', METHOD),
  'reset before the headers, once, GET': get('/flaky-reset'),
  'reset before the headers, once, PUT': get('/flaky-reset', { method: 'PUT', body: 'sent' }),
  'reset in the headers': get('/reset-in-headers', METHOD),
  'reset in the body': get('/reset-in-body/200'),
  'reset in the body of a failure': get('/reset-in-body/404'),
  'unread: the next request works': async (fetch, server) => {
    await fetch(`${server.url}/held/200`);
    await delay(1);
    return observe(fetch(`${server.url}/echo`));
  },
};
