import type { TSESTree } from '@typescript-eslint/types';
import {
  ANSWERED,
  EMPTY,
  EVERYTHING,
  FAILURE,
  SUCCESS,
  type StatusSet,
} from '../statuses/status-set.js';
import { Carry } from '../values/taint.js';
import type { Trace } from './trace.js';

/** How far one call has come on one path, and what the path has done with its answer. */
export interface CallState {
  /** What can still have been received. */
  statuses: StatusSet;
  settled: boolean;
  /** The answer is not the success that the code expects: `status === 200` did not hold. */
  missed: boolean;
  /** The status, or `ok`, has been tested. */
  looked: boolean;
  /** Statuses that a test on this path has separated from other failures. */
  distinguished: StatusSet;
  distinguishedAt: TSESTree.Node | null;
  /** `Carry` flags of what reached a log, and of what reached other code after the failure was noticed. */
  logged: number;
  sent: number;
  /** Where the failure was last handled: a test, a catch, a log. */
  at: TSESTree.Node | null;
  /** The branch that the failure went through before the path came back to the way of a success. */
  passed: TSESTree.Node | null;
  /**
   * Where the failure was last turned into an error, the `Carry` flags of the status that it keeps, and where an error first
   * did without the request id.
   */
  thrown: { node: TSESTree.Node; keeps: number; withoutId: TSESTree.Node | null } | null;
  /** The body has been read, and where first. */
  read: boolean;
  readAt: TSESTree.Node | null;
  /** Whatever reading the body throws goes to a handler of the same chain. */
  guarded: boolean;
  /** An exception has brought the path to a handler. */
  caught: boolean;
  /** The answer is in a promise that nobody has waited for yet: what comes before has not seen it. */
  pending: boolean;
  /** The path is one that only an exception of other code takes. */
  implicit: boolean;
  /** The status was handed on together with whatever comes: a relay. */
  relayed: boolean;
  /** The response was handed to code of another file. */
  unfollowed: boolean;
  /** The unchecked response was handed to whoever called: a callback, an event. */
  escaped: boolean;
  /** The evaluation that minted the idempotency key of this attempt. */
  mint: number | null;
  /** The round of a loop over a collection that this request belongs to. */
  item: number | null;
  /** What the path waits for before it sends the request again: `Wait` flags. */
  waited: number;
  /** After the failure a counter or the clock was compared: the attempts have an end. */
  counted: boolean;
  /** The library's object that keeps the error for whoever asks for it. */
  kept: KeptError | null;
  /** A counter or the clock was compared since the answer came: whoever tries again may have come to the last attempt. */
  limited: boolean;
  /** Where the body was used. */
  uses: readonly Use[];
  /** Where other code was called, or something outside was changed. */
  acts: ReadonlySet<string>;
  /** What the path has done with the answer, step by step; null where nobody asked for it. */
  trace: Trace | null;
}

/** A use of the body. It is certain where every path that came here went through it. */
export interface Use {
  use: string;
  node: TSESTree.Node;
  certain: boolean;
}

interface KeptError {
  /** The id of the object. */
  by: number;
  /** `Carry` flags of the error. */
  flags: number;
  /** A handler has had it already: it goes on only to code that waits for it. */
  isHandled: boolean;
}

/** `Fallback`: where the server names no wait, a fixed one. */
export const Wait = { Fixed: 1, Growing: 2, RetryAfter: 4, Fallback: 8 } as const;

export const NEW_CALL: CallState = {
  statuses: EVERYTHING,
  settled: false,
  missed: false,
  looked: false,
  distinguished: EMPTY,
  distinguishedAt: null,
  logged: 0,
  sent: 0,
  at: null,
  passed: null,
  thrown: null,
  read: false,
  readAt: null,
  guarded: false,
  caught: false,
  pending: false,
  implicit: false,
  relayed: false,
  unfollowed: false,
  escaped: false,
  mint: null,
  item: null,
  waited: 0,
  counted: false,
  limited: false,
  kept: null,
  uses: [],
  acts: new Set(),
  trace: null,
};

