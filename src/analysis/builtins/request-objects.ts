import { argument } from '../clients/send.js';
import { isUndefined } from '../clients/options.js';
import type { Call } from '../interpret/calls.js';
import type { Engine, Result } from '../interpret/engine.js';
import { spreadMembers } from '../interpret/literals.js';
import { heapObject, type HeapObject } from '../state/heap.js';
import type { State } from '../state/state.js';
import { UNDEFINED, UNKNOWN, type Value } from '../values/value.js';

/** `new Request(url, init)` and `new Request(request, init)`: a request that is made before it is sent. */
export function constructRequest(engine: Engine, s: State, call: Call): Result[] {
  const input = argument(call, 0);
  const init = argument(call, 1);
  const from = requestOf(engine, s, input);
  const given = isUndefined(init)
    ? { props: new Map<string, Value>(), rest: null }
    : spreadMembers(engine, s, init);
  const props = new Map([...(from?.props ?? [['url', input] as const]), ...given.props]);
  const rest = given.rest ?? from?.rest ?? null;
  const headers = props.get('headers') ?? rest ?? UNDEFINED;
  const copied = headersObject(engine, s, headers, engine.objectId(call.node, 'headers'));
  props.set('headers', copied.v);
  const id = engine.objectId(call.node);
  return [
    {
      s: engine.store(copied.s, id, heapObject({ is: 'request' }, props, rest)),
      v: { t: 'object', id },
    },
  ];
}

/** A request object behind a value. */
function requestOf(engine: Engine, s: State, value: Value): HeapObject | null {
  const object = value.t === 'object' ? engine.object(s, value.id) : undefined;
  return object?.kind.is === 'request' ? object : null;
}

/** The methods of a request object that keep what it is; undefined for any other. */
export function callRequestObjectMethod(
  engine: Engine,
  s: State,
  object: Value,
  name: string,
): Result[] | undefined {
  if (requestOf(engine, s, object) === null) return undefined;
  // What is set on a copy afterwards is rare, and is taken for set on both.
  return [{ s, v: name === 'clone' ? object : UNKNOWN }];
}

/** `new Headers(init)`: names count without their case. */
export function headersObject(engine: Engine, s: State, init: Value, id: number): Result {
  const { props, rest } = isUndefined(init)
    ? { props: new Map<string, Value>(), rest: null }
    : spreadMembers(engine, s, init);
  const isPairs = init.t === 'object' && engine.object(s, init.id)?.kind.is === 'array';
  const named = [...props].map(([key, value]) => [key.toLowerCase(), value] as const);
  const made = heapObject(isPairs ? { is: 'array' } : { is: 'headers' }, named, rest);
  return { s: engine.store(s, id, made), v: { t: 'object', id } };
}
