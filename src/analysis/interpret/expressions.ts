import type { TSESTree } from '@typescript-eslint/types';
import type { State } from '../state/state.js';
import { Origin, mixTaints } from '../values/taint.js';
import {
  FALSE,
  TRUE,
  UNDEFINED,
  UNKNOWN,
  constant,
  shallowTaint,
  unite,
  unknownFrom,
  type Value,
} from '../values/value.js';
import { settle } from '../builtins/promises.js';
import { importValue } from '../clients/modules.js';
import { assign } from './assign.js';
import { evaluateCall, evaluateNew } from './calls.js';
import { compare, isComparison, splitByNullness, splitByTruth, test } from './conditions.js';
import type { Engine, Result } from './engine.js';
import { readIdentifier } from './identifiers.js';
import { evaluateMarkup } from './jsx.js';
import { evaluateArray, evaluateObject } from './literals.js';
import { propertyKey, readMember } from './members.js';
import { bind, mergeResults } from './results.js';
import { concatenate, textOf } from './text.js';

/** The values that an expression can have, with the state after each. What it throws goes to the frame. */
export function evaluate(engine: Engine, node: TSESTree.Node, s: State): Result[] {
  if (!engine.step()) return [{ s, v: UNKNOWN }];
  switch (node.type) {
    case 'Literal':
      if ('regex' in node) {
        return [{ s, v: { t: 'regexp', pattern: node.regex.pattern, flags: node.regex.flags } }];
      }
      return [{ s, v: constant(node.value) }];
    case 'Identifier':
      return [{ s, v: readIdentifier(engine, node, s) }];
    case 'ThisExpression':
      return [{ s, v: engine.frame.self ?? UNKNOWN }];
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'TSSatisfiesExpression':
    case 'TSInstantiationExpression':
    case 'ChainExpression':
      return evaluate(engine, node.expression, s);
    case 'TemplateLiteral':
      return evaluateTemplate(engine, node, s);
    case 'MemberExpression':
      return bind(evaluate(engine, node.object, s), (after, object) =>
        bind(propertyKey(engine, node, after), (last, key) =>
          readMember(engine, last, object, key, node),
        ),
      );
    case 'CallExpression':
      return mergeResults(evaluateCall(engine, node, s));
    case 'NewExpression':
      return mergeResults(evaluateNew(engine, node, s));
    case 'AwaitExpression':
      return mergeResults(
        bind(evaluate(engine, node.argument, s), (after, v) => settle(engine, after, v, node)),
      );
    case 'LogicalExpression':
      return mergeResults(evaluateLogical(engine, node, s)).map((result) =>
        withStandard(node, result),
      );
    case 'ConditionalExpression': {
      const { yes, no } = test(engine, node.test, s);
      return mergeResults([
        ...yes.flatMap((state) => evaluate(engine, node.consequent, state)),
        ...no.flatMap((state) => evaluate(engine, node.alternate, state)),
      ]);
    }
    case 'BinaryExpression':
      return mergeResults(evaluateBinary(engine, node, s));
    case 'UnaryExpression':
      return evaluateUnary(engine, node, s);
    case 'UpdateExpression':
      return bind(evaluate(engine, node.argument, s), (after, v) => {
        const next = step(v, node.operator === '++' ? 1 : -1);
        return [{ s: assign(engine, node.argument, after, next), v: node.prefix ? next : v }];
      });
    case 'AssignmentExpression':
      return evaluateAssignment(engine, node, s);
    case 'SequenceExpression':
      return node.expressions.reduce<Result[]>(
        (results, expression) => bind(results, (after) => evaluate(engine, expression, after)),
        [{ s, v: UNDEFINED }],
      );
    case 'FunctionExpression':
      return [{ s, v: { t: 'function', node, self: null } }];
    case 'ArrowFunctionExpression':
      return [{ s, v: { t: 'function', node, self: engine.frame.self } }];
    case 'ClassExpression':
      return [{ s, v: { t: 'class', node } }];
    case 'ObjectExpression':
      return evaluateObject(engine, node, s);
    case 'ArrayExpression':
      return evaluateArray(engine, node, s);
    case 'YieldExpression':
      if (node.argument === null) return [{ s, v: UNKNOWN }];
      return bind(evaluate(engine, node.argument, s), (after, v) => {
        engine.frame.yields.push(v);
        return [{ s: after, v: UNKNOWN }];
      });
    case 'ImportExpression': {
      const { source } = node;
      const from = engine.scopes.fileOf(node).path;
      if (source.type !== 'Literal' || typeof source.value !== 'string') return [{ s, v: UNKNOWN }];
      const namespace: Value = importValue(engine, source.value, '*', from);
      return [{ s, v: { t: 'promise', settled: 'fulfilled', value: namespace } }];
    }
    case 'JSXElement':
    case 'JSXFragment':
      return evaluateMarkup(engine, node, s);
    case 'TaggedTemplateExpression':
      return evaluate(engine, node.quasi, s).map(({ s: after, v }) => ({
        s: after,
        v: unknownFrom(shallowTaint(v)),
      }));
    default:
      return [{ s, v: UNKNOWN }];
  }
}

