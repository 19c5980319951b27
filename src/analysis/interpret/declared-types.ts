import type { TSESTree } from '@typescript-eslint/types';
import { isExportThatSends } from '../builtins/imports.js';
import { follow } from '../modules/follow.js';
import { UNKNOWN, type ClassNode, type Value } from '../values/value.js';
import { ambientSelf, ambientValue } from './ambient.js';
import { BUDGETS } from './budgets.js';
import { superClassOf } from './classes.js';
import type { Engine } from './engine.js';

/** What is known by its declared type of something that no value was seen for: an instance of a class. */
export function byDeclaredType(
  engine: Engine,
  annotation: TSESTree.TSTypeAnnotation | undefined,
): Value {
  const type = annotation?.typeAnnotation;
  if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return UNKNOWN;
  const variable = engine.scopes.variableOf(type.typeName);
  if (variable === undefined) return UNKNOWN;
  const named = ambientValue(engine, variable);
  const isSender = named.t === 'import' && isExportThatSends(engine, named);
  const value = isSender ? follow(engine, named) : named;
  if (value.t !== 'class') return byImplementation(engine, type.typeName) ?? UNKNOWN;
  if (!isPlain(engine, value.node)) return UNKNOWN;
  if (value.node.abstract) {
    const heir = byImplementation(engine, type.typeName);
    if (heir !== null) return heir;
  }
  return madeInstance(engine, value.node);
}

function madeInstance(engine: Engine, node: ClassNode): Value {
  return engine.scopes.main.classes.has(node)
    ? ambientSelf(engine, node)
    : instanceOfOther(engine, node);
}

/** An instance of the one class that implements a type, or of the one subclass of an abstract class. */
function byImplementation(engine: Engine, name: TSESTree.Identifier): Value | null {
  const file = engine.scopes.fileOf(name);
  const found = engine.modules?.implementations?.ofName(file, name) ?? null;
  if (found === null) return null;
  const from = engine.loadPath(found.path);
  if (from === null) return null;
  for (const node of from.classes.keys()) {
    if (node.range[0] !== found.start) continue;
    engine.scopes.add(from);
    const isSender = from === engine.scopes.main || engine.maySend(node);
    return isSender && isPlain(engine, node) ? madeInstance(engine, node) : null;
  }
  return null;
}

/** An instance of a class of another file, which may make half of the application. */
function instanceOfOther(engine: Engine, node: ClassNode): Value {
  if (engine.unmade.has(node)) return UNKNOWN;
  const made = engine.within(
    BUDGETS.aside,
    () => ambientSelf(engine, node),
    () => engine.unmade.add(node),
  );
  return engine.unmade.has(node) ? UNKNOWN : made;
}

/** An error is what was thrown, and what its fields hold is not what a class leaves them at first. */
function isPlain(engine: Engine, node: ClassNode): boolean {
  const parent = superClassOf(engine, node);
  return parent === null || (parent.t === 'class' && isPlain(engine, parent.node));
}

/** The declared type of a parameter. */
export function annotationOf(param: TSESTree.Node): TSESTree.TSTypeAnnotation | undefined {
  if (param.type === 'TSParameterProperty') return annotationOf(param.parameter);
  if (param.type === 'AssignmentPattern') return annotationOf(param.left);
  return param.type === 'Identifier' ? param.typeAnnotation : undefined;
}
