import type { TSESTree } from '@typescript-eslint/types';
import { UNKNOWN, type Value } from '../values/value.js';
import { ambientSelf, ambientValue } from './ambient.js';
import type { Engine } from './engine.js';

/** What is known by its declared type of something that no value was seen for: an instance of a class of the file. */
export function byDeclaredType(
  engine: Engine,
  annotation: TSESTree.TSTypeAnnotation | undefined,
): Value {
  const type = annotation?.typeAnnotation;
  if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return UNKNOWN;
  const variable = engine.scopes.variableOf(type.typeName);
  if (variable === undefined) return UNKNOWN;
  const value = ambientValue(engine, variable);
  // An error is what was thrown, and what its fields hold is not what a class leaves them at first.
  return value.t === 'class' && value.node.superClass === null
    ? ambientSelf(engine, value.node)
    : UNKNOWN;
}

/** The declared type of a parameter. */
export function annotationOf(param: TSESTree.Node): TSESTree.TSTypeAnnotation | undefined {
  if (param.type === 'TSParameterProperty') return annotationOf(param.parameter);
  if (param.type === 'AssignmentPattern') return annotationOf(param.left);
  return param.type === 'Identifier' ? param.typeAnnotation : undefined;
}
