import { callClient } from '../clients/send.js';
import { buildSuperagent } from '../clients/superagent.js';
import { callValue, spreadElements, type Call } from '../interpret/calls.js';
import type { Engine, Result } from '../interpret/engine.js';
import { makeArray } from '../interpret/literals.js';
import { member } from '../interpret/members.js';
import { mergeResults } from '../interpret/results.js';
import { callUnknown } from '../interpret/unknown-call.js';
import { callFollowed } from '../modules/call-followed.js';
import { follow } from '../modules/follow.js';
import type { State } from '../state/state.js';
import { deepTaint } from '../values/deep-taint.js';
import { UNKNOWN, constant, unknownFrom, type FunctionNode, type Value } from '../values/value.js';
import { callAnswerMethod } from './answers.js';
import { callCollectionMethod } from './collections.js';
import { isConfiguredLogger } from './configured-loggers.js';
import { callNative, localUrl } from './natives.js';
import { callImport, carriesAnswer, leadsToRequest } from './imports.js';
import { log } from './log.js';
import { callPromiseMethod, settleBoth, asPromises } from './promises.js';
import { callRequestObjectMethod } from './request-objects.js';
import { callScheduler, schedulerModule } from './schedulers.js';
import { editText } from './text-edits.js';
import { callTextMethod } from './texts.js';

/** Call a method of a value. */
export function callMethod(
  engine: Engine,
  s: State,
  object: Value,
  name: string,
  call: Call,
): Result[] {
  const exported: Value | null =
    object.t !== 'import'
      ? null
      : { ...object, name: object.name === '*' ? name : `${object.name}.${name}` };
  if (isConfiguredLogger(engine.settings.loggers, call.node, exported)) {
    return [{ s: log(engine, s, call), v: UNKNOWN }];
  }
  const elements = asCollection(engine, s, object, name, call);
  if (elements !== undefined) return elements;
  const edited = editText(engine, s, object, name, call.args);
  if (edited !== undefined) return [{ s, v: edited }];
  switch (object.t) {
    case 'union': {
      const called = object.of.filter((one) => one.t !== 'const' || typeof one.value === 'string');
      const known = called.filter((one) => one.t !== 'unknown');
      // A text may be another one; a function or a client that is injected is taken to be the known one.
      const isData = known.every(
        (one) => one.t === 'const' || one.t === 'text' || one.t === 'facet',
      );
      const chosen = known.length > 0 && !isData ? known : called;
      if (chosen.length === 0) return [{ s, v: UNKNOWN }];
      return mergeResults(chosen.flatMap((one) => callMethod(engine, s, one, name, call)));
    }
    case 'native':
      if (object.name !== 'Reflect' && (name === 'bind' || name === 'call' || name === 'apply')) {
        return callFunctionMethod(engine, s, object, name, call);
      }
      // The page's own address is changed by code that is not seen.
      if (object.name === 'location') return callUnknown(engine, s, UNKNOWN, object, call);
      return object.name === 'globalThis'
        ? callValue(engine, s, member(engine, s, object, name, call.node), null, call)
        : callNative(engine, s, `${object.name}.${name}`, call);
    case 'import': {
      if (name === 'bind' || name === 'call' || name === 'apply') {
        return callFunctionMethod(engine, s, object, name, call);
      }
      const found =
        engine.modules !== null &&
        (carriesAnswer(engine, s, call) ||
          isSearch(name, call) ||
          leadsToRequest(engine, object, call))
          ? follow(engine, object)
          : object;
      if (found.t !== 'import' && found.t !== 'unknown')
        return callFollowed(engine, s, found, call, name);
      const of = found.t === 'import' ? found : object;
      const target = member(engine, s, of, name, call.node);
      if (target.t !== 'import') return callValue(engine, s, target, null, call);
      return callImport(engine, s, target, call);
    }
    case 'client':
      if (name === 'bind' || name === 'call' || name === 'apply') {
        return callFunctionMethod(engine, s, object, name, call);
      }
      return callClient(
        engine,
        s,
        object.client,
        object.member === null ? (name === 'default' ? null : name) : `${object.member}.${name}`,
        call,
      );
    case 'promise':
      return callPromiseMethod(engine, s, object, name, call) ?? [{ s, v: UNKNOWN }];
    case 'request':
      return callRequestMethod(engine, s, object, name, call);
    case 'response':
    case 'facet':
      return (
        callAnswerMethod(engine, s, object, name, call) ??
        callTextMethod(engine, s, object, name, call) ??
        callUnknown(engine, s, UNKNOWN, object, call)
      );
    case 'const':
    case 'text':
    case 'regexp':
      return (
        callTextMethod(engine, s, object, name, call) ??
        callUnknown(engine, s, UNKNOWN, object, call)
      );
    case 'unknown':
      // Only a canvas has it.
      if (name === 'toDataURL') return [{ s, v: localUrl('data:') }];
      return (
        callTextMethod(engine, s, object, name, call) ??
        callUnknown(engine, s, object, object, call)
      );
    case 'function':
      return callFunctionMethod(engine, s, object, name, call);
    case 'object': {
      const builtIn =
        callCollectionMethod(engine, s, object, name, call) ??
        callRequestObjectMethod(engine, s, object, name);
      if (builtIn !== undefined) return builtIn;
      const own = member(engine, s, object, name, call.node);
      if (
        own.t === 'function' ||
        own.t === 'client' ||
        own.t === 'native' ||
        own.t === 'import' ||
        own.t === 'settler' ||
        own.t === 'union'
      ) {
        return callValue(engine, s, own, object, call);
      }
      const kind = engine.object(s, object.id)?.kind;
      const scheduler = kind?.is === 'foreign' ? schedulerModule(kind.name) : undefined;
      return (
        (scheduler === undefined ? undefined : callScheduler(engine, s, scheduler, name, call)) ??
        callUnknown(engine, s, own, object, call)
      );
    }
    default: {
      const own = member(engine, s, object, name, call.node);
      return own.t === 'function'
        ? callValue(engine, s, own, object, call)
        : callUnknown(engine, s, own, object, call);
    }
  }
}

