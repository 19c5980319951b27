import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { importValue } from '../clients/modules.js';
import { isFunctionNode } from '../scopes/walk.js';
import { PLAIN, heapObject, joinObjects, type HeapObject } from '../state/heap.js';
import { State } from '../state/state.js';
import { UNKNOWN, unite, type ClassNode, type FunctionNode, type Value } from '../values/value.js';
import { instanceOf } from './classes.js';
import type { Engine, Frame, Result } from './engine.js';
import { evaluate } from './expressions.js';
import { readPattern } from './patterns.js';
import { selfOf } from './self.js';

/**
 * The value of a variable that the present run has not assigned: of a function, a class, an import, or what a binding
 * that is never assigned again was made with.
 */
export function ambientValue(engine: Engine, variable: Variable): Value {
  const known = engine.ambientValues.get(variable);
  if (known !== undefined) return known;
  engine.ambientValues.set(variable, UNKNOWN);
  const value = findValue(engine, variable);
  engine.ambientValues.set(variable, value);
  return value;
}

function findValue(engine: Engine, variable: Variable): Value {
  // Of an overloaded function the last definition has the body.
  const definition =
    variable.defs.find(({ node }) => node.type !== 'TSDeclareFunction') ?? variable.defs[0];
  if (definition === undefined) return UNKNOWN;
  const { node } = definition;
  if (node.type === 'FunctionDeclaration' && definition.name === node.id) {
    return { t: 'function', node, self: null };
  }
  if (
    node.type === 'ClassDeclaration' ||
    (node.type === 'ClassExpression' && definition.name === node.id)
  ) {
    return { t: 'class', node };
  }
  if (node.type === 'FunctionExpression' && definition.name === node.id) {
    return { t: 'function', node, self: null };
  }
  if (
    node.type === 'ImportSpecifier' ||
    node.type === 'ImportDefaultSpecifier' ||
    node.type === 'ImportNamespaceSpecifier'
  ) {
    return importedValue(engine, definition.parent as TSESTree.ImportDeclaration, node);
  }
  if (node.type === 'TSImportEqualsDeclaration') return requiredValue(engine, node);
  if (node.type === 'VariableDeclarator') return declaredValue(engine, variable, node);
  if (isFunctionNode(node)) return defaultOf(engine, definition.name, node);
  if (node.type === 'TSEnumDeclaration') return enumValue(engine, node);
  return UNKNOWN;
}

/** A parameter that a closure uses: a client or a function that it has by default. */
function defaultOf(engine: Engine, name: TSESTree.Node, node: FunctionNode): Value {
  for (const param of node.params) {
    if (param.type !== 'AssignmentPattern' || param.left !== name) continue;
    const standard = valueInAmbience(engine, State.START, () =>
      evaluate(engine, param.right, State.START),
    );
    return unite([UNKNOWN, ...lasting(standard)]);
  }
  return UNKNOWN;
}

function importedValue(
  engine: Engine,
  declaration: TSESTree.ImportDeclaration,
  node: TSESTree.ImportClause,
): Value {
  const from = engine.scopes.fileOf(declaration).path;
  const module = declaration.source.value;
  if (node.type === 'ImportNamespaceSpecifier') return importValue(engine, module, '*', from);
  if (node.type === 'ImportDefaultSpecifier') return importValue(engine, module, 'default', from);
  const { imported } = node;
  const name = imported.type === 'Identifier' ? imported.name : imported.value;
  return importValue(engine, module, name, from);
}

/** `import http = require('./http')`. */
function requiredValue(engine: Engine, node: TSESTree.TSImportEqualsDeclaration): Value {
  const { moduleReference: reference } = node;
  if (reference.type !== 'TSExternalModuleReference') return UNKNOWN;
  const module = reference.expression.value;
  const from = engine.scopes.fileOf(node).path;
  const whole = importValue(engine, module, '*', from);
  return whole.t === 'client' ? importValue(engine, module, 'default', from) : whole;
}

