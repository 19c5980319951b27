import { callValue, type Call } from '../interpret/calls.js';
import type { Engine, Result } from '../interpret/engine.js';
import { setMember } from '../interpret/assign.js';
import { hasStatus, isAmong } from './membership.js';
import { joinTexts } from './text-edits.js';
import { splitByTruth } from '../interpret/conditions.js';
import { makeArray } from '../interpret/literals.js';
import { anyMember, elementOf, readMember } from '../interpret/members.js';
import { asItem } from '../interpret/loops.js';
import { mergeResults } from '../interpret/results.js';
import type { HeapObject } from '../state/heap.js';
import { State } from '../state/state.js';
import { deepTaint } from '../values/deep-taint.js';
import { asText, mapFlags } from '../values/taint.js';
import {
  FALSE,
  TRUE,
  UNDEFINED,
  UNKNOWN,
  constant,
  statusIn,
  unite,
  unknownFrom,
  type Value,
} from '../values/value.js';

type Collection = Extract<Value, { t: 'object' }>;

/** The methods of arrays, maps, sets and headers; undefined where it is none of them. */
export function callCollectionMethod(
  engine: Engine,
  s: State,
  object: Collection,
  name: string,
  call: Call,
): Result[] | undefined {
  const content = engine.object(s, object.id);
  switch (content?.kind.is) {
    case 'array':
      return callArrayMethod(engine, s, object, content, name, call);
    case 'set':
      if (name === 'has') return isAmong(engine, s, object, content, call);
      return name === 'add'
        ? [{ s: add(engine, s, object, call), v: object }]
        : [{ s, v: UNKNOWN }];
    case 'map':
      return callMapMethod(engine, s, object, content, name, call);
    case 'headers':
    case 'params':
      return callHeadersMethod(engine, s, object, content, name, call);
    default:
      return undefined;
  }
}

const PASSING = new Set(['slice', 'concat', 'reverse', 'sort', 'flat', 'toSorted', 'toReversed']);

function callArrayMethod(
  engine: Engine,
  s: State,
  object: Collection,
  content: HeapObject,
  name: string,
  call: Call,
): Result[] | undefined {
  const [callback] = call.args;
  const isKnown = callback?.t === 'function';
  switch (name) {
    case 'includes':
      return isAmong(engine, s, object, content, call);
    case 'indexOf':
      return isAmong(engine, s, object, content, call).map((result) => ({
        s: result.s,
        v: result.v === TRUE ? constant(0) : result.v === FALSE ? constant(-1) : UNKNOWN,
      }));
    case 'push':
    case 'unshift':
      return [{ s: add(engine, s, object, call), v: UNKNOWN }];
    case 'join':
      return [{ s, v: joined(engine, s, object, content, callback) }];
    case 'map':
    case 'flatMap':
      if (!isKnown) return undefined;
      return visit(engine, s, object, callback, call).map((end) =>
        makeArray(engine, end.s, call.node, [], end.v),
      );
    case 'filter':
      return isKnown ? filter(engine, s, object, callback, call) : [{ s, v: object }];
    case 'forEach':
      if (!isKnown) return undefined;
      return mergeResults([
        { s, v: UNDEFINED },
        ...visit(engine, s, object, callback, call).map((end) => ({ s: end.s, v: UNDEFINED })),
      ]);
    case 'find':
      return isKnown && isSmall(content)
        ? search(engine, s, content, callback, call, (element) => element)
        : [{ s, v: elementOf(engine, s, object, null) }];
    case 'at':
    case 'pop':
    case 'shift':
      return [{ s, v: elementOf(engine, s, object, null) }];
    case 'some':
      return isKnown && isSmall(content)
        ? search(engine, s, content, callback, call, (element) => (element === null ? FALSE : TRUE))
        : [{ s, v: UNKNOWN }];
    case 'every':
    case 'findIndex':
      return [{ s, v: UNKNOWN }];
    default:
      return PASSING.has(name) ? [{ s, v: object }] : undefined;
  }
}

