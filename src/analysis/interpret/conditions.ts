import type { TSESTree } from '@typescript-eslint/types';
import { mayBeSuccess } from '../state/call-state.js';
import { State } from '../state/state.js';
import { SUCCESS } from '../statuses/status-set.js';
import { Carry, Origin, mixTaints } from '../values/taint.js';
import {
  FALSE,
  TRUE,
  UNKNOWN,
  alternatives,
  shallowTaint,
  statusIn,
  unknownFrom,
  type Value,
} from '../values/value.js';
import { RAW } from '../builtins/answers.js';
import { isUndefined } from '../clients/options.js';
import { localScheme } from './local-scheme.js';
import { follow } from '../modules/follow.js';
import { statusTest } from './compare-status.js';
import { compareConstants } from './constants.js';
import type { Engine, Result } from './engine.js';
import { evaluate } from './expressions.js';
import { isInstance } from './instances.js';
import { member } from './members.js';
import { mergeResults } from './results.js';
import { separate, splitStatus } from './status-tests.js';

/** The paths on which a condition holds, and those on which it does not. */
export interface Split {
  yes: State[];
  no: State[];
}

/** Take both ways of a condition. */
export function test(engine: Engine, node: TSESTree.Node, s: State): Split {
  if (node.type === 'UnaryExpression' && node.operator === '!') {
    const { yes, no } = test(engine, node.argument, s);
    return { yes: no, no: yes };
  }
  if (node.type === 'LogicalExpression' && node.operator !== '??') {
    const left = test(engine, node.left, s);
    const goOn = node.operator === '&&' ? left.yes : left.no;
    const right = goOn.map((state) => test(engine, node.right, state));
    const yes = right.flatMap((split) => split.yes);
    const no = right.flatMap((split) => split.no);
    return node.operator === '&&'
      ? { yes: State.merge(yes), no: State.merge([...left.no, ...no]) }
      : { yes: State.merge([...left.yes, ...yes]), no: State.merge(no) };
  }
  const guarded = localScheme(engine, node);
  const yes: State[] = [];
  const no: State[] = [];
  for (const { s: after, v } of evaluate(engine, node, s)) {
    const split = splitByTruth(engine, after, v, node);
    yes.push(...split.yes.map((result) => guarded?.(result.s) ?? result.s));
    no.push(...split.no.map((result) => result.s));
  }
  return { yes: State.merge(yes), no: State.merge(no) };
}

/** The paths on which a value is truthy, and those on which it is falsy. */
export function splitByTruth(
  engine: Engine,
  s: State,
  v: Value,
  node: TSESTree.Node,
): { yes: Result[]; no: Result[] } {
  const yes: Result[] = [];
  const no: Result[] = [];
  for (const alternative of alternatives(v)) {
    if (alternative.t === 'facet' && alternative.facet === 'ok') {
      const { yes: good, no: bad } = separate(s, alternative.call, SUCCESS, node);
      if (good !== null) yes.push({ s: good, v: TRUE });
      if (bad !== null) no.push({ s: bad, v: FALSE });
      continue;
    }
    const truth = truthOf(alternative);
    const after = countIfCounter(s, truth === null ? alternative : v.t === 'union' ? v : UNKNOWN);
    if (truth !== false) yes.push({ s: limitedBy(after, alternative, node, true), v: alternative });
    if (truth !== true) no.push({ s: limitedBy(after, alternative, node, false), v: alternative });
  }
  const narrow = (results: Result[]): Result[] =>
    v.t === 'union'
      ? mergeResults(results).map((result) => ({
          s: narrowed(engine, result.s, node, result.v),
          v: result.v,
        }))
      : results;
  return { yes: narrow(yes), no: narrow(no) };
}

/** Where a tested name is one of several values, the branch knows which are left. */
function narrowed(engine: Engine, s: State, node: TSESTree.Node, v: Value): State {
  if (node.type !== 'Identifier') return s;
  const variable = engine.scopes.variableOf(node);
  return variable === undefined || !s.variables.has(variable) ? s : s.withVariable(variable, v);
}

function truthOf(value: Value): boolean | null {
  switch (value.t) {
    case 'const':
      return Boolean(value.value);
    case 'text':
      return value.parts.some((part) => part.t === 'const') ? true : null;
    case 'unknown':
    case 'union':
      return null;
    case 'import':
      return null;
    case 'facet':
      return value.facet === 'status' || value.facet === 'headers' ? true : null;
    default:
      return true;
  }
}

/** The paths on which a value is null or undefined, and those on which it is not. */
export function splitByNullness(s: State, v: Value): { present: Result[]; absent: State | null } {
  const present: Result[] = [];
  let absent: State | null = null;
  for (const alternative of alternatives(v)) {
    const isNull = nullnessOf(alternative);
    if (isNull !== true) present.push({ s, v: alternative });
    if (isNull !== false) absent = s;
  }
  return { present: mergeResults(present), absent };
}

function nullnessOf(value: Value): boolean | null {
  if (value.t === 'const') return value.value === null || value.value === undefined;
  if (value.t === 'facet') return value.facet === 'body' || value.facet === 'header' ? null : false;
  return value.t === 'unknown' || value.t === 'union' || value.t === 'import' ? null : false;
}

const COMPARISONS = new Set(['===', '!==', '==', '!=', '<', '<=', '>', '>=', 'instanceof', 'in']);

export function isComparison(operator: string): boolean {
  return COMPARISONS.has(operator);
}