/** A list of another file that a function looks through: `ERRORS.find((one) => one.status === res.status)`. */
function isSearch(name: string, { args: [test] }: Call): boolean {
  return test?.t === 'function' && ['find', 'some', 'filter', 'findIndex'].includes(name);
}

const PER_ELEMENT = new Set(['map', 'flatMap', 'forEach']);

/** A function that is called for each element of something that is not known is called all the same. */
function asCollection(
  engine: Engine,
  s: State,
  object: Value,
  name: string,
  call: Call,
): Result[] | undefined {
  const [callback] = call.args;
  if (!PER_ELEMENT.has(name) || callback?.t !== 'function') return undefined;
  const isHeaders = object.t === 'facet' && object.facet === 'headers';
  if (isHeaders || !['unknown', 'facet', 'import'].includes(object.t)) return undefined;
  if (object.t === 'import' && registersHooks(engine, callback.node)) {
    const seen = follow(engine, object);
    if (seen.t === 'object') return callCollectionMethod(engine, s, seen, name, call);
  }
  const element = unknownFrom(deepTaint(engine, s, object));
  const array = makeArray(engine, s, call.node.callee, [], element);
  return array.v.t === 'object'
    ? callCollectionMethod(engine, array.s, array.v, name, call)
    : undefined;
}

/** Whether a callback may register the hooks of a client: it is worth looking which elements it is called with. */
function registersHooks(engine: Engine, callback: FunctionNode): boolean {
  const { text } = engine.scopes.fileOf(callback);
  return text.slice(...callback.range).includes('interceptors');
}

/** The promise of a request: its own methods, the builder's, and ky's and got's shortcuts to the body. */
function callRequestMethod(
  engine: Engine,
  s: State,
  promise: Extract<Value, { t: 'request' }>,
  name: string,
  call: Call,
): Result[] {
  const request = engine.request(promise.call);
  const { dialect } = request.instance;
  if (dialect === 'superagent') {
    const built = buildSuperagent(engine, s, request, name, call);
    if (built !== undefined) return built;
    if (name === 'end' && call.args[0] !== undefined)
      return endSuperagent(engine, s, promise, call);
  }
  const method = callPromiseMethod(engine, s, promise, name, call);
  if (method !== undefined) return method;
  const settlement = settleBoth(engine, s, promise, call.node);
  const fulfilled = settlement.fulfilled.flatMap(({ s: after, v }) =>
    callMethod(engine, after, v, name, call).flatMap(
      (end) => settleBoth(engine, end.s, end.v, call.node).fulfilled,
    ),
  );
  return asPromises({ fulfilled, rejected: settlement.rejected });
}

/** superagent's `.end((error, response) => …)`. */
function endSuperagent(engine: Engine, s: State, promise: Value, call: Call): Result[] {
  const [callback = UNKNOWN] = call.args;
  const { fulfilled, rejected } = settleBoth(engine, s, promise, call.node);
  const nothing = constant(null);
  return mergeResults([
    ...fulfilled.flatMap((end) =>
      callValue(engine, end.s, callback, null, { ...call, args: [nothing, end.v] }),
    ),
    ...rejected.flatMap((end) => {
      const response = member(engine, end.s, end.v, 'response', call.node);
      return callValue(engine, end.s, callback, null, { ...call, args: [end.v, response] });
    }),
  ]);
}

function callFunctionMethod(
  engine: Engine,
  s: State,
  fn: Value,
  name: string,
  call: Call,
): Result[] {
  const [self, ...rest] = call.args;
  switch (name) {
    case 'call':
      return callValue(engine, s, fn, self ?? null, { ...call, args: rest });
    case 'apply':
      return callValue(engine, s, fn, self ?? null, {
        ...call,
        args: appliedTo(engine, s, rest[0]),
      });
    case 'bind':
      if (fn.t !== 'function') return [{ s, v: fn }];
      return [{ s, v: { ...fn, self: self ?? fn.self, bound: [...(fn.bound ?? []), ...rest] } }];
    default:
      return [{ s, v: UNKNOWN }];
  }
}

/** The arguments of `fn.apply(self, list)`. */
export function appliedTo(engine: Engine, s: State, list: Value | undefined): Value[] {
  return list === undefined || list.t === 'const' ? [] : spreadElements(engine, s, list);
}
