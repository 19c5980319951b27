import type { TSESTree } from '@typescript-eslint/types';
import type { Fate } from '../../facts/index.js';
import type { Engine } from '../interpret/engine.js';
import { mayBeSuccess, type CallState, type Use } from '../state/call-state.js';
import { ANSWERED, EMPTY, FAILURE, isOneStatus, type StatusSet } from '../statuses/status-set.js';
import { deepTaint } from '../values/deep-taint.js';
import { Carry } from '../values/taint.js';
import { alternatives, type Value } from '../values/value.js';
import type { Exit } from './exits.js';

/** One path that the answer of a call takes to an end of the function. */
export interface Path {
  call: CallState;
  /** What the value that leaves carries of the answer. */
  carried: number;
  node: TSESTree.Node;
  kind: Exit['kind'];
}

/** A path that ends because another request got no good answer says nothing of this one. */
function isOfAnother(kind: Exit['kind'], v: Value, id: number): boolean {
  return kind === 'throw' && (v.t === 'networkError' || v.t === 'clientError') && v.call !== id;
}

/** What leaves is one of several: each is an end of its own. Of those that are not known nothing can be said. */
function outcomesOf(value: Value): readonly Value[] {
  const known = alternatives(value).filter(({ t }) => t !== 'unknown' && t !== 'import');
  return known.length > 0 ? known : [value];
}

/** The paths of one call, without those that only exceptions of other code take. */
export function pathsOf(engine: Engine, exits: readonly Exit[], id: number): Path[] {
  const paths: Path[] = [];
  for (const exit of exits) {
    const call = exit.s.calls.get(id);
    if (call === undefined || call.implicit) continue;
    // Who throws before the answer is waited for throws for another reason.
    if (call.pending && exit.kind === 'throw') continue;
    for (const value of outcomesOf(exit.v)) {
      if (isOfAnother(exit.kind, value, id)) continue;
      const carried = deepTaint(engine, exit.s, value).calls.get(id) ?? 0;
      paths.push({ call, carried, node: exit.node, kind: exit.kind });
    }
  }
  return paths;
}

const AS_DATA = Carry.Status | Carry.Response | Carry.ClientError;

/** A path on which something else than the status was found wrong: it says nothing of what a status becomes. */
export function isErrorPath(path: Path): boolean {
  return path.kind === 'throw' || path.call.caught;
}

/**
 * Whether a failure is treated on this path as a success is: a success comes to the same end, its body went the same
 * ways, and whatever else the failure did, a success did as well.
 */
export function isTakenForSuccess(paths: readonly Path[], path: Path): boolean {
  const { uses, acts, sent } = path.call;
  if (uses.length === 0 || (sent & Carry.Status) !== 0) return false;
  return paths.some(
    (other) =>
      mayBeSuccess(other.call) &&
      other.node === path.node &&
      !isErrorPath(other) &&
      covers(uses, other.call.uses) &&
      covers(other.call.uses, uses) &&
      [...acts].every((act) => other.call.acts.has(act)) &&
      !goesElsewhere(paths, other, uses),
  );
}

/**
 * Whether a success with the same status also ends where no failure does, without these uses of the body: then they are
 * what is done where something went wrong.
 */
function goesElsewhere(
  paths: readonly Path[],
  { call, node }: Path,
  uses: readonly Use[],
): boolean {
  return paths.some(
    (other) =>
      other.node !== node &&
      mayBeSuccess(other.call) &&
      other.call.statuses === call.statuses &&
      !covers(other.call.uses, uses) &&
      !isErrorPath(other) &&
      !paths.some((one) => one.node === other.node && !mayBeSuccess(one.call)),
  );
}

/** Whether what certainly happened on one path can have happened on another. */
function covers(all: readonly Use[], certain: readonly Use[]): boolean {
  return certain.every((one) => !one.certain || all.some(({ use }) => use === one.use));
}

