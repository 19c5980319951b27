import type { DropInCase } from './drop-in-case.js';
import { attempt } from './observe.js';
import type { DropInServer, ReceivedRequest } from './server.js';

interface Seen {
  outcome: unknown;
  received: readonly ReceivedRequest[];
}

/** What the caller sees of a case, and what the server does. */
export async function see(
  run: DropInCase,
  fetch: typeof globalThis.fetch,
  server: DropInServer,
): Promise<Seen> {
  server.reset();
  const outcome = await attempt(() => run(fetch, server));
  return { outcome, received: server.received.map(withoutDrawn) };
}

/** The places at which two differ: `outcome.rejected.message`, `request.headers.accept`, `requests` for their number. */
export function differences(one: Seen, other: Seen): string[] {
  const found = differ(one.outcome, other.outcome, 'outcome');
  if (one.received.length !== other.received.length) found.push('requests');
  one.received.forEach((request, at) => {
    const beside = other.received[at];
    if (beside) found.push(...differ(request, beside, 'request'));
  });
  return [...new Set(found)].sort();
}

function differ(one: unknown, other: unknown, path: string): string[] {
  if (Object.is(one, other)) return [];
  if (!isObject(one) || !isObject(other)) return [path];
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].flatMap((name) => differ(one[name], other[name], `${path}.${name}`));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Each form has a boundary of its own. */
function withoutDrawn({ headers, body, ...rest }: ReceivedRequest): ReceivedRequest {
  const boundary = /boundary=(\S+)/.exec(headers['content-type'] ?? '')?.[1];
  const cut = (text: string) => (boundary ? text.replaceAll(boundary, 'BOUNDARY') : text);
  const type = headers['content-type'];
  return {
    ...rest,
    headers: { ...headers, ...(type !== undefined && { 'content-type': cut(type) }) },
    body: cut(body),
  };
}
