import type { TSESTree } from '@typescript-eslint/types';
import type { SentRequest } from '../clients/client.js';
import type { Engine } from '../interpret/engine.js';
import { handsUp } from '../outcome/compare.js';
import { isWorse } from '../outcome/fates.js';
import type { Outcome } from '../outcome/outcome.js';
import { takesNoKey } from './decided-elsewhere.js';
import { outcomeWithCallers } from './callers-outcome.js';
import type { ClientSite, Site } from './analysis.js';
import type { Root } from './candidates.js';
import { rootOf } from './context.js';
import type { Summaries } from './summaries.js';

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
  summaries: Summaries,
  own: ClientSite,
  statusesOf: (request: SentRequest) => readonly number[],
): Site[] {
  const found: Site[] = [];
  const wrappers: Wrapper[] = [{ root: own.root, trail: own.trail, outcome: own.outcome }];
  for (const wrapper of wrappers) {
    if (wrapper.root.type === 'Program' || !handsUp(wrapper.outcome)) continue;
    for (const caller of summaries.callersOf(wrapper.root)) {
      for (const request of summaries.requestsOf(caller)) {
        if (found.length >= MOST_CALLS) return found;
        const node = callOf(wrapper, request);
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
          decided: keyIsMissingInWrapper(summaries, own, request) ? ['idempotency'] : [],
        });
      }
    }
  }
  return found;
}

/** The call of a wrapper by which a request is sent; null where it is sent in another way. */
function callOf({ root, trail }: Wrapper, request: SentRequest): SentRequest['site'] | null {
  const [node] = request.chain;
  const isThisWay = request.chain.length === trail.length && endsWith(request, trail);
  if (!isThisWay || node?.type !== 'CallExpression') return null;
  return isWithin(node, root) ? null : node;
}

/** The calls from one of them to that of the client. */
export function trailFrom(request: SentRequest, node: TSESTree.Node): readonly TSESTree.Node[] {
  const all = [...request.chain, request.site];
  return all.slice(all.lastIndexOf(node));
}

/** Whether the function that a call leads to leaves its caller something to judge. One that loses all is reported itself. */
export function isHandedUp(
  engine: Engine,
  summaries: Summaries,
  trail: readonly TSESTree.Node[],
  statuses: readonly number[],
): boolean {
  const inner = trail.slice(1);
  const places = inner.map((node) => `${engine.scopes.fileOf(node).path}:${String(node.range[0])}`);
  const key = places.join('>');
  const known = engine.elsewhere?.handingUp.get(key);
  if (known !== undefined) return known;
  const alone = sentByWrapper(engine, summaries, trail);
  // What sends a request only with these arguments cannot be looked at by itself.
  const is = alone === null || handsUp(summaries.outcome(alone.root, alone.request.id, statuses));
  engine.elsewhere?.handingUp.set(key, is);
  return is;
}

/** The request as the function that a call leads to sends it, whoever calls. */
export function sentByWrapper(
  engine: Engine,
  summaries: Summaries,
  trail: readonly TSESTree.Node[],
): { root: Root; request: SentRequest } | null {
  const inner = trail.slice(1);
  const [next] = inner;
  if (next === undefined) return null;
  const root = rootOf(engine, engine.scopes.fileOf(next).functionAround(next));
  const request = summaries
    .requestsOf(root)
    .find((one) => one.chain.length === inner.length - 1 && endsWith(one, inner));
  return request === undefined ? null : { root, request };
}

function endsWith(request: SentRequest, trail: readonly TSESTree.Node[]): boolean {
  const all = [...request.chain, request.site];
  const offset = all.length - trail.length;
  return offset >= 0 && trail.every((node, index) => all[offset + index] === node);
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
