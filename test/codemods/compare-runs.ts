import type { Shown } from './execute.js';
import type { SeenRequest } from './stand-in.js';

/** What code asks for that does not say: `fetch`, axios and the client. */
const ANY_TYPE = new Set(['*/*', 'application/json, text/plain, */*', 'application/json']);

/** What the documentation lists as added: a key, and the type that the client asks for. */
function comparable(request: SeenRequest, before: SeenRequest | undefined): SeenRequest {
  const added = new Set<string>();
  if (before?.headers['idempotency-key'] === undefined) added.add('idempotency-key');
  if (ANY_TYPE.has(request.headers['accept'] ?? '')) added.add('accept');
  const headers = Object.entries(request.headers)
    .filter(([name]) => !added.has(name))
    // The charset of a type may be written in any case.
    .map(([name, value]) => [name, name === 'content-type' ? value.toLowerCase() : value] as const)
    // Their order means nothing.
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return { ...request, headers: Object.fromEntries(headers) };
}

/** What a migrated program does otherwise than the one before, in words; empty where nothing is. */
export function differencesOf(before: Shown, after: Shown): string[] {
  const found: string[] = [];
  const requests = (shown: Shown) =>
    shown.requests.map((request, at) => comparable(request, before.requests[at]));
  compare('requests', requests(before), requests(after), found);
  compare('logged', before.logged, after.logged, found);
  compare('outcome', outcomeOf(before, after), outcomeOf(after, before), found);
  return found;
}

/** A status that an error did not tell before is more than there was; one that it told must stay. */
function outcomeOf(shown: Shown, other: Shown): unknown {
  const failure = failureIn(shown);
  const beside = failureIn(other);
  if (failure === undefined || beside === undefined) return shown.outcome;
  if (failure.status === undefined || beside.status === undefined)
    return { failure: { message: failure.message } };
  return shown.outcome;
}

function failureIn({ outcome }: Shown): { message?: unknown; status?: unknown } | undefined {
  const { failure } = outcome as { failure?: unknown };
  return typeof failure === 'object' && failure !== null ? failure : undefined;
}

function compare(what: string, one: unknown, other: unknown, found: string[]): void {
  const [before, after] = [JSON.stringify(one), JSON.stringify(other)];
  if (before !== after) found.push(`${what}: ${before} became ${after}`);
}
