import type { TSESTree } from '@typescript-eslint/types';
import { childNodes } from '../scopes/walk.js';
import type { SentRequest } from '../clients/client.js';
import { reachesCallers, worseOutcome } from '../outcome/compare.js';
import type { Outcome } from '../outcome/outcome.js';
import type { Root } from './candidates.js';
import type { Summaries } from './summaries.js';

/** How far callers are looked at. */
const MOST_CALLERS = 12;
const HIGHEST_CALLER = 3;

/** What a function does with an answer, and what callers of the same file do with what it hands up. */
export function outcomeWithCallers(
  summaries: Summaries,
  root: Root,
  own: Outcome,
  statuses: readonly number[],
  requestsIn: (caller: Root) => readonly SentRequest[],
): Outcome {
  if (!reachesCallers(own)) return withRetryOfCallers(summaries, root, own, statuses, requestsIn);
  let level: Root[] = [root];
  const seen = new Set<Root>(level);
  let found: Outcome[] = [];
  for (let height = 0; height < HIGHEST_CALLER && level.length > 0; height += 1) {
    const next: Root[] = [];
    const above: Outcome[] = [];
    for (const caller of level.flatMap((callee) => summaries.callersOf(callee))) {
      if (seen.has(caller) || seen.size > MOST_CALLERS) continue;
      seen.add(caller);
      const requests = requestsIn(caller);
      if (requests.length === 0) continue;
      next.push(caller);
      above.push(...requests.map(({ id }) => summaries.outcome(caller, id, statuses)));
    }
    // Who only hands the response on is judged by its own callers.
    if (above.length > 0) found = found.filter(({ checked }) => checked !== 'escapes');
    found.push(...above);
    level = next;
  }
  return found.length === 0 ? own : combine(own, found);
}

/** A caller that tries again repeats the request, whatever its error still says. */
function withRetryOfCallers(
  summaries: Summaries,
  root: Root,
  own: Outcome,
  statuses: readonly number[],
  requestsIn: (caller: Root) => readonly SentRequest[],
): Outcome {
  if (own.retry !== null) return own;
  for (const caller of summaries.callersOf(root)) {
    if (!mayRepeat(caller)) continue;
    for (const { id } of requestsIn(caller)) {
      const { retry, keyChanges } = summaries.outcome(caller, id, statuses);
      if (retry !== null) return { ...own, retry, keyChanges };
    }
  }
  return own;
}

const LOOPS: ReadonlySet<string> = new Set([
  'ForStatement',
  'ForOfStatement',
  'WhileStatement',
  'DoWhileStatement',
]);

/** Whether a function may call another one again: in a loop, or through a helper, which a name is enough to look for. */
function mayRepeat(node: TSESTree.Node): boolean {
  return LOOPS.has(node.type) || callsRetryHelper(node) || childNodes(node).some(mayRepeat);
}

function callsRetryHelper(node: TSESTree.Node): boolean {
  return (
    node.type === 'CallExpression' &&
    node.callee.type === 'Identifier' &&
    /retry|retries|backoff/i.test(node.callee.name)
  );
}

/** An unchecked response is what its callers make of it; a status that is handed up may be told apart there. */
function combine(own: Outcome, callers: readonly Outcome[]): Outcome {
  const known = callers.filter(({ checked }) => checked !== 'unknown');
  const [first, ...rest] = known;
  if (first === undefined) return own;
  const retry = own.retry ?? known.find((one) => one.retry !== null)?.retry ?? null;
  if (own.checked === 'escapes') {
    const all = rest.reduce(worseOutcome, first);
    return { ...all, retry, keyChanges: own.keyChanges || all.keyChanges };
  }
  const fates = new Map(own.fates);
  for (const [status, fate] of own.fates) {
    if (fate.kind !== 'propagated' && fate.kind !== 'stringified') continue;
    const better = known.find((one) => one.fates.get(status)?.kind === 'distinguished');
    const finding = better?.fates.get(status);
    if (finding !== undefined) fates.set(status, finding);
  }
  return { ...own, fates, retry };
}
