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
  /** It came from code that is not seen: what is set on it is seen there. */
  isOfOthers?: boolean;
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

/** What code makes that is not seen: it may keep all that it is given. */
export function foreignObject(
  name: string,
  args: readonly Value[],
  rest: Value | null = null,
): HeapObject {
  const props = args.map((value, index) => [`(argument ${String(index)})`, value] as const);
  return heapObject({ is: 'foreign', name }, props, rest);
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
  return {
    kind: a.kind,
    props,
    rest,
    ...(isMaybeEmpty(a) || isMaybeEmpty(b) ? { mayBeEmpty: true } : {}),
    ...(a.keeps === undefined ? {} : { keeps: a.keeps }),
    ...(a.isOfOthers === true || b.isOfOthers === true ? { isOfOthers: true } : {}),
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
