import { callClient, argument } from '../clients/send.js';
import { globalClient, importValue } from '../clients/modules.js';
import { callValue, type Call } from '../interpret/calls.js';
import { isKeyOf } from '../interpret/conditions.js';
import { catching, type Engine, type Result } from '../interpret/engine.js';
import { spreadMembers } from '../interpret/literals.js';
import { markThrow } from '../interpret/marks.js';
import { member } from '../interpret/members.js';
import { mergeResults } from '../interpret/results.js';
import { concatenate, textOf } from '../interpret/text.js';
import { noteWait } from '../interpret/unknown-call.js';
import { heapObject, type ObjectKind } from '../state/heap.js';
import type { State } from '../state/state.js';
import { deepTaint } from '../values/deep-taint.js';
import { Origin, UNTAINTED } from '../values/taint.js';
import {
  FALSE,
  TRUE,
  UNDEFINED,
  UNKNOWN,
  constant,
  unknownFrom,
  type Value,
} from '../values/value.js';
import { RAW } from './answers.js';
import { given } from './given.js';
import { arrayFrom, assignObject, defineMember, entriesOf, listOf } from './object-members.js';
import { joinAll, joinAny, joinSettled } from './combinators.js';
import { appliedTo } from './methods.js';
import { minted } from './imports.js';
import { log } from './log.js';
import { constructPromise } from './promises.js';
import { constructUrl } from './urls.js';
import { constructRequest, headersObject } from './request-objects.js';

/** Call a function of the platform. */
export function callNative(engine: Engine, s: State, name: string, call: Call): Result[] {
  const first = argument(call, 0);
  switch (name) {
    case 'fetch':
    case '$fetch':
      return callClient(engine, s, globalClient(engine, name), null, call);
    case '$fetch.raw':
    case '$fetch.create':
      return callClient(engine, s, globalClient(engine, '$fetch'), name.slice(7), call);
    case 'require':
      return [
        { s, v: first.t === 'const' ? required(engine, String(first.value), call) : UNKNOWN },
      ];
    case 'setTimeout':
    case 'setInterval':
    case 'setImmediate':
    case 'queueMicrotask':
      return later(engine, s, first, call);
    case 'Reflect.apply': {
      const args = appliedTo(engine, s, argument(call, 2));
      return callValue(engine, s, first, argument(call, 1), { ...call, args });
    }
    case 'Promise.all':
      return joinAll(engine, s, call);
    case 'Promise.allSettled':
      return joinSettled(engine, s, call);
    case 'Promise.race':
    case 'Promise.any':
      return joinAny(engine, s, call);
    case 'Promise.resolve':
      return [
        { s, v: isPromise(first) ? first : { t: 'promise', settled: 'fulfilled', value: first } },
      ];
    case 'Promise.reject':
      return [
        {
          s: markThrow(engine, s, first, call.node),
          v: { t: 'promise', settled: 'rejected', value: first },
        },
      ];
    case 'JSON.parse':
      return [{ s, v: parsed(first) }];
    case 'JSON.stringify':
    case 'structuredClone':
    case 'Object.freeze':
    case 'Object.seal':
      return [{ s, v: first }];
    case 'Number':
    case 'parseInt':
    case 'parseFloat':
    case 'Number.parseInt':
    case 'Number.parseFloat':
      if (first.t === 'facet' && first.facet === 'status') return [{ s, v: first }];
      return [
        { s, v: first.t === 'const' ? constant(Number(first.value)) : given(engine, s, call) },
      ];
    case 'String':
      return [{ s, v: concatenate([textOf(engine, s, first)]) }];
    case 'Boolean':
      return [{ s, v: first }];
    case 'Object.assign':
      return assignObject(engine, s, call);
    case 'Object.defineProperty':
      return defineMember(engine, s, call);
    case 'Object.entries':
      return entriesOf(engine, s, first, call);
    case 'Object.fromEntries':
      return [{ s, v: given(engine, s, call) }];
    case 'Object.keys':
      return [listOf(engine, s, first, call, (key) => constant(key))];
    case 'Array.from':
      return arrayFrom(engine, s, call);
    case 'Object.values':
      return [listOf(engine, s, first, call, (_, value) => value)];
    case 'Array.isArray':
      return [{ s, v: isArray(engine, s, first) }];
    case 'Date.now':
    case 'performance.now':
    case 'Date':
      return [{ s, v: unknownFrom({ ...UNTAINTED, origin: Origin.Clock }) }];
    case 'Math.floor':
    case 'Math.trunc':
      if (first.t !== 'computed') return [{ s, v: given(engine, s, call) }];
      return [{ s, v: { ...first, of: (status) => Math.floor(first.of(status)) } }];
    case 'Object.hasOwn':
      return isKeyOf(engine, s, argument(call, 1), first, call.node);
    case 'Math.random':
      return [{ s, v: unknownFrom({ ...UNTAINTED, origin: Origin.Random }) }];
    case 'crypto.randomUUID':
    case 'crypto.getRandomValues':
      return [{ s, v: minted(engine) }];
    case 'URL.createObjectURL':
      return [{ s, v: localUrl('blob:') }];
    case 'encodeURIComponent':
    case 'decodeURIComponent':
      return [{ s, v: first.t === 'const' ? first : given(engine, s, call) }];
    default:
      if (name.startsWith('console.')) return [{ s: log(engine, s, call), v: UNDEFINED }];
      if (/^(?:[A-Z]\w*)?Error$/.test(name)) return constructNative(engine, s, name, call);
      return [{ s, v: given(engine, s, call) }];
  }
}

