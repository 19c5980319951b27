import type { TSESTree } from '@typescript-eslint/types';
import { callPromiseMethod, settleBoth } from '../builtins/promises.js';
import { recordRetry, sameKey } from '../clients/retries.js';
import type { Call } from '../interpret/calls.js';
import type { Engine, Result } from '../interpret/engine.js';
import { makeObject } from '../interpret/literals.js';
import { member } from '../interpret/members.js';
import type { State } from '../state/state.js';
import { deepTaint } from '../values/deep-taint.js';
import { FALSE, TRUE, UNDEFINED, UNKNOWN, constant, type Value } from '../values/value.js';

/** The members by which the code around a hook gets at the error itself. */
const ERROR_MEMBERS = ['error', 'failureReason'];

/** The members that send: the one rejects for whoever awaits it, the other leaves the error to callbacks. */
const SENDERS = { rejecting: ['mutateAsync', 'trigger'], quiet: ['mutate'] };

const KEEPING = { asked: ERROR_MEMBERS, awaited: SENDERS.rejecting };

/** How a request of a hook has come out: with data, or with an error. */
export type Came = { data: Value } | { error: Value };

/** What a hook gives once its request is settled; what else it has is not known. */
export function queryResult(
  engine: Engine,
  s: State,
  node: TSESTree.Node,
  came: Came,
  sends: boolean,
): Result {
  const error = 'error' in came ? came.error : null;
  const held = error ?? constant(null);
  const made = makeObject(engine, s, node, {
    data: 'data' in came ? came.data : UNDEFINED,
    error: held,
    failureReason: held,
    isError: error === null ? FALSE : TRUE,
    isSuccess: error === null ? TRUE : FALSE,
    status: constant(error === null ? 'success' : 'error'),
    isLoading: FALSE,
    isPending: FALSE,
    isFetching: FALSE,
    isMutating: FALSE,
  });
  const object = made.v.t === 'object' ? engine.object(made.s, made.v.id) : undefined;
  if (made.v.t !== 'object' || object === undefined) return made;
  const props = new Map(object.props);
  for (const name of sends ? [...SENDERS.rejecting, ...SENDERS.quiet] : []) {
    props.set(name, { t: 'native', name, self: made.v });
  }
  const whole = { ...object, props, rest: UNKNOWN, keeps: KEEPING };
  return { s: engine.store(made.s, made.v.id, whole), v: made.v };
}

/** The library keeps the error for whoever asks for it, unless a handler of the hook itself has had it. */
export function keep(engine: Engine, { s, v }: Result, error: Value, isHandled: boolean): Result {
  if (v.t !== 'object') return { s, v };
  const by = v.id;
  let after = s;
  for (const [id, flags] of deepTaint(engine, s, error).calls) {
    after = after.withCall(id, { kept: { by, flags, isHandled } });
  }
  return { s: after, v };
}

/** Whether a value sends the request of a hook. */
export function isSender(value: Value): value is Extract<Value, { t: 'native' }> {
  return value.t === 'native' && value.self?.t === 'object';
}

/** Call what sends the request of a hook; null where the value does not. */
export function callSender(engine: Engine, s: State, sender: Value, call: Call): Result[] | null {
  if (!isSender(sender) || sender.self?.t !== 'object') return null;
  if (sender.name === 'revalidate') return [{ s: sentAgain(engine, s), v: UNKNOWN }];
  const { id } = sender.self;
  const object = engine.object(s, id);
  const error = object?.props.get('error');
  if (object === undefined || error === undefined) return [{ s, v: UNKNOWN }];
  const rejects = SENDERS.rejecting.includes(sender.name);
  const hasFailed = object.props.get('isError') === TRUE;
  if (!hasFailed) {
    const value = object.props.get('data') ?? UNKNOWN;
    return [{ s, v: rejects ? { t: 'promise', settled: 'fulfilled', value } : UNDEFINED }];
  }
  const [, options = UNDEFINED] = call.args;
  const onError = member(engine, s, options, 'onError', call.node);
  if (onError.t !== 'function' && !rejects) return [{ s, v: UNDEFINED }];
  const delivered = s.mapCalls((state) =>
    state.kept?.by === id ? { ...state, kept: null } : state,
  );
  const after =
    onError.t === 'function' ? handledBy(engine, delivered, onError, error, call) : [delivered];
  return after.map((end) => ({
    s: end,
    v: rejects ? { t: 'promise', settled: 'rejected', value: error } : UNDEFINED,
  }));
}

/** The library sends the request once more as it was. */
export function sentAgain(engine: Engine, s: State): State {
  const { focus } = engine;
  if (focus !== null && s.calls.has(focus)) {
    recordRetry(engine, s, focus, sameKey(s.call(focus)));
  }
  return s;
}

/** The states after a handler of an error. */
export function handledBy(
  engine: Engine,
  s: State,
  handler: Value,
  error: Value,
  call: Call,
): State[] {
  const rejection: Value = { t: 'promise', settled: 'rejected', value: error };
  const caught = { ...call, args: [handler] };
  const results = callPromiseMethod(engine, s, rejection, 'catch', caught) ?? [];
  return results.flatMap((result) => {
    const { fulfilled, rejected } = settleBoth(engine, result.s, result.v, call.node);
    return [...fulfilled, ...rejected].map((end) => end.s);
  });
}
