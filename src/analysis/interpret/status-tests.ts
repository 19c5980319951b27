import type { TSESTree } from '@typescript-eslint/types';
import type { State } from '../state/state.js';
import { traced } from '../state/trace.js';
import {
  EMPTY,
  FAILURE,
  SUCCESS,
  splitBy,
  statusSet,
  type StatusSet,
} from '../statuses/status-set.js';
import { FALSE, TRUE } from '../values/value.js';
import type { Result } from './engine.js';

/** The statuses that code compares with when it means success; 204 and the like are told apart within it. */
const EXPECTED = statusSet([200, 201]);

/** Split a path by whether the answer is in a set of statuses; a way that cannot be taken is null. */
export function separate(
  s: State,
  call: number,
  set: StatusSet,
  node: TSESTree.Node,
): { yes: State | null; no: State | null } {
  const { statuses } = s.call(call);
  return {
    yes: narrow(s, call, statuses & set, EMPTY, node),
    no: narrow(s, call, statuses & ~set, EMPTY, node),
  };
}

/**
 * Split a path by a test of the status. `exact` names the outcome that holds for named statuses only, and so
 * separates them from other failures.
 */
export function splitStatus(
  s: State,
  call: number,
  holds: (status: number) => boolean,
  node: TSESTree.Node,
  { exact }: { exact: 'yes' | 'no' | null },
): Result[] {
  const { yes, no } = splitBy(s.call(call).statuses, holds);
  const hit = narrow(
    s,
    call,
    yes,
    exact === 'yes' ? yes & FAILURE : EMPTY,
    node,
    exact === 'no' && (no & EXPECTED) !== EMPTY,
  );
  const miss = narrow(
    s,
    call,
    no,
    exact === 'no' ? no & FAILURE : EMPTY,
    node,
    exact === 'yes' && (yes & EXPECTED) !== EMPTY,
  );
  return [
    ...(hit === null ? [] : [{ s: hit, v: TRUE }]),
    ...(miss === null ? [] : [{ s: miss, v: FALSE }]),
  ];
}

function narrow(
  s: State,
  call: number,
  statuses: StatusSet,
  distinguished: StatusSet,
  node: TSESTree.Node,
  missed = false,
): State | null {
  if (statuses === EMPTY) return null;
  const before = s.call(call);
  return s.withCall(call, {
    statuses,
    looked: true,
    missed: (before.missed || missed) && (statuses & ~SUCCESS) !== EMPTY,
    at: node,
    distinguished: before.distinguished | distinguished,
    distinguishedAt: distinguished === EMPTY ? before.distinguishedAt : node,
    trace: traced(before, {
      kind: 'tested',
      node,
      before: before.statuses,
      left: statuses,
      told: distinguished,
    }),
  });
}
