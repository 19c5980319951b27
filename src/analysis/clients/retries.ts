import type { TSESTree } from '@typescript-eslint/types';
import type { Engine } from '../interpret/engine.js';
import { mayBeSuccess, type CallState } from '../state/call-state.js';
import type { State } from '../state/state.js';
import type { Trace } from '../state/trace.js';
import { EMPTY, statusSet, type StatusSet } from '../statuses/status-set.js';
import { deepTaint } from '../values/deep-taint.js';
import { Origin, mixTaints } from '../values/taint.js';
import type { Request } from './client.js';

/** What is known of the repetitions of one request. */
export interface RetryRecord {
  statuses: StatusSet;
  /** Statuses that are retried because a test separated them from other failures, and those retried like others. */
  distinguished: StatusSet;
  alike: StatusSet;
  /** How tests of a counter or of the clock came out before a repetition. */
  limits: ReadonlyMap<TSESTree.Node, ReadonlySet<boolean>>;
  /** `Wait` flags of all repetitions. */
  waited: number;
  bounded: boolean;
  /** The key is made anew for each attempt. */
  keyChanges: boolean;
  /** A library makes all attempts before it hands on what has come of them: what follows is the end, and no poll. */
  isOver?: true;
  /** The paths that repeat the request, where somebody asks how. */
  ways?: readonly { statuses: StatusSet; trace: Trace }[];
}

/** What a request carries that is sent again as it was. */
export function sameKey({ mint }: CallState): { mints?: ReadonlySet<number> } {
  return mint === null ? {} : { mints: new Set([mint]) };
}

/**
 * A request is sent again on a path on which it has failed.
 *
 * @param mints the ids that its key may be this time; without them nothing is known of it
 */
export function recordRetry(
  engine: Engine,
  s: State,
  id: number,
  { mints }: { mints?: ReadonlySet<number> },
): void {
  if (id !== engine.focus) return;
  const call = s.call(id);
  const { key } = engine.request(id);
  const isAnother = (ids: ReadonlySet<number>): boolean =>
    call.mint === null ? ids.size > 0 : !ids.has(call.mint);
  const before = engine.retries.get(id);
  engine.retries.set(id, {
    statuses: (before?.statuses ?? EMPTY) | call.statuses,
    distinguished: (before?.distinguished ?? EMPTY) | call.distinguished,
    alike: (before?.alike ?? EMPTY) | (call.statuses & ~call.distinguished),
    limits: withLimits(before?.limits, call.limits),
    waited: (before?.waited ?? 0) | call.waited,
    bounded: (before?.bounded ?? true) && call.counted,
    keyChanges:
      (before?.keyChanges ?? false) ||
      (key.mint !== null && mints !== undefined && isAnother(mints)),
    ...(before?.isOver === true ? { isOver: true } : {}),
    ...(call.trace === null
      ? {}
      : { ways: [...(before?.ways ?? []), { statuses: call.statuses, trace: call.trace }] }),
  });
}

function withLimits(
  before: RetryRecord['limits'] | undefined,
  limits: CallState['limits'],
): RetryRecord['limits'] {
  const all = new Map(before);
  for (const [node, came] of limits) all.set(node, new Set(all.get(node)).add(came));
  return all;
}

/** Whether a path would have sent the request again, had a counter or the clock let it. */
export function isLastAttempt(record: RetryRecord, call: CallState): boolean {
  return [...call.limits].some(
    ([node, came]) => outcomeAtEnd(node) !== !came && record.limits.get(node)?.has(!came) === true,
  );
}

/** Whether a path has come to the end of the attempts since another state of the same call. */
export function isEndOfAttempts(before: CallState, after: CallState | undefined): boolean {
  return [...(after?.limits ?? [])].some(
    ([node, came]) => before.limits.get(node) !== came && outcomeAtEnd(node) !== !came,
  );
}

/** With fresh credentials it is another request that is sent: the server has turned the first one away. */
export function isTurnedAway({ statuses }: CallState): boolean {
  return (statuses & ~TURNED_AWAY) === EMPTY;
}

const TURNED_AWAY = statusSet([401, 403]);

/** How a test of a counter comes out once the attempts are used up; null where its words do not tell. */
function outcomeAtEnd(node: TSESTree.Node): boolean | null {
  if (node.type !== 'BinaryExpression') return null;
  const { operator, right } = node;
  const isLow = right.type === 'Literal' && (right.value === 0 || right.value === 1);
  switch (operator) {
    case '<':
    case '<=':
      // `attempt < 3`; `left < 1` counts down.
      return isLow ? null : false;
    case '>':
    case '>=':
      return !isLow;
    case '===':
    case '==':
      return true;
    case '!==':
    case '!=':
      return false;
    default:
      return null;
  }
}

/** The round of a loop whose element a request is made with. */
export function itemOf(engine: Engine, s: State, request: Request): number | null {
  const parts = [request.url, ...request.headers, ...(request.body === null ? [] : [request.body])];
  const taint = mixTaints(parts.map((part) => deepTaint(engine, s, part)));
  // What an earlier request of the same round gave belongs to the round as well.
  const earlier = [...taint.calls.keys()].map((id) => engine.requests[id]?.item ?? 0);
  const item = Math.max(taint.item ?? 0, ...earlier);
  return item === 0 ? null : item;
}

/** Another part of what is to be sent (`items.slice(i, i + 50)`) is another request. */
export function isForAnotherPart(engine: Engine, s: State, request: Request): boolean {
  const parts = request.body === null ? [request.url] : [request.url, request.body];
  return parts.some((part) => (deepTaint(engine, s, part).origin & Origin.Counter) !== 0);
}

/** The failed requests that were sent in a function that is entered again, or in what it called. */
export function sentWithin(engine: Engine, s: State, depth: number): number[] {
  const entered = engine.chain.slice(0, engine.frames[depth]?.depth ?? 0);
  const failed: number[] = [];
  for (const [id, call] of s.calls) {
    if (mayBeSuccess(call) || call.implicit || id < 0) continue;
    const { chain } = engine.request(id);
    if (entered.every((node, index) => chain[index] === node)) failed.push(id);
  }
  return failed;
}
