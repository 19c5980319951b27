import type { DropInCase, DropInCases } from '../drop-in-case.js';
import { observe, readOf } from '../observe.js';

const to =
  (make: (url: string) => string | URL | Request, init?: RequestInit): DropInCase =>
  (fetch, { url }) =>
    // Inside, so that what cannot be made is seen as thrown by neither.
    observe(fetch(make(url), init));

const withRequest =
  (make: (url: string) => Request, init?: RequestInit): DropInCase =>
  async (fetch, { url }) => {
    const request = make(url);
    const outcome = await observe(fetch(request, init));
    return { ...outcome, requestBodyUsed: request.bodyUsed };
  };

function streamOf(...chunks: string[]): ReadableStream<Uint8Array> {
  return new Blob(chunks).stream();
}

export const inputCases: DropInCases = {
  'a URL object': to((url) => new URL('/echo?a=b&c=%20d', url)),
  'an address with a fragment': to((url) => `${url}/echo?a=b#part`),
  'an address with an upper-case scheme': to((url) => `${url.replace('http', 'HTTP')}/echo`),
  'an address with characters to be encoded': to((url) => `${url}/echo/ä b?q=ö "x"`),
  'an address with a path that climbs': to((url) => `${url}/a/../echo`),
  'an address with a user name': to((url) => `${url.replace('//', '//user:secret@')}/echo`),
  'an address of an unknown scheme': to(() => 'nonsense://host/path'),
  'an address of another kind': to(() => 'file:///etc/hostname'),
  'an invalid address': to(() => 'http://[nonsense'),
  'a relative path': to(() => '/echo?a=b'),
  'no address': (fetch) => observe(fetch(undefined as unknown as string)),
  'an object with toString': to((url) => ({ toString: () => `${url}/echo` }) as unknown as string),
  'data: URL': to(() => 'data:text/plain;charset=utf-8,some%20text'),
  'data: URL in base64': to(() => 'data:application/json;base64,eyJhIjoxfQ=='),
  'a malformed data: URL': to(() => 'data:nonsense'),
  'blob: URL': async (fetch) => {
    const url = URL.createObjectURL(new Blob(['blob text'], { type: 'text/plain' }));
    const { head, ...outcome } = await observe(fetch(url));
    URL.revokeObjectURL(url);
    // The id in the address is drawn.
    return { ...outcome, hasUrl: (head as { url: string }).url === url };
  },
  'a revoked blob: URL': async (fetch) => {
    const url = URL.createObjectURL(new Blob(['blob text']));
    URL.revokeObjectURL(url);
    return observe(fetch(url));
  },
  'a Request': withRequest((url) => new Request(`${url}/echo`, { headers: { 'x-a': '1' } })),
  'a Request with a body': withRequest(
    (url) => new Request(`${url}/echo`, { method: 'PUT', body: 'of the request' }),
  ),
  'a Request with a stream': withRequest((url) => {
    const init = { method: 'PUT', body: streamOf('a', 'b'), duplex: 'half' } as RequestInit;
    return new Request(`${url}/echo`, init);
  }),
  'a Request with FormData': withRequest((url) => {
    const form = new FormData();
    form.append('a', '1');
    return new Request(`${url}/echo`, { method: 'PUT', body: form });
  }),
  'a Request with a body that was used': async (fetch, { url }) => {
    const request = new Request(`${url}/echo`, { method: 'PUT', body: 'once' });
    await request.text();
    return observe(fetch(request));
  },
  'a Request sent twice': async (fetch, { url }) => {
    const request = new Request(`${url}/echo`, { method: 'PUT', body: 'once' });
    return { first: await observe(fetch(request)), second: await observe(fetch(request)) };
  },
  'a Request without a body sent twice': async (fetch, { url }) => {
    const request = new Request(`${url}/echo`);
    return { first: await observe(fetch(request)), second: await observe(fetch(request)) };
  },
  'a Request with other headers in init': withRequest(
    (url) => new Request(`${url}/echo`, { headers: { 'x-a': '1', 'x-b': '1' } }),
    { headers: { 'x-b': '2' } },
  ),
  'a Request with another method and body in init': withRequest(
    (url) => new Request(`${url}/echo`, { method: 'PUT', body: 'of the request' }),
    { method: 'DELETE', body: 'of init' },
  ),
  'a Request with null as the body of init': withRequest(
    (url) => new Request(`${url}/echo`, { method: 'PUT', body: 'of the request' }),
    { body: null },
  ),
  'a Request that does not follow': withRequest(
    (url) => new Request(`${url}/redirect/302/echo`, { redirect: 'manual' }),
  ),
  'a Request with integrity': withRequest(
    (url) => new Request(`${url}/echo`, { integrity: 'sha256-AAAA' }),
  ),
  'null as init': (fetch, { url }) => observe(fetch(`${url}/echo`, null as unknown as RequestInit)),
  'a Request with a body whose answer fails': withRequest(
    (url) => new Request(`${url}/flaky/503`, { method: 'PUT', body: 'of the request' }),
  ),
  'the given objects stay as they were': async (fetch, { url }) => {
    const headers = { 'X-A': '1' };
    const init = { method: 'POST', headers, body: 'x' };
    const response = await fetch(`${url}/echo`, init);
    return { init: { ...init, headers: { ...headers } }, ...(await readOf(response)) };
  },
};