/** Evaluate several expressions one after the other. */
function evaluateEach(
  engine: Engine,
  nodes: readonly TSESTree.Node[],
  s: State,
): { s: State; vs: Value[] }[] {
  let paths: { s: State; vs: Value[] }[] = [{ s, vs: [] }];
  for (const node of nodes) {
    paths = paths.flatMap((path) =>
      evaluate(engine, node, path.s).map((result) => ({
        s: result.s,
        vs: [...path.vs, result.v],
      })),
    );
  }
  return paths;
}

function evaluateTemplate(engine: Engine, node: TSESTree.TemplateLiteral, s: State): Result[] {
  return evaluateEach(engine, node.expressions, s).map(({ s: after, vs }) => {
    const parts = node.quasis.flatMap((quasi, index) => {
      const value = vs[index];
      const text = constant(quasi.value.cooked);
      return value === undefined ? [text] : [text, textOf(engine, after, value)];
    });
    return { s: after, v: concatenate(parts) };
  });
}

function evaluateLogical(engine: Engine, node: TSESTree.LogicalExpression, s: State): Result[] {
  const right = (state: State): Result[] => evaluate(engine, node.right, state);
  return bind(evaluate(engine, node.left, s), (after, v) => {
    if (node.operator === '??') {
      const { present, absent } = splitByNullness(after, v);
      return [...present, ...(absent === null ? [] : right(absent))];
    }
    const { yes, no } = splitByTruth(engine, after, v, node.left);
    return node.operator === '&&'
      ? [...yes.flatMap((result) => right(result.s)), ...no.map(asFalsy)]
      : [...yes, ...no.flatMap((result) => right(result.s))];
  });
}

/** What is left where `a && b` ends at `a`. */
function asFalsy(result: Result): Result {
  return result.v === UNKNOWN ? { ...result, v: NOTHING } : result;
}

const NOTHING = unite([FALSE, UNDEFINED]);

/** `configured ?? 'constant'`: the constant is what holds by default. */
function withStandard(node: TSESTree.LogicalExpression, result: Result): Result {
  if (node.operator === '&&' || result.v.t !== 'union') return result;
  const [standard, ...others] = result.v.of.filter((one) => one.t === 'const' || one.t === 'text');
  if (standard === undefined || others.length > 0) return result;
  if (standard.t === 'const' && !standard.value) return result;
  return { s: result.s, v: { ...result.v, standard } };
}

function evaluateBinary(engine: Engine, node: TSESTree.BinaryExpression, s: State): Result[] {
  if (node.left.type === 'PrivateIdentifier') return [{ s, v: UNKNOWN }];
  return bind(evaluate(engine, node.left, s), (after, left) =>
    bind(evaluate(engine, node.right, after), (last, right) => {
      if (isComparison(node.operator)) {
        return compare(engine, last, node.operator, left, right, node);
      }
      return [{ s: last, v: arithmetic(engine, last, node.operator, left, right) }];
    }),
  );
}

function arithmetic(engine: Engine, s: State, operator: string, left: Value, right: Value): Value {
  if (left.t === 'union' && operator !== '+') {
    return unite(left.of.map((one) => arithmetic(engine, s, operator, one, right)));
  }
  if (left.t === 'const' && right.t === 'const') {
    if (operator === '+' && (typeof left.value === 'string' || typeof right.value === 'string')) {
      return constant(`${String(left.value)}${String(right.value)}`);
    }
    if (typeof left.value === 'number' && typeof right.value === 'number') {
      const result = calculate(operator, left.value, right.value);
      if (result !== undefined) return constant(result);
    }
  }
  const computed = computedFrom(operator, left, right);
  if (computed !== null) return computed;
  if (operator === '+' && (isText(left) || isText(right))) {
    return concatenate([textOf(engine, s, left), textOf(engine, s, right)]);
  }
  return unknownFrom(mixTaints([shallowTaint(left), shallowTaint(right)]));
}

