import { callMethod } from './methods.js';
import { given } from './given.js';
import { isUndefined } from '../clients/options.js';
import { setMember } from '../interpret/assign.js';
import type { Call } from '../interpret/calls.js';
import type { Engine, Result } from '../interpret/engine.js';
import { makeArray, overridable, spreadMembers } from '../interpret/literals.js';
import { anyMember, member } from '../interpret/members.js';
import { follow } from '../modules/follow.js';
import { ARRAY, heapObject } from '../state/heap.js';
import type { State } from '../state/state.js';
import { UNDEFINED, UNKNOWN, unite, type Value } from '../values/value.js';

export function assignObject(engine: Engine, s: State, call: Call): Result[] {
  const [target, ...sources] = call.args;
  if (target?.t !== 'object') return [{ s, v: given(engine, s, call) }];
  const object = engine.object(s, target.id);
  if (object === undefined) return [{ s, v: target }];
  let props = new Map(object.props);
  let { rest } = object;
  for (const source of sources) {
    const members = spreadMembers(engine, s, source);
    props = new Map(overridable(props, members.rest));
    for (const [key, value] of members.props) props.set(key, value);
    if (members.rest !== null) rest = rest === null ? members.rest : unite([rest, members.rest]);
  }
  return [{ s: engine.store(s, target.id, { ...object, props, rest }), v: target }];
}

/** `Object.defineProperty(error, 'cause', { value })`; what a getter gives is not known. */
export function defineMember(engine: Engine, s: State, call: Call): Result[] {
  const [target, key, how] = call.args;
  if (target?.t !== 'object') return [{ s, v: given(engine, s, call) }];
  const value = how === undefined ? UNKNOWN : member(engine, s, how, 'value', call.node);
  const name = key?.t === 'const' ? String(key.value) : null;
  const held = isUndefined(value) ? UNKNOWN : value;
  return [{ s: setMember(engine, s, target.id, name, held), v: target }];
}

/** `Array.from(list, change)`; of `{ length: 3 }` nothing is known. */
export function arrayFrom(engine: Engine, s: State, call: Call): Result[] {
  const [from = UNDEFINED, change] = call.args;
  const kind = from.t === 'object' ? engine.object(s, from.id)?.kind.is : undefined;
  const list =
    kind === 'plain'
      ? makeArray(engine, s, call.node, [], UNKNOWN)
      : listOf(engine, s, from, call, (_, value) => value);
  if (change?.t !== 'function') return [list];
  return callMethod(engine, list.s, list.v, 'map', { ...call, args: [change] });
}

/** The keys or the values of an object, each where all of them are known. */
export function listOf(
  engine: Engine,
  s: State,
  from: Value,
  call: Call,
  take: (key: string, value: Value) => Value,
): Result {
  const value = from.t === 'import' ? follow(engine, from) : from;
  const object = value.t === 'object' ? engine.object(s, value.id) : undefined;
  if (object === undefined) return makeArray(engine, s, call.node, [], given(engine, s, call));
  const known = [...object.props].map(([key, member]) => take(key, member));
  return object.rest === null && object.mayBeEmpty !== true
    ? makeArray(engine, s, call.node, known)
    : makeArray(engine, s, call.node, [], unite([...known, object.rest ?? UNKNOWN]));
}

export function entriesOf(engine: Engine, s: State, value: Value, call: Call): Result[] {
  const element = value.t === 'object' ? anyMember(engine, s, value.id) : given(engine, s, call);
  const pair = engine.objectId(call.node, 'pair');
  const after = engine.store(
    s,
    pair,
    heapObject(ARRAY, [
      ['0', UNKNOWN],
      ['1', element],
    ]),
  );
  return [makeArray(engine, after, call.node, [], { t: 'object', id: pair })];
}
