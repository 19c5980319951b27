import type { TSESTree } from '@typescript-eslint/types';
import type { SentRequest } from '../clients/client.js';
import type { Engine } from '../interpret/engine.js';
import type { Outcome } from '../outcome/outcome.js';
import type { Summaries } from './summaries.js';
import { sentByWrapper } from './wrapper-calls.js';

/** A fact that a wrapper decides for all of its callers alike: it is mended there, once. */
export type DecidedFact = 'checked' | 'idempotency' | 'requestId' | `${number}`;

/** What a wrapper in another file decides: what stands in that file, and what its callers have no say in. */
export function decidedElsewhere(
  engine: Engine,
  summaries: Summaries,
  request: SentRequest,
  trail: readonly TSESTree.Node[],
  { fates, requestId }: Outcome,
): DecidedFact[] {
  const { scopes } = engine;
  const decided: DecidedFact[] = [];
  let unnoticed = false;
  let all = fates.size > 0;
  for (const [status, { kind, at }] of fates) {
    const isElsewhere =
      at.length > 0 &&
      at.every((node) => !trail.includes(node) && scopes.fileOf(node) !== scopes.main);
    if (isElsewhere) decided.push(`${status}`);
    else all = false;
    unnoticed ||= isElsewhere && kind === 'unchecked';
  }
  if (unnoticed) decided.push('checked');
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
