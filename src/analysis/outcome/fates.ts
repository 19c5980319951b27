import type { TSESTree } from '@typescript-eslint/types';
import type { Fate } from '../../facts/index.js';
import type { Engine } from '../interpret/engine.js';
import { mayBeSuccess, type CallState } from '../state/call-state.js';
import { ANSWERED, EMPTY, FAILURE, statusBit, type StatusSet } from '../statuses/status-set.js';
import { deepTaint } from '../values/deep-taint.js';
import { Carry } from '../values/taint.js';
import type { Exit } from './exits.js';

/** One path that the answer of a call takes to an end of the function. */
export interface Path {
  call: CallState;
  /** What the value that leaves carries of the answer. */
  carried: number;
  node: TSESTree.Node;
  kind: Exit['kind'];
}

/** The paths of one call, without those that only exceptions of other code take. */
export function pathsOf(engine: Engine, exits: readonly Exit[], id: number): Path[] {
  const paths: Path[] = [];
  for (const exit of exits) {
    const call = exit.s.calls.get(id);
    if (call === undefined || call.implicit) continue;
    const carried = deepTaint(engine, exit.s, exit.v).calls.get(id) ?? 0;
    paths.push({ call, carried, node: exit.node, kind: exit.kind });
  }
  return paths;
}

const AS_DATA = Carry.Status | Carry.Response | Carry.ClientError;

/** Whether a failure is treated on this path as a success is: the body goes where that of a success goes. */
export function isTakenForSuccess(engine: Engine, path: Path, id: number): boolean {
  const uses = engine.successUses.get(id);
  return uses !== undefined && path.call.uses.some(({ use }) => uses.has(use));
}

/** What becomes of a status on one path; null where the path says nothing of it. */
export function fateOnPath(
  engine: Engine,
  path: Path,
  id: number,
  bit: StatusSet,
  isIgnored: boolean,
): { kind: Fate; node: TSESTree.Node } | null {
  const { call, carried, node } = path;
  if ((call.statuses & bit) === EMPTY) return null;
  if ((call.distinguished & bit) !== EMPTY || isOnlyOne(call.statuses)) {
    return { kind: 'distinguished', node: call.distinguishedAt ?? call.at ?? node };
  }
  const lostAt = path.kind === 'return' && isFunctionBody(node) ? (call.at ?? node) : node;
  if (mayBeSuccess(call)) {
    if (carried & AS_DATA || call.escaped) return { kind: 'propagated', node };
    if (call.unfollowed) return { kind: 'unknown', node };
    if (carried & Carry.Ok) return { kind: 'unknown', node };
    if (call.read || call.looked || isIgnored) {
      return { kind: 'unchecked', node: call.readAt ?? engine.request(id).site };
    }
    return null;
  }
  if (carried & AS_DATA) return { kind: 'propagated', node };
  if (isTakenForSuccess(engine, path, id)) {
    return { kind: 'unchecked', node: path.call.uses[0]?.node ?? node };
  }
  if (call.sent & AS_DATA) return { kind: 'propagated', node: lostAt };
  if (carried & Carry.StatusText) return { kind: 'stringified', node: lostAt };
  if (carried & Carry.WholeBody && engine.provider.bodyHoldsCode(engine.request(id).callUrl)) {
    return { kind: 'propagated', node };
  }
  if (call.unfollowed || carried & Carry.WholeBody) return { kind: 'unknown', node };
  if ((call.sent | call.logged) & Carry.StatusText || call.logged & Carry.Status) {
    return { kind: 'stringified', node: lostAt };
  }
  return { kind: 'lost', node: lostAt };
}

/** Tests that leave exactly one named failure separate it. */
function isOnlyOne(statuses: StatusSet): boolean {
  const failures = statuses & ANSWERED;
  return (
    (failures & FAILURE) !== EMPTY &&
    (failures & (failures - 1)) === 0 &&
    NAMED_FAILURES.includes(failures)
  );
}

const NAMED_FAILURES = [
  400, 401, 402, 403, 404, 405, 408, 409, 410, 413, 422, 423, 425, 429, 500, 501, 502, 503, 504, 529,
].map(statusBit);

function isFunctionBody(node: TSESTree.Node): boolean {
  return node.type === 'BlockStatement' || node.type === 'Program';
}

const WORST: readonly Fate[] = [
  'distinguished',
  'propagated',
  'unknown',
  'stringified',
  'lost',
  'unchecked',
];

export function isWorse(a: Fate, b: Fate): boolean {
  return WORST.indexOf(a) > WORST.indexOf(b);
}
