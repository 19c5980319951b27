import type { TSESTree } from '@typescript-eslint/types';
import { ARRAY, PLAIN, heapObject } from '../state/heap.js';
import type { State } from '../state/state.js';
import { UNDEFINED, unite, unknownFrom, type Value } from '../values/value.js';
import { behindImport, follow } from '../modules/follow.js';
import { calleeName } from '../scopes/stepped-arguments.js';
import { deepTaint } from '../values/deep-taint.js';
import type { Engine, Result } from './engine.js';
import { evaluate } from './expressions.js';
import { keyName } from './patterns.js';

/** The members that an object is being made of, on one path. */
interface Members {
  s: State;
  props: Map<string, Value>;
  rest: Value | null;
}

export function evaluateObject(
  engine: Engine,
  node: TSESTree.ObjectExpression,
  s: State,
): Result[] {
  const id = engine.objectId(node);
  let paths: Members[] = [{ s, props: new Map(), rest: null }];
  for (const property of node.properties) {
    paths = paths.flatMap((path) => addProperty(engine, path, property));
  }
  return paths.map(({ s: after, props, rest }) => ({
    s: engine.store(after, id, heapObject(PLAIN, props, rest)),
    v: { t: 'object', id },
  }));
}

function addProperty(
  engine: Engine,
  path: Members,
  property: TSESTree.Property | TSESTree.SpreadElement,
): Members[] {
  if (property.type === 'SpreadElement') {
    return evaluate(engine, property.argument, path.s).map(({ s, v }) => {
      const members = spreadMembers(engine, s, v);
      const rests = [path.rest, members.rest].filter((rest) => rest !== null);
      return {
        s,
        props: new Map([...overridable(path.props, members.rest), ...members.props]),
        rest: rests.length === 0 ? null : unite(rests),
      };
    });
  }
  if (property.kind !== 'init') return [path];
  const name = keyName(property);
  if (name !== null) return addNamed(engine, path, name, property);
  return evaluate(engine, property.key, path.s).flatMap(({ s, v }) => {
    const key = v.t === 'import' ? follow(engine, v) : v;
    return key.t === 'const'
      ? addNamed(engine, { ...path, s }, String(key.value), property)
      : evaluate(engine, property.value, s).map(({ s: after, v }) => ({
          s: after,
          props: path.props,
          rest: path.rest === null ? v : unite([path.rest, v]),
        }));
  });
}

function addNamed(
  engine: Engine,
  path: Members,
  name: string,
  property: TSESTree.Property,
): Members[] {
  const results = evaluate(engine, property.value, path.s);
  return results.map(({ s, v }) => ({
    s,
    props: withMember(path.props, name, v, results.length > 1),
    rest: path.rest,
  }));
}

/** The members with one more; while there is one path they are nobody else's, and large literals are not copied. */
function withMember(
  props: Map<string, Value>,
  name: string,
  value: Value,
  isShared: boolean,
): Map<string, Value> {
  return (isShared ? new Map(props) : props).set(name, value);
}

/** Members that options which are not seen may override: what stands there holds by default. */
export function overridable(
  props: ReadonlyMap<string, Value>,
  rest: Value | null,
): ReadonlyMap<string, Value> {
  if (rest === null) return props;
  return new Map([...props].map(([name, value]) => [name, byDefault(value, rest)]));
}

/** One of two values, of which one holds unless something else is configured. */
export function byDefault(standard: Value, other: Value): Value {
  const either = unite([standard, other]);
  if (either.t !== 'union' || standard.t === 'unknown') return either;
  return {
    ...either,
    standard: standard.t === 'union' ? (standard.standard ?? standard) : standard,
  };
}

