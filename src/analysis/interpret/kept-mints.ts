import type { TSESTree } from '@typescript-eslint/types';
import type { State } from '../state/state.js';
import {
  UNDEFINED,
  UNKNOWN,
  shallowTaint,
  type FunctionNode,
  type Value,
} from '../values/value.js';
import type { Engine } from './engine.js';
import { member } from './members.js';
import { keyName, type Target } from './patterns.js';

/** The ids that a parameter of a recursive function has in one round, by default, and is given for the next one. */
export function keptMints(
  engine: Engine,
  s: State,
  depth: number,
  node: FunctionNode,
  args: readonly Value[],
): ReadonlySet<number> {
  const kept = new Set<number>();
  const entered = engine.frames[depth]?.entered;
  if (entered === undefined) return kept;
  node.params.forEach((param, index) => {
    for (const { node: name, value } of given(engine, s, param, args[index] ?? UNDEFINED)) {
      const variable = engine.scopes.variableOf(name);
      const before = variable === undefined ? undefined : entered.variables.get(variable);
      const mint = before === undefined ? undefined : shallowTaint(before).mint;
      if (mint !== undefined && shallowTaint(value).mint === mint) kept.add(mint);
    }
  });
  return kept;
}

/** What the names of a parameter are given, without their defaults: those would be made anew. */
function given(engine: Engine, s: State, pattern: TSESTree.Node, value: Value): Target[] {
  switch (pattern.type) {
    case 'Identifier':
      return [{ node: pattern, value }];
    case 'AssignmentPattern':
      return given(engine, s, pattern.left, value);
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) => {
        if (property.type === 'RestElement') return [];
        const name = keyName(property);
        const part = name === null ? UNKNOWN : member(engine, s, value, name, property);
        return given(engine, s, property.value, part);
      });
    default:
      return [];
  }
}
