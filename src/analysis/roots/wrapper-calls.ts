import type { SentRequest } from '../clients/client.js';
import type { Engine } from '../interpret/engine.js';
import { handsUp } from '../outcome/compare.js';
import { isWorse } from '../outcome/fates.js';
import type { Outcome } from '../outcome/outcome.js';
import { outcomeWithCallers } from './callers-outcome.js';
import type { ClientSite, Site } from './analysis.js';
import type { Root } from './candidates.js';
import type { Summaries } from './summaries.js';

/** Past this number the callers of one function are not rows of their own. */
const MOST_CALLS = 60;

/**
 * The calls of a function that sends a request for its caller: a call of its own each, with the method, URL and key
 * that its arguments give and the fate that its answer has there.
 */
export function wrapperCalls(
  engine: Engine,
  summaries: Summaries,
  own: ClientSite,
  statusesOf: (request: SentRequest) => readonly number[],
): Site[] {
  if (own.via !== null || own.root.type === 'Program' || !handsUp(own.outcome)) return [];
  const wrapper = own.root;
  const found: Site[] = [];
  for (const caller of summaries.callersOf(wrapper)) {
    for (const request of summaries.requestsOf(caller)) {
      if (found.length >= MOST_CALLS) return found;
      const [node, ...deeper] = request.chain;
      const isDirect = request.site === own.node && deeper.length === 0;
      if (!isDirect || node?.type !== 'CallExpression') continue;
      if (isWithin(node, wrapper)) continue;
      const statuses = statusesOf(request);
      const here = summaries.outcome(caller, request.id, statuses);
      const outcome = outcomeWithCallers(summaries, caller, here, statuses, (above) =>
        summaries.requestsOf(above).filter(({ site, chain }) => site === own.node && chain.at(-1) === node),
      );
      if (!saysMore(own, request, outcome)) continue;
      found.push({ node, via: own.node, request, outcome: withoutRepeats(own, outcome) });
    }
  }
  return found;
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