/** Compare two values. What an answer can still be is narrowed on each way. */
export function compare(
  engine: Engine,
  s: State,
  operator: string,
  left: Value,
  right: Value,
  node: TSESTree.Node,
): Result[] {
  const [seenLeft, seenRight] = [seen(engine, left, right), seen(engine, right, left)];
  if (seenLeft !== left || seenRight !== right) {
    return compare(engine, s, operator, seenLeft, seenRight, node);
  }
  if (left.t === 'union' || right.t === 'union') {
    // `(options.attempt ?? 0) < 3` tests the counter, whichever of the values it is.
    const start = countIfCounter(s, left, right);
    return mergeResults(
      alternatives(left).flatMap((one) =>
        alternatives(right).flatMap((other) => compare(engine, start, operator, one, other, node)),
      ),
    );
  }
  if (operator === 'instanceof') return [{ s, v: isInstance(engine, s, left, right) }];
  if (operator === 'in') return isKeyOf(engine, s, left, right, node);
  const isEquality = operator.length >= 2 && (operator.startsWith('=') || operator.startsWith('!'));
  const negated = operator.startsWith('!');
  const answer = (outcome: boolean): Value => (outcome === negated ? FALSE : TRUE);
  if (isEquality && (isNullish(left) || isNullish(right))) {
    const [nothing, other] = isNullish(left) ? [left, right] : [right, left];
    if (operator.length === 3 && isUndefined(nothing) && isWholeBody(other)) {
      return [{ s, v: answer(false) }];
    }
    const known = nullnessOf(other);
    return known === null
      ? [{ s: countIfCounter(s, left, right), v: UNKNOWN }]
      : [{ s, v: answer(known && isLooselySame(operator, left, right)) }];
  }
  const status = statusTest(engine, s, operator, left, right, node);
  if (status !== null) return status;
  if (left.t === 'const' && right.t === 'const') {
    return [{ s, v: compareConstants(operator, left.value, right.value) }];
  }
  if (left.t === 'positive' && right.t === 'const' && right.value === 0) {
    // Any positive number compares with zero as one does.
    return [{ s, v: compareConstants(operator, 1, 0) }];
  }
  const taint = mixTaints([shallowTaint(left), shallowTaint(right)]);
  return [{ s: countIfCounter(s, left, right), v: unknownFrom(taint) }];
}

/** A text, or parsed JSON: empty or null, but never undefined. */
function isWholeBody(value: Value): boolean {
  if (value.t !== 'facet' || value.facet !== 'body') return false;
  return value.path.length === 0 || (value.path.length === 1 && value.path[0] === RAW);
}

/** An import that is compared with what another file's class or an answer gave. */
function seen(engine: Engine, value: Value, other: Value): Value {
  return value.t === 'import' &&
    (other.t === 'facet' || other.t === 'object' || other.t === 'clientError')
    ? follow(engine, value)
    : value;
}

/** `status in TABLE`. */
export function isKeyOf(
  engine: Engine,
  s: State,
  key: Value,
  table: Value,
  node: TSESTree.Node,
): Result[] {
  const seenTable = table.t === 'import' ? follow(engine, table) : table;
  const object = seenTable.t === 'object' ? engine.object(s, seenTable.id) : undefined;
  const status = statusIn(key);
  if (key.t === 'const')
    return [{ s, v: isMemberOfError(engine, s, seenTable, String(key.value), node) }];
  if (status === null || object === undefined || object.rest !== null) return [{ s, v: UNKNOWN }];
  const keys = new Set([...object.props.keys()].map(Number));
  return splitStatus(s, status.call, (one) => keys.has(one), node, { exact: 'yes' });
}

/** Whether an error that the code made has a member: `'cause' in error`. */
function isMemberOfError(
  engine: Engine,
  s: State,
  value: Value,
  name: string,
  node: TSESTree.Node,
): Value {
  const isError = isInstance(engine, s, value, { t: 'native', name: 'Error' }) === TRUE;
  if (value.t !== 'object' || !isError) return UNKNOWN;
  const own = engine.object(s, value.id)?.props.get(name);
  if (own !== undefined) return alternatives(own).some(isUndefined) ? UNKNOWN : TRUE;
  return isUndefined(member(engine, s, value, name, node)) ? FALSE : UNKNOWN;
}

function isLooselySame(operator: string, left: Value, right: Value): boolean {
  if (operator === '==' || operator === '!=') return true;
  return left.t === 'const' && right.t === 'const' ? left.value === right.value : true;
}

function isNullish(value: Value): boolean {
  return value.t === 'const' && (value.value === null || value.value === undefined);
}

/**
 * A test of a counter or of the clock after a failure means that the attempts have an end; so does one of a mark that
 * what was sent bears.
 */
function countIfCounter(s: State, ...values: Value[]): State {
  const taints = values.map(shallowTaint);
  const isCounter = taints.some(({ origin }) => origin & (Origin.Counter | Origin.Clock));
  const isMark = taints.some(({ calls }) =>
    [...calls.values()].some((flags) => flags & Carry.Sent),
  );
  return isCounter || isMark ? counted(s) : s;
}

/** The state on one way of a test of a counter. */
function limitedBy(s: State, value: Value, node: TSESTree.Node, came: boolean): State {
  if ((shallowTaint(value).origin & (Origin.Counter | Origin.Clock)) === 0) return s;
  return s.mapCalls((call) =>
    call.settled ? { ...call, limits: new Map(call.limits).set(node, came) } : call,
  );
}

/** Note on every call that has failed that its repetition has an end. */
export function counted(s: State): State {
  return s.mapCalls((call) =>
    !call.counted && call.settled && !mayBeSuccess(call) ? { ...call, counted: true } : call,
  );
}