function joined(
  engine: Engine,
  s: State,
  object: Collection,
  { props, rest, mayBeEmpty }: HeapObject,
  separator: Value | undefined,
): Value {
  const isWhole = rest === null && mayBeEmpty !== true && props.size <= MOST_ELEMENTS;
  const text = isWhole ? joinTexts(engine, s, [...props.values()], separator) : undefined;
  return text ?? unknownFrom(mapFlags(deepTaint(engine, s, object), asText));
}

const MOST_ELEMENTS = 20;

function isSmall({ props, rest, mayBeEmpty }: HeapObject): boolean {
  return rest === null && mayBeEmpty !== true && props.size > 0 && props.size <= MOST_ELEMENTS;
}

/** Test the elements of a list that is known whole, one after the other; null stands for none of them. */
function search(
  engine: Engine,
  s: State,
  content: HeapObject,
  callback: Value,
  call: Call,
  gives: (element: Value | null) => Value | null,
): Result[] {
  const found: Result[] = [];
  let open: State[] = [s];
  for (const element of content.props.values()) {
    const next: State[] = [];
    for (const state of open) {
      for (const end of callValue(engine, state, callback, null, { ...call, args: [element] })) {
        const { yes, no } = splitByTruth(engine, end.s, end.v, call.node);
        found.push(...yes.map((hit) => ({ s: hit.s, v: gives(element) ?? UNDEFINED })));
        next.push(...no.map((miss) => miss.s));
      }
    }
    open = State.merge(next);
  }
  return mergeResults([
    ...found,
    ...open.map((state) => ({ s: state, v: gives(null) ?? UNDEFINED })),
  ]);
}

/** Of elements that a test is known to drop nothing is left. */
function filter(
  engine: Engine,
  s: State,
  object: Collection,
  callback: Value,
  call: Call,
): Result[] {
  const ends = visit(engine, s, object, callback, call).flatMap((end) => {
    const { yes, no } = splitByTruth(engine, end.s, end.v, call.node);
    return [
      ...yes.map((kept): Result => ({ s: kept.s, v: object })),
      ...(yes.length > 0 ? [] : no.map((dropped) => makeArray(engine, dropped.s, call.node, []))),
    ];
  });
  return mergeResults(ends);
}

/** Call a function for any one of the elements. */
function visit(
  engine: Engine,
  s: State,
  object: Collection,
  callback: Value,
  call: Call,
): Result[] {
  const element = asItem(engine, s, elementOf(engine, s, object, null), engine.nextMint());
  return callValue(engine, s, callback, null, { ...call, args: [element, UNKNOWN, object] });
}

function add(engine: Engine, s: State, object: Collection, call: Call): State {
  return call.args.reduce((after, value) => setMember(engine, after, object.id, null, value), s);
}

function callMapMethod(
  engine: Engine,
  s: State,
  object: Collection,
  content: HeapObject,
  name: string,
  call: Call,
): Result[] {
  const [key, value] = call.args;
  if (key === undefined) return [{ s, v: UNKNOWN }];
  if (name === 'get') return readMember(engine, s, object, key, call.node);
  if (name === 'set' && value !== undefined) {
    const named = key.t === 'const' ? String(key.value) : null;
    return [{ s: setMember(engine, s, object.id, named, value), v: object }];
  }
  const status = statusIn(key);
  if (name === 'has' && status !== null) return hasStatus(s, content, status, call);
  return [{ s, v: UNKNOWN }];
}

function callHeadersMethod(
  engine: Engine,
  s: State,
  object: Collection,
  content: HeapObject,
  name: string,
  call: Call,
): Result[] {
  const [key, value] = call.args;
  const header = key?.t === 'const' ? String(key.value).toLowerCase() : null;
  switch (name) {
    case 'set':
    case 'append':
      return [{ s: setMember(engine, s, object.id, header, value ?? UNKNOWN), v: UNDEFINED }];
    case 'get':
      return [
        {
          s,
          v: header === null ? UNKNOWN : (content.props.get(header) ?? content.rest ?? UNDEFINED),
        },
      ];
    case 'toString':
      return [{ s, v: unite([anyMember(engine, s, object.id), UNKNOWN]) }];
    default:
      return [{ s, v: UNKNOWN }];
  }
}
