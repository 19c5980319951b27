import type { TSESTree } from '@typescript-eslint/types';
import type { DecidedFact } from '../../facts/index.js';
import type { SentRequest } from '../clients/client.js';
import type { Engine } from '../interpret/engine.js';
import type { Outcome } from '../outcome/outcome.js';
import type { Summaries } from './summaries.js';
import { sentByWrapper } from './trails.js';

/** The statuses that are lost, kept or told apart in other files by what the wrapper does: callers here have no say in them. */
export function statusesDecidedElsewhere(
  engine: Engine,
  summaries: Summaries,
  trail: readonly TSESTree.Node[],
  { fates }: Outcome,
): `${number}`[] {
  const { scopes } = engine;
  const inOtherFiles = [...fates].filter(
    ([, { at }]) =>
      at.length > 0 &&
      at.every((node) => !trail.includes(node) && scopes.fileOf(node) !== scopes.main),
  );
  if (inOtherFiles.length === 0) return [];
  // A helper in another file that a caller here hands the answer to decides for this caller alone.
  const own = outcomeOfWrapper(engine, summaries, trail, [...fates.keys()]);
  return inOtherFiles.flatMap(([status, { kind }]) =>
    own === null || own.fates.get(status)?.kind === kind ? [`${status}` as const] : [],
  );
}

/** What a wrapper in another file decides: what stands in that file, and what its callers have no say in. */
export function decidedElsewhere(
  engine: Engine,
  summaries: Summaries,
  request: SentRequest,
  trail: readonly TSESTree.Node[],
  outcome: Outcome,
): DecidedFact[] {
  const { fates, requestId } = outcome;
  const statuses = statusesDecidedElsewhere(engine, summaries, trail, outcome);
  const decided: DecidedFact[] = [...statuses];
  const all = fates.size > 0 && statuses.length === fates.size;
  if (statuses.some((status) => fates.get(Number(status))?.kind === 'unchecked')) {
    decided.push('checked');
  }
  if (all) decided.push('requestId');
  const wrapper =
    request.key.state === 'absent' ? sentByWrapper(engine, summaries, trail)?.request : undefined;
  if (wrapper !== undefined && takesNoKey(wrapper, request)) decided.push('idempotency');
  if (!all && requestId === 'absent') {
    const own = outcomeOfWrapper(engine, summaries, trail, [...fates.keys()]);
    if (own?.requestId === 'absent') decided.push('requestId');
  }
  return decided;
}

/** What a wrapper does whoever calls it; null where that cannot be looked at by itself. */
function outcomeOfWrapper(
  engine: Engine,
  summaries: Summaries,
  trail: readonly TSESTree.Node[],
  statuses: readonly number[],
): Outcome | null {
  const alone = sentByWrapper(engine, summaries, trail);
  return alone && summaries.outcome(alone.root, alone.request.id, statuses);
}

/** Whether a wrapper names the method and takes no headers: then it is there that the key is missing. */
export function takesNoKey(wrapper: SentRequest, caller: SentRequest): boolean {
  return wrapper.key.state === 'absent' && wrapper.method === caller.method;
}
