import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { State } from '../state/state.js';
import { byDefault } from './literals.js';
import { UNKNOWN, unite, type Value } from '../values/value.js';
import type { Engine } from './engine.js';
import { evaluate } from './expressions.js';
import { elementOf, member } from './members.js';

/** One name or member that a pattern gives a value to. */
export interface Target {
  node: TSESTree.Identifier | TSESTree.MemberExpression;
  value: Value;
}

/** The targets of a pattern, each with its part of the value. */
export function targetsOf(
  engine: Engine,
  s: State,
  pattern: TSESTree.Node,
  value: Value,
): Target[] {
  switch (pattern.type) {
    case 'Identifier':
    case 'MemberExpression':
      return [{ node: pattern, value }];
    case 'AssignmentPattern':
      return targetsOf(engine, s, pattern.left, withDefault(engine, s, value, pattern.right));
    case 'RestElement':
      return targetsOf(engine, s, pattern.argument, value);
    case 'TSParameterProperty':
      return targetsOf(engine, s, pattern.parameter, value);
    case 'TSAsExpression':
    case 'TSNonNullExpression':
      return targetsOf(engine, s, pattern.expression, value);
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) => {
        if (property.type === 'RestElement') return targetsOf(engine, s, property.argument, value);
        const name = keyName(property);
        const part = name === null ? UNKNOWN : member(engine, s, value, name, property);
        return targetsOf(engine, s, property.value, part);
      });
    case 'ArrayPattern':
      return pattern.elements.flatMap((element, index) =>
        element === null
          ? []
          : targetsOf(
              engine,
              s,
              element,
              element.type === 'RestElement' ? value : elementOf(engine, s, value, index),
            ),
      );
    default:
      return [];
  }
}

/** The part of a value that a pattern gives to one variable. */
export function readPattern(
  engine: Engine,
  s: State,
  pattern: TSESTree.Node,
  value: Value,
  variable: Variable,
): Value {
  const target = targetsOf(engine, s, pattern, value).find(
    ({ node }) => node.type === 'Identifier' && engine.scopes.variableOf(node) === variable,
  );
  return target?.value ?? UNKNOWN;
}

function withDefault(engine: Engine, s: State, value: Value, node: TSESTree.Node): Value {
  const isAbsent = value.t === 'const' && value.value === undefined;
  if (!isAbsent && value.t !== 'unknown' && value.t !== 'union') return value;
  const fallback = unite(evaluate(engine, node, s).map(({ v }) => v));
  return isAbsent ? fallback : byDefault(fallback, value);
}

export function keyName(property: TSESTree.Property): string | null {
  const { key } = property;
  if (!property.computed && key.type === 'Identifier') return key.name;
  if (key.type === 'Literal') return String(key.value);
  return null;
}
