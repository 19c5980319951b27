import type { TSESTree } from '@typescript-eslint/types';
import type { SentRequest } from '../clients/client.js';
import { handsUp } from '../outcome/compare.js';
import { isWorse } from '../outcome/fates.js';
import type { Outcome } from '../outcome/outcome.js';
import { outcomeWithCallers } from './callers-outcome.js';
import type { ClientSite, Site } from './analysis.js';
import type { Root } from './candidates.js';
import type { Summaries } from './summaries.js';

/** Past this number the callers of one function are not rows of their own. */
const MOST_CALLS = 60;

/** A function that sends a request for its caller, and the calls that lead from it to the client. */
interface Wrapper {
  root: Root;
  /** From the outermost call to the innermost, without that of the client. */
  way: readonly TSESTree.Node[];
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
  if (own.via !== null) return [];
  const found: Site[] = [];
  const wrappers: Wrapper[] = [{ root: own.root, way: [], outcome: own.outcome }];
  for (const wrapper of wrappers) {
    if (wrapper.root.type === 'Program' || !handsUp(wrapper.outcome)) continue;
    for (const caller of summaries.callersOf(wrapper.root)) {
      for (const request of summaries.requestsOf(caller)) {
        if (found.length >= MOST_CALLS) return found;
        const node = callOf(own, wrapper, request);
        if (node === null) continue;
        const statuses = statusesOf(request);
        const here = summaries.outcome(caller, request.id, statuses);
        const outcome = outcomeWithCallers(summaries, caller, here, statuses, (above) =>
          summaries.requestsOf(above).filter((other) => endsWith(other, own, request.chain)),
        );
        if (wrapper.way.length < LONGEST_WAY - 1) {
          wrappers.push({ root: caller, way: request.chain, outcome: here });
        }
        if (!saysMore(own, request, outcome)) continue;
        found.push({ node, via: own.node, request, outcome: withoutRepeats(own, outcome) });
      }
    }
  }
  return found;
}

/** The call of a wrapper by which a request is sent; null where it is sent in another way. */
function callOf(
  own: ClientSite,
  { root, way }: Wrapper,
  request: SentRequest,
): SentRequest['site'] | null {
  const [node] = request.chain;
  const isThisWay = request.chain.length === way.length + 1 && endsWith(request, own, way);
  if (!isThisWay || node?.type !== 'CallExpression') return null;
  return isWithin(node, root) ? null : node;
}

function endsWith(request: SentRequest, own: ClientSite, way: readonly TSESTree.Node[]): boolean {
  if (request.site !== own.node || request.chain.length < way.length) return false;
  const offset = request.chain.length - way.length;
  return way.every((node, index) => request.chain[offset + index] === node);
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

/** What the wrapper itself loses is reported there, once. */
function withoutRepeats(own: ClientSite, outcome: Outcome): Outcome {
  return own.outcome.requestId === 'absent' && outcome.requestId === 'absent'
    ? { ...outcome, requestId: 'unknown' }
    : outcome;
}
