import type { TSESTree } from '@typescript-eslint/types';
import type { SentRequest } from '../clients/client.js';
import type { Engine } from '../interpret/engine.js';
import { handsUp } from '../outcome/compare.js';
import { isWorse } from '../outcome/fates.js';
import type { Outcome } from '../outcome/outcome.js';
import { statusesDecidedElsewhere, takesNoKey } from './decided-elsewhere.js';
import { outcomeWithCallers } from './callers-outcome.js';
import type { ClientSite, Site } from './analysis.js';
import type { Root } from './candidates.js';
import { rootOf } from './context.js';
import type { Summaries } from './summaries.js';
import { endsWith, trailFrom } from './trails.js';

/** Past this number the callers of one function are not rows of their own. */
const MOST_CALLS = 60;

/** A function that sends a request for its caller, and the calls that lead from it to the client. */
interface Wrapper {
  root: Root;
  /** The calls that lead from it to the client, outermost first. */
  trail: readonly TSESTree.Node[];
  outcome: Outcome;
}

const LONGEST_WAY = 3;

/**
 * The calls of functions that send a request for their caller: a call of its own each, with the method, URL and key
 * that its arguments give and the fate that its answer has there.
 */
export function wrapperCalls(
  engine: Engine,
  summaries: Summaries,
  own: ClientSite,
  statusesOf: (request: SentRequest) => readonly number[],
): Site[] {
  const found: Site[] = [];
  // What callers do with a response is true of the wrapper itself; with an error each does what it likes.
  const handed = own.own.checked === 'escapes' ? own.outcome : own.own;
  const wrappers: Wrapper[] = [{ root: own.root, trail: own.trail, outcome: handed }];
  for (const wrapper of wrappers) {
    if (wrapper.root.type === 'Program' || !handsUp(wrapper.outcome)) continue;
    for (const caller of summaries.callersOf(wrapper.root)) {
      for (const request of summaries.requestsOf(caller)) {
        if (found.length >= MOST_CALLS) return found;
        const node = callOf(engine, wrapper, caller, request);
        if (node === null) continue;
        const trail = trailFrom(request, node);
        const statuses = statusesOf(request);
        const here = summaries.outcome(caller, request.id, statuses);
        const outcome = outcomeWithCallers(summaries, caller, here, statuses, (above) =>
          summaries.requestsOf(above).filter((other) => endsWith(other, trail)),
        );
        if (wrapper.trail.length < own.trail.length + LONGEST_WAY - 1) {
          wrappers.push({ root: caller, trail, outcome: here });
        }
        if (!saysMore(own, request, outcome)) continue;
        found.push({
          node,
          via: trail[1] ?? null,
          trail,
          request,
          outcome: withoutRepeats(own, outcome),
          own: here,
          decided: [
            ...statusesDecidedElsewhere(engine, summaries, trail, outcome),
            ...(keyIsMissingInWrapper(summaries, own, request) ? (['idempotency'] as const) : []),
          ],
        });
      }
    }
  }
  return found;
}

/**
 * The call of a wrapper by which a request is sent; null where it is sent in another way. It may stand in a callback
 * that its caller runs in place: the function of a query, an attempt.
 */
function callOf(
  engine: Engine,
  { root, trail }: Wrapper,
  caller: Root,
  request: SentRequest,
): SentRequest['site'] | null {
  const node = request.chain.at(-trail.length);
  if (!endsWith(request, trail) || node?.type !== 'CallExpression') return null;
  const isInPlace =
    request.chain.length === trail.length ||
    rootOf(engine, engine.scopes.fileOf(node).functionAround(node)) === caller;
  return !isInPlace || isWithin(node, root) ? null : node;
}

function isWithin(node: SentRequest['site'], root: Root): boolean {
  return root.range[0] <= node.range[0] && node.range[1] <= root.range[1];
}

/** A caller is worth a row where it says what is sent, or does worse with the answer than the wrapper. */
function saysMore(own: ClientSite, request: SentRequest, outcome: Outcome): boolean {
  const { method, callUrl } = own.request;
  const isMoreKnown =
    (method === 'dynamic' && request.method !== 'dynamic') ||
    callUrl.host !== request.callUrl.host ||
    callUrl.path !== request.callUrl.path;
  return (
    isMoreKnown ||
    [...outcome.fates].some(([status, { kind }]) => {
      const before = own.outcome.fates.get(status);
      return before !== undefined && isWorse(kind, before.kind);
    })
  );
}

function keyIsMissingInWrapper(
  summaries: Summaries,
  { root, request }: ClientSite,
  caller: SentRequest,
): boolean {
  if (caller.key.state !== 'absent') return false;
  const alone = summaries.requestsOf(root).find(({ id }) => id === request.id);
  return alone !== undefined && takesNoKey(alone, caller);
}

/** What the wrapper itself loses is reported there, once. */
function withoutRepeats(own: ClientSite, outcome: Outcome): Outcome {
  return own.outcome.requestId === 'absent' && outcome.requestId === 'absent'
    ? { ...outcome, requestId: 'unknown' }
    : outcome;
}