/** What `...value` adds to an object. */
export function spreadMembers(
  engine: Engine,
  s: State,
  value: Value,
): { props: ReadonlyMap<string, Value>; rest: Value | null } {
  if (value.t === 'object') {
    const object = engine.object(s, value.id);
    if (object !== undefined) return { props: object.props, rest: object.rest };
  }
  if (value.t === 'import') {
    const found = follow(engine, value);
    if (found.t === 'object') return spreadMembers(engine, s, found);
  }
  if (value.t === 'const') return { props: new Map(), rest: null };
  if (value.t === 'union') {
    // A member that only some alternatives have may be there.
    const parts = value.of.map((one) => spreadMembers(engine, s, one));
    const props = new Map<string, Value>();
    for (const key of new Set(parts.flatMap((part) => [...part.props.keys()]))) {
      props.set(key, unite(parts.map((part) => part.props.get(key) ?? part.rest ?? UNDEFINED)));
    }
    const rests = parts.map((part) => part.rest).filter((rest) => rest !== null);
    return { props, rest: rests.length === 0 ? null : unite(rests) };
  }
  return { props: new Map(), rest: unknownFrom(deepTaint(engine, s, value)) };
}

export function evaluateArray(engine: Engine, node: TSESTree.ArrayExpression, s: State): Result[] {
  const id = engine.objectId(node);
  let paths: (Members & { next: number })[] = [{ s, props: new Map(), rest: null, next: 0 }];
  for (const element of node.elements) {
    paths = paths.flatMap((path) => {
      if (element === null) return [{ ...path, next: path.next + 1 }];
      const isSpread = element.type === 'SpreadElement';
      const results = evaluate(engine, isSpread ? element.argument : element, path.s);
      return results.map(({ s: after, v }) => {
        if (!isSpread && path.rest === null) {
          const props = withMember(path.props, String(path.next), v, results.length > 1);
          return { s: after, props, rest: null, next: path.next + 1 };
        }
        const whole =
          isSpread && path.rest === null ? elementsOf(engine, after, v, element.argument) : null;
        if (whole !== null) {
          const added = whole.map((one, index) => [String(path.next + index), one] as const);
          const props = new Map([...path.props, ...added]);
          return { s: after, props, rest: null, next: path.next + whole.length };
        }
        const added = isSpread
          ? spreadMembers(engine, after, v)
          : { props: new Map<string, Value>(), rest: v };
        const more = [...added.props.values(), ...(added.rest === null ? [] : [added.rest])];
        const rest = unite([...(path.rest === null ? [] : [path.rest]), ...more]);
        return {
          s: after,
          props: path.props,
          rest: more.length === 0 ? path.rest : rest,
          next: path.next,
        };
      });
    });
  }
  return paths.map(({ s: after, props, rest }) => ({
    s: engine.store(after, id, heapObject(ARRAY, props, rest)),
    v: { t: 'object', id },
  }));
}

/** The elements of a list or a set that is known whole, and that nothing fills elsewhere. */
function elementsOf(engine: Engine, s: State, value: Value, node: TSESTree.Node): Value[] | null {
  const seen = behindImport(engine, value);
  const object = seen.t === 'object' ? engine.object(s, seen.id) : undefined;
  const name = calleeName(node);
  if (seen.t === 'object' && !s.heap.has(seen.id) && name !== null && engine.scopes.fills(name))
    return null;
  const isCollection = object?.kind.is === 'array' || object?.kind.is === 'set';
  const isWhole = isCollection && object.rest === null && object.mayBeEmpty !== true;
  return isWhole && object.props.size > 0 ? [...object.props.values()] : null;
}

/** Make an array at a node. */
export function makeArray(
  engine: Engine,
  s: State,
  node: TSESTree.Node,
  elements: readonly Value[],
  rest: Value | null = null,
): Result {
  const id = engine.objectId(node, 'array');
  const props = elements.map((element, index) => [String(index), element] as const);
  return { s: engine.store(s, id, heapObject(ARRAY, props, rest)), v: { t: 'object', id } };
}

/** Make a plain object at a node. */
export function makeObject(
  engine: Engine,
  s: State,
  node: TSESTree.Node,
  props: Readonly<Record<string, Value>>,
  part = 'object',
): Result {
  const id = engine.objectId(node, part);
  return {
    s: engine.store(s, id, heapObject(PLAIN, Object.entries(props))),
    v: { t: 'object', id },
  };
}
