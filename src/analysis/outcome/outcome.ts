import type { TSESTree } from '@typescript-eslint/types';
import type { Checked, Fate, RequestId, Retry } from '../../facts/index.js';
import type { Engine } from '../interpret/engine.js';
import { isLastAttempt } from '../clients/retries.js';
import { Wait, hasFailed, mayBeSuccess } from '../state/call-state.js';
import { begun, type Trace } from '../state/trace.js';
import {
  EMPTY,
  FAILURE,
  NON_RETRYABLE,
  statusBit,
  type StatusSet,
} from '../statuses/status-set.js';
import { Carry } from '../values/taint.js';
import { bestRequestId, worstRequestId } from './compare.js';
import { idDroppedAt, usesUnseen } from './dropped-at.js';
import {
  fateOnPath,
  isBareEnd,
  isErrorPath,
  isOverlooked,
  keptFlags,
  isTakenForSuccess,
  isWorse,
  pathsOf,
  type Path,
} from './fates.js';
import type { Summary } from './exits.js';

/** What becomes of a status, and the nodes that decide it. */
export interface FateFinding {
  kind: Fate;
  at: TSESTree.Node[];
  /** A path that comes to this fate, and where on it; null where none is at hand. */
  way: FateWay | null;
}

/** How an answer comes to its fate. */
export interface FateWay {
  /** The request that it is the answer to. */
  id: number;
  /** Null where only a repetition is known, of which there is no end. */
  path: Path | null;
  trace: Trace | null;
  at: TSESTree.Node;
}

/** What a summary says of one call. */
export interface Outcome {
  checked: Checked;
  /** Where the body is used unseen, if it is. */
  checkedAt: readonly TSESTree.Node[];
  fates: Map<number, FateFinding>;
  requestId: RequestId;
  /** Where the id is dropped, if it is. */
  requestIdAt: readonly TSESTree.Node[];
  retry: Retry | null;
  keyChanges: boolean;
  /** The budget that did not do to follow all paths. */
  cutShort: Summary['cutShort'];
}

export function outcomeOf(
  engine: Engine,
  summary: Summary,
  id: number,
  statuses: readonly number[],
): Outcome {
  const paths = pathsOf(engine, summary.exits, id);
  const checked = summary.cutShort !== null ? 'unknown' : classifyChecked(engine, paths, id);
  const fates = new Map<number, FateFinding>();
  for (const status of statuses) {
    fates.set(
      status,
      summary.cutShort !== null
        ? { kind: 'unknown', at: [], way: null }
        : classifyFate(engine, paths, id, status, checked === 'ignored'),
    );
  }
  const requestId = summary.cutShort !== null ? 'unknown' : classifyRequestId(engine, paths, id);
  return {
    checked,
    checkedAt: checked === 'no' ? usesUnseen(engine, paths, id) : [],
    fates,
    requestId,
    requestIdAt: requestId === 'absent' ? idDroppedAt(paths) : [],
    retry: retryOf(engine, id),
    keyChanges: engine.retries.get(id)?.keyChanges ?? false,
    cutShort: summary.cutShort,
  };
}

function classifyChecked(engine: Engine, paths: readonly Path[], id: number): Checked {
  const { rejects } = engine.request(id);
  if ((rejects & FAILURE) === FAILURE) return 'throws';
  if (paths.length === 0) return 'unknown';
  let escapes = false;
  let looked = false;
  let unread = false;
  for (const path of paths) {
    const { call, carried } = path;
    if ((call.statuses & FAILURE) === EMPTY) {
      looked ||= call.looked;
      continue;
    }
    if (!mayBeSuccess(call)) {
      if (isOverlooked(engine, path)) {
        if (paths.some((one) => one.call.read)) return 'no';
        unread = true;
        continue;
      }
      if (isTakenForSuccess(paths, path)) return 'no';
      looked = true;
    } else if (carried & Carry.Response || call.escaped || call.unfollowed) escapes = true;
    else if (call.looked || call.relayed || carried & (Carry.Status | Carry.Ok)) looked = true;
    else if (isErrorPath(path)) continue;
    else if (call.read) return 'no';
    else unread = true;
  }
  if (escapes) return 'escapes';
  if (looked) return 'yes';
  return unread ? 'ignored' : 'unknown';
}