/** A body that was read as text is whole once it is parsed. */
function parsed(value: Value): Value {
  return value.t === 'facet' && value.path[0] === RAW ? { ...value, path: [] } : value;
}

/** A URL that no server answers. */
export function localUrl(scheme: string): Value {
  return { t: 'text', parts: [constant(scheme), UNKNOWN] };
}

function required(engine: Engine, module: string, call: Call): Value {
  const from = engine.scopes.fileOf(call.node).path;
  const value = importValue(engine, module, '*', from);
  return value.t === 'client' ? importValue(engine, module, 'default') : value;
}

function isPromise(value: Value): boolean {
  return value.t === 'promise' || value.t === 'request';
}

/** A function that runs later: what it settles or sends counts, what it throws reaches nobody. */
function later(engine: Engine, s: State, callback: Value, call: Call): Result[] {
  const delay = deepTaint(engine, s, argument(call, 1));
  const waiting = noteWait(s, delay, [argument(call, 1)]);
  if (callback.t !== 'function' && callback.t !== 'settler') return [{ s: waiting, v: UNKNOWN }];
  let ends: Result[] = [];
  catching(engine, () => {
    ends = callValue(engine, waiting, callback, null, { ...call, args: call.args.slice(2) });
  });
  return mergeResults(ends.map((end) => ({ s: end.s, v: UNKNOWN })));
}

function isArray(engine: Engine, s: State, value: Value): Value {
  if (value.t !== 'object')
    return value.t === 'unknown' || value.t === 'facet' || value.t === 'union' ? UNKNOWN : FALSE;
  return engine.object(s, value.id)?.kind.is === 'array' ? TRUE : FALSE;
}

/** `new` on a class of the platform. */
export function constructNative(engine: Engine, s: State, name: string, call: Call): Result[] {
  const first = argument(call, 0);
  const id = engine.objectId(call.node);
  const make = (
    kind: ObjectKind,
    props: Iterable<readonly [string, Value]>,
    rest: Value | null = null,
  ): Result[] => [
    { s: engine.store(s, id, heapObject(kind, props, rest)), v: { t: 'object', id } },
  ];
  switch (name) {
    case 'Promise':
      return constructPromise(engine, s, call);
    case 'Headers':
      return [headersObject(engine, s, first, id)];
    case 'URL':
      return [{ s, v: constructUrl(engine, s, call) }];
    case 'Request':
      return constructRequest(engine, s, call);
    case 'Set': {
      const members = spreadMembers(engine, s, first);
      return make({ is: 'set' }, members.props, members.rest);
    }
    case 'Map':
    case 'WeakMap':
      return make({ is: 'map' }, mapEntries(engine, s, first));
    case 'FormData':
    case 'URLSearchParams': {
      const init = spreadMembers(engine, s, first);
      return make({ is: 'params' }, init.props, init.rest);
    }
    case 'Date':
      return [
        {
          s,
          v:
            call.args.length === 0
              ? unknownFrom({ ...UNTAINTED, origin: Origin.Clock })
              : given(engine, s, call),
        },
      ];
    default: {
      if (/^(?:[A-Z]\w*)?Error$/.test(name)) return makeError(engine, s, name, call, id);
      const props = call.args.map(
        (value, index) => [`(argument ${String(index)})`, value] as const,
      );
      return make({ is: 'foreign', name }, props, UNKNOWN);
    }
  }
}

function makeError(engine: Engine, s: State, name: string, call: Call, id: number): Result[] {
  const [message, options] = call.args;
  const props: [string, Value][] = [['name', constant(name)]];
  if (message !== undefined) props.push(['message', concatenate([textOf(engine, s, message)])]);
  if (options !== undefined) {
    props.push(['cause', member(engine, s, options, 'cause', call.node)]);
  }
  return [
    { s: engine.store(s, id, heapObject({ is: 'error' }, props, null)), v: { t: 'object', id } },
  ];
}

function mapEntries(engine: Engine, s: State, value: Value): [string, Value][] {
  const entries: [string, Value][] = [];
  const object = value.t === 'object' ? engine.object(s, value.id) : undefined;
  for (const pair of object?.props.values() ?? []) {
    const content = pair.t === 'object' ? engine.object(s, pair.id) : undefined;
    const key = content?.props.get('0');
    if (key?.t === 'const') entries.push([String(key.value), content?.props.get('1') ?? UNDEFINED]);
  }
  return entries;
}
