import type { TSESTree } from '@typescript-eslint/types';
import type { Checked, Fate, RequestId, Retry } from '../../facts/index.js';
import type { Engine } from '../interpret/engine.js';
import { Wait, hasFailed, mayBeSuccess } from '../state/call-state.js';
import {
  EMPTY,
  FAILURE,
  NON_RETRYABLE,
  statusBit,
  type StatusSet,
} from '../statuses/status-set.js';
import { Carry } from '../values/taint.js';
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
interface FateFinding {
  kind: Fate;
  at: TSESTree.Node[];
}

/** What a summary says of one call. */
export interface Outcome {
  checked: Checked;
  fates: Map<number, FateFinding>;
  requestId: RequestId;
  retry: Retry | null;
  keyChanges: boolean;
  /** Not all paths could be followed. */
  cutShort: boolean;
}

export function outcomeOf(
  engine: Engine,
  summary: Summary,
  id: number,
  statuses: readonly number[],
): Outcome {
  const paths = pathsOf(engine, summary.exits, id);
  const checked = summary.cutShort ? 'unknown' : classifyChecked(engine, paths, id);
  const fates = new Map<number, FateFinding>();
  for (const status of statuses) {
    fates.set(
      status,
      summary.cutShort
        ? { kind: 'unknown', at: [] }
        : classifyFate(engine, paths, id, status, checked === 'ignored'),
    );
  }
  return {
    checked,
    fates,
    requestId: summary.cutShort ? 'unknown' : classifyRequestId(engine, paths, id),
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
      if (isTakenForSuccess(engine, paths, path, id)) return 'no';
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
  // A code in the body stands for its status, though the status itself is not looked at.
  if (((engine.separatedByCode.get(id) ?? EMPTY) & bit) !== EMPTY) {
    return { kind: 'distinguished', at: [site] };
  }
  const reaching = paths.filter(({ call }) => (call.statuses & bit) !== EMPTY);
  // `if (cancelled) return;` is no way of handling where another path handles.
  const isGuard = (path: Path): boolean =>
    path.node.type === 'ReturnStatement' && isBareEnd(path.node) && hasFailed(path.call);
  const handling = reaching.filter((path) => !isGuard(path));
  let worst: FateFinding | null = null;
  for (const path of handling.length > 0 ? handling : reaching) {
    const found = fateOnPath(engine, paths, path, id, bit, isIgnored);
    if (found === null) continue;
    if (found.kind === 'lost' && path.kind === 'return' && isPolled(engine, id, bit)) {
      found.kind = 'unknown';
    }
    if (worst === null || isWorse(found.kind, worst.kind)) {
      worst = { kind: found.kind, at: [found.node] };
    } else if (found.kind === worst.kind && !worst.at.includes(found.node)) {
      worst.at.push(found.node);
    }
  }
  // What is tried again for its status is told apart, whatever becomes of the last attempt.
  const isRetried = ((engine.retries.get(id)?.distinguished ?? EMPTY) & bit) !== EMPTY;
  if (isRetried && worst?.kind !== 'unchecked') return { kind: 'distinguished', at: [site] };
  return worst ?? { kind: 'unknown', at: [] };
}

/** A read that is tried again whatever comes is a poll: nothing is lost while it waits. */
function isPolled(engine: Engine, id: number, bit: StatusSet): boolean {
  const { method } = engine.request(id);
  return (
    (method === 'GET' || method === 'HEAD') &&
    ((engine.retries.get(id)?.statuses ?? EMPTY) & bit) !== EMPTY
  );
}

function classifyRequestId(engine: Engine, paths: readonly Path[], id: number): RequestId {
  const request = engine.request(id);
  const contract = engine.provider.contractOf(request.callUrl);
  const body = engine.provider.bodyHoldsId(contract) ? Carry.Body : 0;
  const holds = Carry.RequestId | Carry.Headers | Carry.Response | body;
  let noticed = false;
  let logged = false;
  let unfollowed = false;
  for (const path of paths) {
    const { call, carried } = path;
    if ((call.statuses & FAILURE) === EMPTY) continue;
    if (mayBeSuccess(call)) {
      if (carried & Carry.Response || call.escaped) return 'propagated';
      unfollowed ||= call.unfollowed;
      logged ||= (call.logged & holds) !== 0;
      noticed ||= call.guarded || call.relayed || (carried & (Carry.Status | Carry.Ok)) !== 0;
      continue;
    }
    if (isTakenForSuccess(engine, paths, path, id) || isOverlooked(engine, path)) continue;
    noticed = true;
    const left = carried | call.sent | keptFlags(engine, call);
    if (left & (holds | Carry.ClientError)) return 'propagated';
    logged ||= (call.logged & holds) !== 0;
    unfollowed ||= call.unfollowed;
  }
  if (logged) return 'logged';
  if (unfollowed) return 'unknown';
  return noticed ? 'absent' : 'na';
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