function classifyFate(
  engine: Engine,
  paths: readonly Path[],
  id: number,
  status: number,
  isIgnored: boolean,
): FateFinding {
  const bit = statusBit(status);
  const site = engine.request(id).site;
  const reaching = paths.filter(({ call }) => (call.statuses & bit) !== EMPTY);
  const wayTo = (at: TSESTree.Node, path = reaching[0] ?? null): FateWay => ({
    id,
    path,
    trace: path?.call.trace ?? null,
    at,
  });
  // `if (cancelled) return;` is no way of handling where another path handles.
  const isGuard = (path: Path): boolean =>
    path.node.type === 'ReturnStatement' && isBareEnd(path.node) && hasFailed(path.call);
  const handling = reaching.filter((path) => !isGuard(path));
  const retries = engine.retries.get(id);
  const isRetried =
    retries !== undefined && (retries.distinguished & ~retries.alike & bit) !== EMPTY;
  let worst: FateFinding | null = null;
  let isDropped = false;
  for (const path of handling.length > 0 ? handling : reaching) {
    const found = fateOnPath(engine, paths, path, id, bit, isIgnored);
    if (found === null) continue;
    // A body that says that all is well says that it is none of the failures that its code is asked for.
    if (path.call.vouched && ((engine.separatedByCode.get(id) ?? EMPTY) & bit) !== EMPTY) {
      found.kind = 'distinguished';
    }
    // What is tried again for its status is told apart, whatever becomes of the last attempt.
    const isRepeated = isRetried && found.kind !== 'unchecked' && isLastAttempt(retries, path.call);
    if (isRepeated) {
      found.kind = 'distinguished';
      found.node = site;
    }
    if (found.kind === 'lost' && !(path.kind === 'return' && isPolled(engine, id, bit))) {
      isDropped = true;
    }
    if (worst === null || isWorse(found.kind, worst.kind)) {
      const way = isRepeated ? repetitionOf(engine, id, bit) : wayTo(found.node, path);
      worst = { kind: found.kind, at: [found.node], way };
    } else if (found.kind === worst.kind && !worst.at.includes(found.node)) {
      worst.at.push(found.node);
    }
  }
  if (worst?.kind === 'lost' && !isDropped) worst.kind = 'unknown';
  if (worst === null && isRetried) {
    return { kind: 'distinguished', at: [site], way: repetitionOf(engine, id, bit) };
  }
  return worst ?? { kind: 'unknown', at: [], way: null };
}

function repetitionOf(engine: Engine, id: number, bit: StatusSet): FateWay {
  const { site } = engine.request(id);
  const failed = engine.retries.get(id)?.ways?.find(({ statuses }) => (statuses & bit) !== EMPTY);
  const trace = failed === undefined ? null : begun(site, failed.trace);
  return { id, path: null, trace, at: site };
}

/** A read that is tried again whatever comes is a poll: nothing is lost while it waits. */
function isPolled(engine: Engine, id: number, bit: StatusSet): boolean {
  const { method } = engine.request(id);
  const record = engine.retries.get(id);
  return (
    (method === 'GET' || method === 'HEAD') &&
    record?.isOver !== true &&
    ((record?.statuses ?? EMPTY) & bit) !== EMPTY
  );
}

/** The statuses of every API, and the one about which support is asked most. */
const ASKED_FOR_ID = [402, 429, 500];

function classifyRequestId(engine: Engine, paths: readonly Path[], id: number): RequestId {
  const request = engine.request(id);
  const contract = engine.provider.contractOf(request.callUrl);
  const body = engine.provider.bodyHoldsId(contract) ? Carry.Body : 0;
  const holds = Carry.RequestId | Carry.Headers | Carry.Response | body;
  // `if (cancelled) return;`: nothing is made of the answer at all.
  const isGuard = ({ node, call }: Path): boolean =>
    node.type === 'ReturnStatement' &&
    isBareEnd(node) &&
    hasFailed(call) &&
    (call.logged | call.sent) === 0;
  const among = (statuses: StatusSet): RequestId => {
    const reaching = paths.filter(({ call }) => (call.statuses & statuses) !== EMPTY);
    const handling = reaching.filter((path) => !isGuard(path));
    const ways = (handling.length > 0 ? handling : reaching).flatMap(
      (path) => idOnPath(engine, paths, path, id, holds) ?? [],
    );
    return ways.length === 0 ? 'na' : worstRequestId(ways);
  };
  // One status may have a way of its own (a wait, a notice) that needs no id.
  const noticed = ASKED_FOR_ID.map((status) => among(statusBit(status))).filter(
    (one) => one !== 'na',
  );
  return noticed.length === 0 ? among(FAILURE) : bestRequestId(noticed);
}

/** What becomes of the id on one path; null where nothing notices a failure on it. */
function idOnPath(
  engine: Engine,
  paths: readonly Path[],
  path: Path,
  id: number,
  holds: number,
): RequestId | null {
  const { call, carried } = path;
  if (!mayBeSuccess(call)) {
    return isTakenForSuccess(paths, path) || isOverlooked(engine, path)
      ? null
      : idOnFailure(engine, path, holds);
  }
  if (carried & Carry.Response || call.escaped) return 'propagated';
  if (call.logged & holds) return 'logged';
  if (call.unfollowed) return 'unknown';
  const isNoticed = call.guarded || call.relayed || (carried & (Carry.Status | Carry.Ok)) !== 0;
  return isNoticed ? 'absent' : null;
}

/** What becomes of the id where the failure was noticed. */
function idOnFailure(engine: Engine, { call, carried }: Path, holds: number): RequestId {
  if ((carried | call.sent | keptFlags(engine, call)) & (holds | Carry.ClientError))
    return 'propagated';
  if (call.logged & holds) return 'logged';
  return call.unfollowed ? 'unknown' : 'absent';
}

function retryOf(engine: Engine, id: number): Retry | null {
  const record = engine.retries.get(id);
  if (record === undefined) return null;
  const { method, key } = engine.request(id);
  const mayAct = method === 'POST' || method === 'PATCH' || method === 'dynamic';
  return {
    bounded: record.bounded,
    backoff:
      (record.waited & Wait.Growing) !== 0 ||
      (record.waited & (Wait.RetryAfter | Wait.Fallback)) === Wait.RetryAfter,
    retryAfter: (record.waited & Wait.RetryAfter) !== 0,
    retriesNonRetryable: (record.statuses & NON_RETRYABLE) !== EMPTY,
    postWithoutKey: mayAct && key.state !== 'present',
  };
}
