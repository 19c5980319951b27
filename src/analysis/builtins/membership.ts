import type { TSESTree } from '@typescript-eslint/types';
import type { Call } from '../interpret/calls.js';
import type { Engine, Result } from '../interpret/engine.js';
import { mergeResults } from '../interpret/results.js';
import { splitStatus } from '../interpret/status-tests.js';
import { calleeName } from '../scopes/stepped-arguments.js';
import type { HeapObject } from '../state/heap.js';
import type { State } from '../state/state.js';
import {
  FALSE,
  TRUE,
  UNKNOWN,
  alternatives,
  statusIn,
  type FacetValue,
  type Primitive,
  type Value,
} from '../values/value.js';

type Collection = Extract<Value, { t: 'object' }>;

/** Whether an argument is in a list or a set: one of a status separates the statuses of the list. */
export function isAmong(
  engine: Engine,
  s: State,
  object: Collection,
  content: HeapObject,
  call: Call,
): Result[] {
  const sought = call.args[0] ?? UNKNOWN;
  return mergeResults(
    alternatives(sought).flatMap((one): Result[] => {
      const status = statusIn(one);
      if (status !== null) return isStatusAmong(s, content, status, call);
      const isWritten = s.heap.has(object.id) || !isFilled(engine, call.node);
      return [
        { s, v: one.t === 'const' && isWritten ? isConstantAmong(content, one.value) : UNKNOWN },
      ];
    }),
  );
}

function isStatusAmong(s: State, content: HeapObject, sought: FacetValue, call: Call): Result[] {
  const statuses = constantsOf(content);
  if (statuses === null) {
    return [
      { s: s.withCall(sought.call, { looked: true, unfollowed: true, at: call.node }), v: UNKNOWN },
    ];
  }
  return splitStatus(s, sought.call, (status) => statuses.has(status), call.node, { exact: 'yes' });
}

function constantsOf(content: HeapObject): ReadonlySet<number> | null {
  if (content.rest !== null) return null;
  const numbers = new Set<number>();
  for (const value of content.props.values()) {
    if (value.t !== 'const') return null;
    numbers.add(Number(value.value));
  }
  return numbers;
}

/** An empty collection is there to be filled. */
function isConstantAmong({ props, rest, mayBeEmpty }: HeapObject, sought: Primitive): Value {
  if (props.size === 0 || mayBeEmpty === true) return UNKNOWN;
  const members = [...props.values()];
  const is = (value: Value): boolean => value.t === 'const' && Object.is(value.value, sought);
  if (members.some(is)) return TRUE;
  const all = rest === null ? members : [...members, ...alternatives(rest)];
  return all.every((value) => value.t === 'const' && !is(value)) ? FALSE : UNKNOWN;
}

/** Whether the collection that a method is called on is filled somewhere, as far as its name tells. */
function isFilled(engine: Engine, { callee }: Call['node']): boolean {
  const name = callee.type === 'MemberExpression' ? receiverName(callee) : null;
  return name === null || engine.scopes.fills(name);
}

function receiverName({ object }: TSESTree.MemberExpression): string | null {
  return calleeName(object);
}

/** Whether a map that is written with statuses has one. */
export function hasStatus(s: State, content: HeapObject, key: FacetValue, call: Call): Result[] {
  const statuses = new Set([...content.props.keys()].map(Number));
  return splitStatus(s, key.call, (status) => statuses.has(status), call.node, { exact: 'yes' });
}
