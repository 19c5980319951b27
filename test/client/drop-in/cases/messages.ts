import type { DropInCase, DropInCases } from '../drop-in-case.js';
import { observe } from '../observe.js';

const send =
  (init: () => unknown): DropInCase =>
  (fetch, { url }) =>
    observe(fetch(`${url}/echo`, init() as RequestInit));

const withHeaders = (headers: unknown): DropInCase => send(() => ({ headers }));

const withBody = (make: () => unknown, more = {}): DropInCase =>
  send(() => ({ method: 'POST', body: make(), ...more }));

const withMethod = (method: unknown): DropInCase => send(() => ({ method }));

function formData(): FormData {
  const form = new FormData();
  form.append('name', 'Ä');
  form.append('file', new File(['content'], 'a.txt', { type: 'text/plain' }));
  return form;
}

const stream = (): ReadableStream => new Blob(['a', 'b']).stream();

async function* chunks(): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(new TextEncoder().encode('a chunk'));
}

export const headerCases: DropInCases = {
  'headers: Headers': withHeaders(new Headers({ 'X-A': '1' })),
  'headers: a list with a repeated name': withHeaders([
    ['x-a', '1'],
    ['X-A', '2'],
    ['x-b', '3'],
  ]),
  'headers: a record': withHeaders({ 'X-A': '1', 'content-type': 'text/x' }),
  'headers: a Map': withHeaders(new Map([['x-a', '1']])),
  'headers: none': withHeaders(undefined),
  'headers: null': withHeaders(null),
  'headers: a value of undefined': withHeaders({ 'x-a': undefined }),
  'headers: a value that is a number': withHeaders({ 'x-a': 1 }),
  'headers: an empty value': withHeaders({ 'x-a': '' }),
  'headers: spaces around a value': withHeaders({ 'x-a': ' 1 ' }),
  'headers: Latin-1': withHeaders({ 'x-a': 'ä' }),
  'headers: beyond Latin-1': withHeaders({ 'x-a': '€' }),
  'headers: an invalid name': withHeaders({ 'x a': '1' }),
  'headers: an invalid name in a list': withHeaders([['x a', '1']]),
  'headers: a list of one': withHeaders([['x-a']]),
  'headers: an invalid value': withHeaders({ 'x-a': 'a\nb' }),
  'headers: two cookies': withHeaders([
    ['cookie', 'a=1'],
    ['cookie', 'b=2'],
  ]),
};

export const bodyCases: DropInCases = {
  'body: string': withBody(() => 'Ä text'),
  'body: empty string': withBody(() => ''),
  'body: null': withBody(() => null),
  'body: FormData': withBody(formData),
  'body: URLSearchParams': withBody(() => new URLSearchParams({ a: '1 &', b: 'ä' })),
  'body: Blob': withBody(() => new Blob(['blob'], { type: 'text/x' })),
  'body: Blob without a type': withBody(() => new Blob(['blob'])),
  'body: ArrayBuffer': withBody(() => new TextEncoder().encode('bytes').buffer),
  'body: a part of an array': withBody(() => new TextEncoder().encode('bytes').subarray(1, 3)),
  'body: DataView': withBody(() => new DataView(new TextEncoder().encode('bytes').buffer, 2)),
  'body: a number': withBody(() => 42),
  'body: ReadableStream': withBody(stream, { duplex: 'half' }),
  'body: ReadableStream without duplex': withBody(stream),
  'body: a generator': withBody(chunks, { duplex: 'half' }),
  'body: a locked ReadableStream': withBody(
    () => {
      const locked = stream();
      locked.getReader();
      return locked;
    },
    { duplex: 'half' },
  ),
  'body: a ReadableStream that fails': withBody(
    () =>
      new ReadableStream({
        pull(controller) {
          controller.error(new RangeError('the source failed'));
        },
      }),
    { duplex: 'half' },
  ),
  'body: with a type of its own': withBody(() => '{}', {
    headers: { 'Content-Type': 'application/json' },
  }),
  'GET with a body': send(() => ({ body: 'x' })),
  'GET with an empty body': send(() => ({ body: '' })),
  'HEAD with a body': send(() => ({ method: 'HEAD', body: 'x' })),
  'DELETE with a body': send(() => ({ method: 'DELETE', body: 'x' })),
};

export const methodCases: DropInCases = Object.fromEntries(
  // prettier-ignore
  ['get', 'Post', 'put', 'delete', 'head', 'options', 'patch', 'PATCH', 'QUERY', 'propfind', 'TRACE', 'CONNECT', 'not valid', ''].map(
    (method) => [`method: ${JSON.stringify(method)}`, withMethod(method)],
  ),
);

export const optionCases: DropInCases = {
  keepalive: send(() => ({ keepalive: true })),
  'credentials: include': send(() => ({ credentials: 'include' })),
  'credentials: omit': send(() => ({ credentials: 'omit' })),
  'credentials: nonsense': send(() => ({ credentials: 'nonsense' })),
  'cache: no-store': send(() => ({ cache: 'no-store' })),
  'cache: no-cache': send(() => ({ cache: 'no-cache' })),
  'cache: reload': send(() => ({ cache: 'reload' })),
  'cache: only-if-cached': send(() => ({ cache: 'only-if-cached' })),
  'mode: same-origin': send(() => ({ mode: 'same-origin' })),
  'mode: navigate': send(() => ({ mode: 'navigate' })),
  'mode: no-cors': send(() => ({ mode: 'no-cors' })),
  referrer: (fetch, { url }) => observe(fetch(`${url}/echo`, { referrer: `${url}/page` })),
  'referrer: an invalid one': send(() => ({ referrer: 'http://[nonsense' })),
  'referrerPolicy: no-referrer': send(() => ({ referrerPolicy: 'no-referrer' })),
  'integrity: wrong': send(() => ({ integrity: 'sha256-AAAA' })),
  'priority: high': send(() => ({ priority: 'high' })),
  'window: null': send(() => ({ window: null })),
  'window: nonsense': send(() => ({ window: 1 })),
  'signal: nonsense': send(() => ({ signal: {} })),
  'duplex: nonsense': send(() => ({ duplex: 'nonsense' })),
  'an unknown option': send(() => ({ nonsense: 1 })),
};
