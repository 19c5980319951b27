import type { ClassNode, Value } from '../values/value.js';
import { unite, withoutCall } from '../values/value.js';

/** What made an object, as far as behaviour depends on it. */
export type ObjectKind =
  | { is: 'plain' | 'array' | 'error' | 'headers' | 'map' | 'set' | 'params' | 'request' | 'cell' }
  | { is: 'instance'; of: ClassNode }
  /** An instance of a class that is not followed: `new ApiError(…)` of an import. */
  | { is: 'foreign'; name: string };

/** The content of an object on one path. */
export interface HeapObject {
  kind: ObjectKind;
  props: ReadonlyMap<string, Value>;
  /** What a member that is not in `props` holds; null where there is none. */
  rest: Value | null;
  /** An array that something was pushed to on one of several paths only. */
  mayBeEmpty?: boolean;
  /** The members of what a query of a library gives: those that hold its error, and those that reject with it. */
  keeps?: { asked: readonly string[]; awaited: readonly string[] };
}

export const PLAIN: ObjectKind = { is: 'plain' };
export const ARRAY: ObjectKind = { is: 'array' };

export function heapObject(
  kind: ObjectKind,
  props: Iterable<readonly [string, Value]> = [],
  rest: Value | null = null,
): HeapObject {
  return { kind, props: new Map(props), rest };
}

/** The content of an object after paths that left it in two states. */
export function joinObjects(a: HeapObject, b: HeapObject): HeapObject {
  if (a === b) return a;
  const props = new Map<string, Value>();
  const missing: Value = { t: 'const', value: undefined };
  for (const key of new Set([...a.props.keys(), ...b.props.keys()])) {
    props.set(
      key,
      unite([a.props.get(key) ?? a.rest ?? missing, b.props.get(key) ?? b.rest ?? missing]),
    );
  }
  const rests = [a.rest, b.rest].filter((rest) => rest !== null);
  const rest = rests.length === 0 ? null : unite(rests);
  const mayBeEmpty = isMaybeEmpty(a) || isMaybeEmpty(b);
  return {
    kind: a.kind,
    props,
    rest,
    ...(mayBeEmpty ? { mayBeEmpty } : {}),
    ...(a.keeps === undefined ? {} : { keeps: a.keeps }),
  };
}

function isMaybeEmpty(object: HeapObject): boolean {
  return object.mayBeEmpty === true || (object.props.size === 0 && object.rest === null);
}

/** The object without what an answer has left in it. */
export function objectWithoutCall(object: HeapObject, call: number): HeapObject {
  const props = new Map<string, Value>();
  let differences = 0;
  for (const [name, value] of object.props) {
    const stripped = withoutCall(value, call);
    if (stripped !== value) differences += 1;
    props.set(name, stripped);
  }
  const rest = object.rest === null ? null : withoutCall(object.rest, call);
  return differences > 0 || rest !== object.rest ? { ...object, props, rest } : object;
}
