import type { TSESTree } from '@typescript-eslint/types';
import type { SentRequest } from '../clients/client.js';
import type { Engine } from '../interpret/engine.js';
import type { Outcome } from '../outcome/outcome.js';
import type { Summaries } from './summaries.js';
import { sentByWrapper } from './trails.js';

/** A fact that a wrapper decides for all of its callers alike: it is mended there, once. */
export type DecidedFact = 'checked' | 'idempotency' | 'requestId' | `${number}`;

/** The statuses that are lost, kept or told apart in other files alone: callers here have no say in them. */
export function statusesDecidedElsewhere(
  { scopes }: Engine,
  trail: readonly TSESTree.Node[],
  { fates }: Outcome,
): `${number}`[] {
  return [...fates].flatMap(([status, { at }]) => {
    const isElsewhere = at.every(
      (node) => !trail.includes(node) && scopes.fileOf(node) !== scopes.main,
    );
    return at.length > 0 && isElsewhere ? [`${status}` as const] : [];
  });
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
  const statuses = statusesDecidedElsewhere(engine, trail, outcome);
  const decided: DecidedFact[] = [...statuses];
  const all = fates.size > 0 && statuses.length === fates.size;
  if (statuses.some((status) => fates.get(Number(status))?.kind === 'unchecked')) {
    decided.push('checked');
  }
  const isKeyMissing = request.key.state === 'absent';
  if (all) decided.push('requestId');
  if (!isKeyMissing && (all || requestId !== 'absent')) return decided;
  const alone = sentByWrapper(engine, summaries, trail);
  if (alone === null) return decided;
  if (isKeyMissing && takesNoKey(alone.request, request)) decided.push('idempotency');
  if (!all && requestId === 'absent') {
    const own = summaries.outcome(alone.root, alone.request.id, [...fates.keys()]);
    if (own.requestId === 'absent') decided.push('requestId');
  }
  return decided;
}

/** Whether a wrapper names the method and takes no headers: then it is there that the key is missing. */
export function takesNoKey(wrapper: SentRequest, caller: SentRequest): boolean {
  return wrapper.key.state === 'absent' && wrapper.method === caller.method;
}