/** The nodes at which a path leaves of a failure no more than text, at which nothing, and at which no request id. */
export function droppingNodes(
  paths: readonly Path[],
  { call, node, kind }: Path,
): Record<'textAt' | 'lostAt' | 'idLostAt', TSESTree.Node> {
  const end = kind === 'return' && isFunctionEnd(node) ? (call.at ?? node) : node;
  // Thrown again, an error is no worse than where it was made.
  const madeAt = call.thrown?.node ?? end;
  // An end that a success comes to as well is not where the failure was dropped.
  const isOwnEnd = !paths.some((other) => mayBeSuccess(other.call) && other.node === node);
  const droppedAt = isOwnEnd && !isFunctionEnd(node) ? end : (call.passed ?? end);
  const keeps = call.thrown?.keeps ?? 0;
  return {
    // An error that has the status as data made no text of it.
    textAt: keeps !== 0 && (keeps & AS_DATA) === 0 ? madeAt : (call.passed ?? end),
    lostAt: call.thrown?.keeps === 0 ? madeAt : droppedAt,
    idLostAt: call.thrown?.withoutId ?? droppedAt,
  };
}

/** What becomes of a status on one path; null where the path says nothing of it. */
export function fateOnPath(
  engine: Engine,
  paths: readonly Path[],
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
  const { textAt, lostAt } = droppingNodes(paths, path);
  if (mayBeSuccess(call)) {
    if (carried & AS_DATA || call.escaped || call.relayed) return { kind: 'propagated', node };
    if (call.unfollowed) return { kind: 'unknown', node };
    if (isErrorPath(path)) return null;
    if (carried & Carry.Ok) return { kind: carried & Carry.Body ? 'unknown' : 'lost', node };
    if (call.read || call.looked || isIgnored) {
      return { kind: 'unchecked', node: call.readAt ?? engine.request(id).site };
    }
    return null;
  }
  if (carried & AS_DATA) return { kind: 'propagated', node };
  if (isOverlooked(engine, path)) return { kind: 'unchecked', node: engine.request(id).site };
  if (isTakenForSuccess(paths, path)) {
    return { kind: 'unchecked', node: path.call.uses[0]?.node ?? node };
  }
  const kept = keptFlags(engine, call);
  if ((call.sent | kept) & AS_DATA) return { kind: 'propagated', node: lostAt };
  if (carried & Carry.StatusText) return { kind: 'stringified', node: textAt };
  if (carried & Carry.WholeBody && engine.provider.bodyHoldsCode(engine.request(id).callUrl)) {
    return { kind: 'propagated', node };
  }
  if (call.unfollowed || carried & Carry.WholeBody) return { kind: 'unknown', node };
  if ((call.sent | kept | call.logged) & Carry.StatusText || call.logged & Carry.Status) {
    return { kind: 'stringified', node: textAt };
  }
  return { kind: 'lost', node: lostAt };
}

/** Whether a failure stands in a member that no code in view has asked for, and nobody else gets. */
export function isOverlooked(engine: Engine, { call, carried }: Path): boolean {
  const { kept, unfollowed } = call;
  if (kept?.isHidden !== true || unfollowed || carried & AS_DATA) return false;
  return !engine.queries.asked.has(kept.by);
}

/** What a library keeps of an error that no code in view has asked for: code elsewhere may. */
export function keptFlags(engine: Engine, { kept }: CallState): number {
  if (kept === null || kept.isHidden === true) return 0;
  const { asked, awaited } = engine.queries;
  const isLeft = kept.isHandled ? awaited.has(kept.by) : !asked.has(kept.by);
  return isLeft ? kept.flags : 0;
}

/** Tests that leave exactly one named failure separate it. */
function isOnlyOne(statuses: StatusSet): boolean {
  const answered = statuses & ANSWERED;
  return (answered & FAILURE) !== EMPTY && isOneStatus(answered);
}

/** An end that hands nothing over: the end of the function, or a bare `return`. */
export function isBareEnd(node: TSESTree.Node): boolean {
  return isFunctionEnd(node) || (node.type === 'ReturnStatement' && node.argument === null);
}

function isFunctionEnd(node: TSESTree.Node): boolean {
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
