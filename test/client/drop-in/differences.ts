import type { ClientName } from './clients.js';
import type { ReceivedRequest } from './server.js';

/** Something in which a client's `fetch` is meant to differ from the platform's. */
interface Difference {
  reason: string;
  clients: readonly ClientName[];
  /** Which cases show it: their names, or what the server receives from the platform in them. */
  cases: readonly string[] | ((received: readonly ReceivedRequest[]) => boolean);
  /** Where; a place stands for all that is in it. */
  differs: readonly string[];
}

const every: readonly ClientName[] = ['plain', 'plain, once', 'contract', 'contract, once'];
const contract: readonly ClientName[] = ['contract', 'contract, once'];
const repeating: readonly ClientName[] = ['plain', 'contract'];

const REDIRECTS = [301, 302, 303, 307, 308];

export const intended: readonly Difference[] = [
  {
    reason: 'requests without an effect, or with the same one twice, are sent again',
    clients: repeating,
    cases: [408, 429, 500, 502, 503, 504].map((status) => `GET: ${status}`),
    differs: ['requests'],
  },
  {
    reason: 'requests with a key are sent again, and the contract adds keys',
    clients: ['contract'],
    cases: ['POST: 429', 'POST: 500', 'POST: 503'],
    differs: ['requests'],
  },
  {
    reason: 'the second answer is the one that counts',
    clients: repeating,
    cases: [
      'a 503 is repeated',
      'a 429 is repeated',
      'a 503 of a PUT',
      'a 503 of a POST with a key',
      'reset before the headers, once, GET',
    ],
    differs: ['outcome', 'requests'],
  },
  {
    reason: 'the second answer is the one that counts, of requests with a key too',
    clients: ['contract'],
    cases: ['a 503 of a POST'],
    differs: ['outcome', 'requests'],
  },
  {
    reason: 'fetch does not tell a refusal of its own from a lost connection, which is tried again',
    clients: repeating,
    cases: [
      ...REDIRECTS.map((status) => `GET: ${status}, redirect: error`),
      'a Request with integrity',
      'integrity: wrong',
    ],
    differs: ['requests'],
  },
  {
    reason: 'a lost connection is tried again where the request has a key',
    clients: ['contract'],
    cases: [
      ...REDIRECTS.map((status) => `POST: ${status}, redirect: error`),
      'a redirect without end',
      'reset before the headers',
      'reset in the headers',
    ],
    differs: ['requests'],
  },
  {
    reason: 'the contract offers keys, so a POST without one gets one',
    clients: contract,
    cases: (received) =>
      received.some(({ method, headers }) => method === 'POST' && !('idempotency-key' in headers)),
    differs: ['request.headers.idempotency-key'],
  },
  {
    reason: "the client's headers are added",
    clients: contract,
    cases: (received) => received.length > 0,
    differs: ['request.headers.authorization'],
  },
  {
    reason: 'a path is below baseUrl, where there is one',
    clients: contract,
    cases: ['a relative path'],
    differs: ['outcome', 'requests'],
  },
  {
    reason: 'the client looks at the address first: a TypeError all the same, in other words',
    clients: every,
    cases: ['no address'],
    differs: ['outcome.rejected.message', 'outcome.rejected.cause'],
  },
  {
    reason: 'the client looks whose address it is: a TypeError all the same, in other words',
    clients: contract,
    cases: ['an invalid address'],
    differs: ['outcome.rejected.message', 'outcome.rejected.cause', 'outcome.rejected.code'],
  },
  {
    reason: "methods are in upper case; fetch sends 'patch' as it is, which servers refuse",
    clients: every,
    cases: ['method: "patch"', 'method: "propfind"'],
    differs: ['outcome', 'requests'],
  },
  {
    reason: 'methods are in upper case, so the refusal of an invalid one shows it like that',
    clients: every,
    cases: ['method: "not valid"'],
    differs: ['outcome.rejected.message'],
  },
  {
    reason: "a header of undefined is left out, where fetch sends the word 'undefined'",
    clients: every,
    cases: ['headers: a value of undefined'],
    differs: ['request.headers.x-a'],
  },
  {
    reason: 'the option that Node asks for beside a stream is set',
    clients: every,
    cases: ['body: ReadableStream without duplex'],
    differs: ['outcome', 'requests'],
  },
  {
    reason: 'null, which the types do not allow, counts as no headers',
    clients: every,
    cases: ['headers: null'],
    differs: ['outcome', 'requests'],
  },
  {
    reason: 'the wait for a repeat refuses the signal: a TypeError all the same, in other words',
    clients: repeating,
    cases: ['signal: nonsense'],
    differs: ['outcome.rejected.message'],
  },
];

/** Where a client may differ in a case. */
export function listed(
  client: ClientName,
  name: string,
  received: readonly ReceivedRequest[],
): string[] {
  return intended
    .filter(
      ({ clients, cases }) =>
        clients.includes(client) &&
        (typeof cases === 'function' ? cases(received) : cases.includes(name)),
    )
    .flatMap(({ differs }) => differs);
}
