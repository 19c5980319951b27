import type { TSESTree } from '@typescript-eslint/types';
import { baseQueryResult } from '../clients/base-query.js';
import type { LibraryRetry } from '../clients/client.js';
import { hookArguments } from '../clients/response-hooks.js';
import { supabasePair } from '../clients/supabase.js';
import { isSentWithin } from '../clients/send-again.js';
import type { Engine } from '../interpret/engine.js';
import { mergeResults } from '../interpret/results.js';
import type { State } from '../state/state.js';
import { traced } from '../state/trace.js';
import {
  ANSWERED,
  EMPTY,
  FAILURE,
  NETWORK,
  SUCCESS,
  type StatusSet,
} from '../statuses/status-set.js';
import type { Value } from '../values/value.js';
import { chain, handled, handlerOf, react, type Settlement } from './promises.js';

/** Both ways in which the promise of a request can settle, through the hooks of its client. */
export function settleRequest(
  engine: Engine,
  s: State,
  id: number,
  node: TSESTree.Node,
): Settlement {
  const request = engine.request(id);
  const before = s.call(id);
  const withStatuses = (from: State, statuses: StatusSet): State =>
    from.withCall(id, {
      statuses,
      settled: true,
      read: before.read || request.gives === 'body',
      at: (statuses & SUCCESS) === EMPTY ? node : before.at,
    });
  let settlement: Settlement = { fulfilled: [], rejected: [] };
  if (request.gives === 'pair' || request.gives === 'result') {
    const made = request.gives === 'pair' ? supabasePair : baseQueryResult;
    const { statuses } = before;
    const sets = { success: SUCCESS, failure: ANSWERED & ~SUCCESS, nothing: NETWORK };
    for (const came of ['success', 'failure', 'nothing'] as const) {
      const received = statuses & sets[came];
      if (received === EMPTY) continue;
      const state = withStatuses(s, received);
      settlement.fulfilled.push(made(engine, state, id, came, request.site));
    }
    return settlement;
  }
  for (const seen of answersSeen(engine, s, id, settlement, request.site)) {
    const { statuses } = seen.call(id);
    const good = statuses & ANSWERED & ~request.rejects;
    const bad = statuses & request.rejects;
    const answer: Value =
      request.gives === 'response'
        ? { t: 'response', call: id }
        : { t: 'facet', call: id, facet: 'body', path: [], meaning: null };
    if (good !== EMPTY) settlement.fulfilled.push({ s: withStatuses(seen, good), v: answer });
    if (bad === EMPTY) continue;
    for (const repeated of libraryRetries(engine, id, bad)) {
      const failed = withStatuses(seen, repeated);
      const treated = treatedApart(repeated, request.retry);
      const { distinguished, distinguishedAt } = seen.call(id);
      const state = failed.withCall(id, {
        distinguished: distinguished | treated,
        distinguishedAt: treated === EMPTY ? distinguishedAt : request.site,
        trace: traced(failed.call(id), { kind: 'rejected', node: request.site }),
      });
      rejectThroughHooks(engine, state, id, settlement, request.site);
    }
  }
  if ((before.statuses & NETWORK) !== EMPTY) {
    settlement.rejected.push({
      s: withStatuses(s, NETWORK),
      v: { t: 'networkError', call: id },
    });
  }
  settlement = {
    fulfilled: mergeResults(settlement.fulfilled),
    rejected: mergeResults(settlement.rejected),
  };
  const { onFulfilled, onRejected } = request.instance;
  const isPassed = (hook: Value): boolean => !isSentWithin(engine, hook, request);
  for (const hook of onFulfilled.filter(isPassed))
    settlement = chain(engine, settlement, hook, null, request.site);
  for (const hook of onRejected.filter(isPassed))
    settlement = chain(engine, settlement, null, hook, request.site);
  return settlement;
}

/** The paths on which an answer came, past the hooks that see every answer; what these throw is thrown to the caller. */
function answersSeen(
  engine: Engine,
  s: State,
  id: number,
  settlement: Settlement,
  node: TSESTree.Node,
): State[] {
  const request = engine.request(id);
  const { statuses } = s.call(id);
  const response: Value = { t: 'response', call: id };
  const answered = statuses & ANSWERED;
  if (answered === EMPTY) return [];
  const { answers = [], shape } = request.after ?? {};
  if (answers.length === 0 || shape === undefined) return [s];
  let paths = [s.withCall(id, { statuses: answered, settled: true })];
  for (const hook of answers) {
    if (isSentWithin(engine, hook, request)) continue;
    const next: State[] = [];
    for (const path of paths) {
      const handed = hookArguments(engine, path, shape, response, node);
      const ends = react(engine, handed.s, hook, handed.args, node);
      settlement.rejected.push(...ends.rejected);
      for (const end of ends.fulfilled) {
        const isAnother = end.v.t !== 'const' && end.v.t !== 'response';
        // Another answer may have taken its place: what becomes of it is not known.
        next.push(isAnother ? end.s.withCall(id, { unfollowed: true }) : end.s);
      }
    }
    paths = next;
  }
  return paths;
}

/** The error for a failure, past the hooks that see errors: what they give, or throw, is thrown in its place. */
function rejectThroughHooks(
  engine: Engine,
  s: State,
  id: number,
  settlement: Settlement,
  node: TSESTree.Node,
): void {
  const { errors = [], shape } = engine.request(id).after ?? {};
  const error: Value = { t: 'clientError', call: id };
  let failures: Settlement['rejected'] = [{ s, v: error }];
  if (shape === undefined) {
    settlement.rejected.push(...failures);
    return;
  }
  for (const hook of errors) {
    if (isSentWithin(engine, hook, engine.request(id))) continue;
    failures = failures.flatMap((failure) => {
      const place = handlerOf(node, hook);
      const given = shape === 'context' ? ({ t: 'response', call: id } as const) : failure.v;
      const handed = hookArguments(engine, handled(failure.s, place), shape, given, node);
      const ends = react(engine, handed.s, hook, handed.args, node);
      const rebuilt = ends.fulfilled.map((end) => ({
        s: end.s,
        v: shape === 'context' || end.v.t === 'const' ? failure.v : end.v,
        thrownAt: place,
      }));
      return [...rebuilt, ...ends.rejected];
    });
  }
  settlement.rejected.push(...failures);
}

/** Who repeats every failure tells none from another. */
function treatedApart(statuses: StatusSet, retry: LibraryRetry | null): StatusSet {
  if (retry === null || (FAILURE & ~retry.statuses) === EMPTY) return EMPTY;
  return statuses & retry.statuses;
}

/** A library that repeats some statuses by itself separates them from the others. */
function libraryRetries(engine: Engine, id: number, bad: StatusSet): StatusSet[] {
  const { retry, key } = engine.request(id);
  if (retry === null) return [bad];
  const repeated = bad & retry.statuses;
  if (repeated === EMPTY) return [bad];
  if (id !== engine.focus) return [repeated, bad & ~repeated].filter((set) => set !== EMPTY);
  engine.retries.set(id, {
    statuses: (engine.retries.get(id)?.statuses ?? EMPTY) | repeated,
    distinguished: (engine.retries.get(id)?.distinguished ?? EMPTY) | treatedApart(repeated, retry),
    alike: EMPTY,
    limits: new Map(),
    waited: (retry.backoff ? 2 : 1) | (retry.retryAfter ? 4 : 0),
    bounded: retry.bounded,
    keyChanges: key.state === 'unstable' || key.remade === true,
  });
  const others = bad & ~repeated;
  return others === EMPTY ? [repeated] : [repeated, others];
}