const LOGGED_STATUS = Carry.Status | Carry.StatusText;
const KEPT_ID = Carry.RequestId | Carry.Headers | Carry.Response;
const AS_DATA = Carry.Status | Carry.Response | Carry.ClientError;

/** Two paths are kept apart while these differ: of a success little matters, of a failure all that decides its fate. */
export function callStateKey(call: CallState): string {
  if (call.implicit) return 'i';
  if ((call.statuses & FAILURE) === EMPTY) {
    const isNetwork = (call.statuses & ANSWERED) === EMPTY;
    return `${isNetwork ? 'n' : 's'}${call.caught ? 'c' : ''}${call.counted ? 'b' : ''}`;
  }
  const bits =
    (call.settled ? 1 : 0) |
    (call.looked ? 2 : 0) |
    (call.read ? 4 : 0) |
    (call.unfollowed ? 16 : 0) |
    (call.counted ? 32 : 0) |
    (call.missed ? 64 : 0) |
    (call.escaped ? 128 : 0) |
    (call.relayed ? 16384 : 0) |
    (call.kept === null ? 0 : 32768) |
    (call.caught && mayBeSuccess(call) ? 256 : 0) |
    (call.logged & LOGGED_STATUS ? 512 : 0) |
    (call.logged & KEPT_ID ? 1024 : 0) |
    (call.logged & Carry.Body ? 2048 : 0) |
    (call.sent & AS_DATA ? 4096 : 0) |
    (call.sent & Carry.StatusText ? 8192 : 0);
  const thrown = call.thrown === null ? '' : String(call.thrown.keeps);
  const uses = mayBeSuccess(call) ? '' : String(call.uses.length);
  return `${call.statuses.toString(16)}.${call.distinguished.toString(16)}.${String(bits)}.${uses}.${thrown}`;
}

/** What a call has come to on one of two paths that are no longer kept apart. */
export function joinCalls(a: CallState, b: CallState): CallState {
  if (a === b) return a;
  return {
    ...a,
    statuses: a.statuses | b.statuses,
    settled: a.settled && b.settled,
    looked: a.looked || b.looked,
    missed: a.missed && b.missed,
    distinguished: a.distinguished | b.distinguished,
    logged: a.logged | b.logged,
    sent: a.sent | b.sent,
    read: a.read || b.read,
    guarded: a.guarded || b.guarded,
    caught: a.caught && b.caught,
    pending: a.pending && b.pending,
    implicit: a.implicit && b.implicit,
    unfollowed: a.unfollowed || b.unfollowed,
    escaped: a.escaped || b.escaped,
    relayed: a.relayed || b.relayed,
    waited: a.waited | b.waited,
    counted: a.counted && b.counted,
    limited: a.limited && b.limited,
    uses: joinUses(a.uses, b.uses),
    acts: joinActs(a, b),
  };
}

function joinUses(a: readonly Use[], b: readonly Use[]): readonly Use[] {
  if (a === b) return a;
  const find = (uses: readonly Use[], { use }: Use): Use | undefined =>
    uses.find((one) => one.use === use);
  return [
    ...a.map((one) => ({ ...one, certain: one.certain && find(b, one)?.certain === true })),
    ...b.filter((one) => find(a, one) === undefined).map((one) => ({ ...one, certain: false })),
  ];
}

/** What a success may do, and what a failure is sure to do: so what is the failure's alone makes a difference. */
function joinActs(a: CallState, b: CallState): ReadonlySet<string> {
  if (a.acts === b.acts) return a.acts;
  return mayBeSuccess(a) || mayBeSuccess(b)
    ? new Set([...a.acts, ...b.acts])
    : new Set([...a.acts].filter((act) => b.acts.has(act)));
}

/** Whether the answer can still be what the code takes for a success. */
export function mayBeSuccess(call: CallState): boolean {
  return !call.missed && (call.statuses & SUCCESS) !== EMPTY;
}

/** Whether an answer has come and is a failure on this path. */
export function hasFailed(call: CallState): boolean {
  return !mayBeSuccess(call) && (call.statuses & ANSWERED) !== EMPTY;
}