/** Arithmetic on a status with a constant. */
function computedFrom(operator: string, left: Value, right: Value): Value | null {
  if (right.t !== 'const' || typeof right.value !== 'number') return null;
  const { value } = right;
  const apply = (status: number): number =>
    operator === '|' ? status | value : (calculate(operator, status, value) ?? Number.NaN);
  if (left.t === 'facet' && left.facet === 'status') {
    return { t: 'computed', call: left.call, of: apply };
  }
  if (left.t !== 'computed') return null;
  return { t: 'computed', call: left.call, of: (status) => apply(left.of(status)) };
}

function isText(value: Value): boolean {
  if (value.t === 'union') return value.of.some(isText);
  return value.t === 'text' || (value.t === 'const' && typeof value.value === 'string');
}

function calculate(operator: string, a: number, b: number): number | undefined {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '%':
      return a % b;
    case '**':
      return a ** b;
    default:
      return undefined;
  }
}

function evaluateUnary(engine: Engine, node: TSESTree.UnaryExpression, s: State): Result[] {
  if (node.operator === '!') {
    const { yes, no } = test(engine, node.argument, s);
    return mergeResults([
      ...yes.map((state) => ({ s: state, v: FALSE })),
      ...no.map((state) => ({ s: state, v: TRUE })),
    ]);
  }
  return bind(evaluate(engine, node.argument, s), (after, v) => {
    switch (node.operator) {
      case 'void':
        return [{ s: after, v: UNDEFINED }];
      case 'typeof':
        return [{ s: after, v: typeOf(engine, after, v) }];
      case '+':
        return [{ s: after, v }];
      case '-':
        return [
          {
            s: after,
            v:
              v.t === 'const' && typeof v.value === 'number'
                ? constant(-v.value)
                : unknownFrom(shallowTaint(v)),
          },
        ];
      default:
        return [{ s: after, v: UNKNOWN }];
    }
  });
}

function typeOf(engine: Engine, s: State, value: Value): Value {
  switch (value.t) {
    case 'const':
      return constant(value.value === null ? 'object' : typeof value.value);
    case 'text':
      return constant('string');
    case 'function':
    case 'class':
    case 'settler':
      return constant('function');
    case 'object':
    case 'response':
    case 'clientError':
    case 'networkError':
    case 'request':
    case 'promise':
      return constant('object');
    case 'facet':
      if (value.facet === 'status') return constant('number');
      return value.facet === 'ok' ? constant('boolean') : UNKNOWN;
    default:
      return UNKNOWN;
  }
}

/** A number after a step of a counter. */
function step(value: Value, by: number): Value {
  if (value.t === 'const' && typeof value.value === 'number') return constant(value.value + by);
  return unknownFrom(
    mixTaints([shallowTaint(value), { origin: Origin.Counter, calls: new Map() }]),
  );
}

function evaluateAssignment(
  engine: Engine,
  node: TSESTree.AssignmentExpression,
  s: State,
): Result[] {
  const { left, operator } = node;
  if (operator === '=') {
    return bind(evaluate(engine, node.right, s), (after, v) => [
      { s: assign(engine, left, after, v), v },
    ]);
  }
  return mergeResults(
    bind(evaluate(engine, left, s), (after, current) => {
      const set = (state: State): Result[] =>
        bind(evaluate(engine, node.right, state), (last, v) => [
          { s: assign(engine, left, last, v), v },
        ]);
      switch (operator) {
        case '??=': {
          const { present, absent } = splitByNullness(after, current);
          return [...present, ...(absent === null ? [] : set(absent))];
        }
        case '||=':
        case '&&=': {
          const { yes, no } = splitByTruth(engine, after, current, left);
          const [kept, replaced] = operator === '||=' ? [yes, no] : [no, yes];
          return [...kept, ...replaced.flatMap((result) => set(result.s))];
        }
        default:
          return bind(evaluate(engine, node.right, after), (last, v) => {
            const value = arithmetic(engine, last, operator.slice(0, -1), current, v);
            return [{ s: assign(engine, left, last, value), v: value }];
          });
      }
    }),
  );
}