function declaredValue(
  engine: Engine,
  variable: Variable,
  node: TSESTree.VariableDeclarator,
): Value {
  const writes = variable.references.filter((reference) => reference.isWrite());
  const again = writes.filter((reference) => reference.init !== true);
  if (node.init === null) return UNKNOWN;
  const { init } = node;
  const around = variable.scope.variableScope.block;
  const self = isFunctionNode(around) ? selfOf(engine, around) : null;
  const value = valueInAmbience(
    engine,
    State.START,
    () =>
      evaluate(engine, init, State.START).map(({ s, v }) => ({
        s,
        v: readPattern(engine, s, node.id, v, variable),
      })),
    self,
  );
  return again.length === 0 ? value : unite([UNKNOWN, ...lasting(value)]);
}

/** Of a variable that is assigned again only what is no plain datum is likely to last: a client, a function. */
function lasting(value: Value): Value[] {
  return value.t === 'client' || value.t === 'function' || value.t === 'native' ? [value] : [];
}

/**
 * The value of an expression whatever path leads to it: nothing is sent, what is thrown is dropped, and the objects
 * that are made on the way stay known to every run.
 */
export function valueInAmbience(
  engine: Engine,
  base: State,
  run: () => readonly Result[],
  self: Value | null = null,
): Value {
  const results = inAmbience(engine, run, self);
  publish(
    engine,
    base,
    results.map(({ s }) => s),
  );
  return unite(results.map(({ v }) => v));
}

/** Keep the objects that ambient evaluation made, in any of the states in which it ends. */
function publish(engine: Engine, base: State, states: readonly State[]): void {
  const made = new Map<number, HeapObject>();
  for (const s of states) {
    for (const [id, object] of s.heap.entries()) {
      if (base.heap.has(id)) continue;
      const other = made.get(id);
      made.set(id, other === undefined ? object : joinObjects(other, object));
    }
  }
  for (const [id, object] of made) engine.ambientHeap.set(id, object);
}

/** Run something for its values alone: nothing is sent, and what is thrown is dropped. */
function inAmbience<T>(engine: Engine, run: () => T, self: Value | null = null): T {
  const frame: Frame = {
    node: engine.scopes.program,
    self,
    home: null,
    returns: [],
    throws: [],
    breaks: [],
    yields: [],
    depth: 0,
  };
  const outer = engine.ambient;
  const chain = engine.chain.splice(0);
  engine.ambient = true;
  engine.frames.push(frame);
  try {
    return run();
  } finally {
    engine.frames.pop();
    engine.ambient = outer;
    engine.chain.push(...chain);
  }
}

/** The object that `this` is in the members of a class, as its constructor leaves it. */
export function ambientSelf(engine: Engine, node: ClassNode): Value {
  const known = engine.ambientSelves.get(node);
  if (known !== undefined) return known;
  const id = engine.objectId(node, 'self');
  const self: Value = { t: 'object', id };
  engine.ambientSelves.set(node, self);
  const states = inAmbience(engine, () => instanceOf(engine, State.START, node, id, null), self);
  publish(engine, State.START, states);
  return self;
}

function enumValue(engine: Engine, node: TSESTree.TSEnumDeclaration): Value {
  return valueInAmbience(engine, State.START, () => {
    const members: [string, Value][] = [];
    let next = 0;
    for (const member of node.body.members) {
      const name = member.id.type === 'Identifier' ? member.id.name : member.id.value;
      // Some parsers say null where there is none.
      const initializer = member.initializer ?? null;
      const value: Value =
        initializer === null
          ? { t: 'const', value: next }
          : unite(evaluate(engine, initializer, State.START).map(({ v }) => v));
      if (value.t === 'const' && typeof value.value === 'number') next = value.value + 1;
      members.push([name, value]);
    }
    const id = engine.objectId(node);
    const s = engine.store(State.START, id, heapObject(PLAIN, members));
    return [{ s, v: { t: 'object', id } }];
  });
}
