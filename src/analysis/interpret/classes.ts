import type { TSESTree } from '@typescript-eslint/types';
import { heapObject, type ObjectKind } from '../state/heap.js';
import { follow } from '../modules/follow.js';
import { State } from '../state/state.js';
import { UNDEFINED, UNKNOWN, type ClassNode, type Value } from '../values/value.js';
import { valueInAmbience } from './ambient.js';
import { byDeclaredType } from './declared-types.js';
import type { Engine, Result } from './engine.js';
import { evaluate } from './expressions.js';
import { isErrorClass } from './instances.js';
import { invoke } from './invoke.js';
import { keyName } from './patterns.js';

/** What a class extends; null where it extends nothing, not known where it would extend itself in the end. */
export function superClassOf(engine: Engine, node: ClassNode): Value | null {
  const parent = writtenSuperClass(engine, node);
  const seen = new Set<ClassNode>();
  let ancestor = parent;
  while (ancestor?.t === 'class' && !seen.has(ancestor.node)) {
    if (ancestor.node === node) return UNKNOWN;
    seen.add(ancestor.node);
    ancestor = writtenSuperClass(engine, ancestor.node);
  }
  return parent;
}

function writtenSuperClass(engine: Engine, node: ClassNode): Value | null {
  const { superClass } = node;
  if (superClass === null) return null;
  const parent = valueInAmbience(engine, State.START, () =>
    evaluate(engine, superClass, State.START),
  );
  return parent.t === 'import' ? follow(engine, parent) : parent;
}

export type ClassMember =
  | { kind: 'method' | 'getter'; node: TSESTree.FunctionExpression; home: ClassNode }
  | { kind: 'field'; node: TSESTree.PropertyDefinition; home: ClassNode };

function memberKey(element: TSESTree.ClassElement): string | null {
  if (!('key' in element)) return null;
  if (element.key.type === 'PrivateIdentifier') return `#${element.key.name}`;
  return keyName(element as unknown as TSESTree.Property);
}

/** A member of the instances of a class, inherited ones included. */
export function classMember(engine: Engine, node: ClassNode, name: string): ClassMember | null {
  for (const element of node.body.body) {
    if (element.type !== 'MethodDefinition' && element.type !== 'PropertyDefinition') continue;
    if (element.static || memberKey(element) !== name) continue;
    if (element.type === 'PropertyDefinition') return { kind: 'field', node: element, home: node };
    if (element.value.type !== 'FunctionExpression') continue;
    if (element.kind === 'get') return { kind: 'getter', node: element.value, home: node };
    if (element.kind === 'method') return { kind: 'method', node: element.value, home: node };
  }
  const parent = superClassOf(engine, node);
  return parent?.t === 'class' ? classMember(engine, parent.node, name) : null;
}

/** A static member of a class. */
export function staticMember(engine: Engine, node: ClassNode, name: string): Value | null {
  for (const element of node.body.body) {
    if (element.type !== 'MethodDefinition' && element.type !== 'PropertyDefinition') continue;
    if (!element.static || memberKey(element) !== name) continue;
    if (element.type === 'MethodDefinition') {
      return element.value.type === 'FunctionExpression'
        ? { t: 'function', node: element.value, self: { t: 'class', node } }
        : null;
    }
    const { value } = element;
    if (value === null) return UNKNOWN;
    return valueInAmbience(engine, State.START, () => evaluate(engine, value, State.START));
  }
  const parent = superClassOf(engine, node);
  return parent?.t === 'class' ? staticMember(engine, parent.node, name) : null;
}

function constructorOf(node: ClassNode): TSESTree.FunctionExpression | null {
  for (const element of node.body.body) {
    if (
      element.type === 'MethodDefinition' &&
      element.kind === 'constructor' &&
      element.value.type === 'FunctionExpression'
    ) {
      return element.value;
    }
  }
  return null;
}

/**
 * Make an instance: fields, then the constructor. `args` null: made somewhere else, with arguments that are not known.
 * The object has the given id; the results hold the states after.
 */
export function instanceOf(
  engine: Engine,
  s: State,
  node: ClassNode,
  id: number,
  args: readonly Value[] | null,
): State[] {
  const self: Value = { t: 'object', id };
  const kind: ObjectKind = { is: 'instance', of: node };
  const start = engine.store(s, id, heapObject(kind, []));
  return construct(engine, start, node, self, args).map((result) => result.s);
}

/** Run the field initialisers and the constructor of a class on an object that is being made. */
export function construct(
  engine: Engine,
  s: State,
  node: ClassNode,
  self: Value,
  args: readonly Value[] | null,
): Result[] {
  const parent = superClassOf(engine, node);
  const maker = constructorOf(node);
  if (maker === null) {
    const states = parent === null ? [s] : superConstruct(engine, s, parent, self, args);
    return states.map((state) => ({ s: initialiseFields(engine, state, node, self), v: self }));
  }
  const start = parent === null ? initialiseFields(engine, s, node, self) : s;
  const values = args ?? maker.params.map(() => UNKNOWN);
  const fn: Value = { t: 'function', node: maker, self };
  return invoke(engine, start, fn, self, values, maker).map((result) => ({ s: result.s, v: self }));
}

/** What `super(…)` does to the object that is being made. */
export function superConstruct(
  engine: Engine,
  s: State,
  parent: Value,
  self: Value,
  args: readonly Value[] | null,
): State[] {
  if (parent.t === 'class')
    return construct(engine, s, parent.node, self, args).map(({ s: after }) => after);
  if (self.t !== 'object') return [s];
  const object = engine.object(s, self.id);
  if (object === undefined) return [s];
  const props = new Map(object.props);
  const [message, options] = args ?? [];
  if (isErrorClass(parent)) {
    if (message !== undefined) props.set('message', message);
    if (options !== undefined) props.set('cause', options);
    return [engine.store(s, self.id, { ...object, props })];
  }
  // A parent that is not seen may keep any of its arguments.
  (args ?? []).forEach((argument, index) => props.set(`(argument ${String(index)})`, argument));
  return [engine.store(s, self.id, { ...object, props, rest: UNKNOWN })];
}

export function initialiseFields(engine: Engine, s: State, node: ClassNode, self: Value): State {
  if (self.t !== 'object') return s;
  const { id } = self;
  let after = s;
  const { frame } = engine;
  const outer = frame.self;
  frame.self = self;
  for (const element of node.body.body) {
    if (element.type !== 'PropertyDefinition' || element.static) continue;
    const name = memberKey(element);
    if (name === null) continue;
    const [result] = element.value === null ? [] : evaluate(engine, element.value, after);
    const object = engine.object(result?.s ?? after, id);
    if (object === undefined) continue;
    const value = result?.v ?? byDeclaredType(engine, element.typeAnnotation);
    after = engine.store(result?.s ?? after, id, {
      ...object,
      props: new Map(object.props).set(name, value === UNDEFINED ? UNKNOWN : value),
    });
  }
  frame.self = outer;
  return after;
}
