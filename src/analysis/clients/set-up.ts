import type { TSESTree } from '@typescript-eslint/types';
import { valueInAmbience } from '../interpret/ambient.js';
import { callValue } from '../interpret/calls.js';
import type { Engine, Result } from '../interpret/engine.js';
import { evaluate } from '../interpret/expressions.js';
import { behindImport } from '../modules/follow.js';
import type { FileScopes } from '../scopes/file-scopes.js';
import { childNodes, isFunctionNode } from '../scopes/walk.js';
import { State } from '../state/state.js';
import { unite } from '../values/value.js';
import type { ClientInstance } from './client.js';
import { configureClient } from './configure.js';
import { callClient } from './send.js';

/**
 * Let an instance have what other files give it before it is used: interceptors, defaults, a retry. Of these files only
 * the places run that do so, whatever functions they stand in: that an application calls them when it starts is taken
 * for granted.
 */
export function setUpElsewhere(engine: Engine, instance: ClientInstance): void {
  if (engine.modules === null || engine.ambient) return;
  const { main } = engine.scopes;
  const paths = engine.modules.settingUp?.(main.path, 'clients') ?? [];
  const files = paths.flatMap((path) => engine.loadPath(path) ?? []);
  for (const [node, made] of engine.instances) {
    if (made === instance) files.push(engine.scopes.fileOf(node));
  }
  for (const file of files) {
    if (file.path === main.path || engine.settingUp.has(file.path)) continue;
    engine.settingUp.add(file.path);
    engine.scopes.add(file);
    for (const node of placesOf(file)) run(engine, node);
  }
}

const places = new WeakMap<FileScopes, readonly TSESTree.Node[]>();

/** Where a file may set up a client. */
function placesOf(file: FileScopes): readonly TSESTree.Node[] {
  let found = places.get(file);
  if (found === undefined) {
    const all: TSESTree.Node[] = [];
    const visit = (node: TSESTree.Node, isTop: boolean): void => {
      if (setsUp(node, isTop)) all.push(node);
      for (const child of childNodes(node)) visit(child, isTop && !isFunctionNode(child));
    };
    visit(file.program, true);
    found = all;
    places.set(file, found);
  }
  return found;
}

function setsUp(node: TSESTree.Node, isTop: boolean): boolean {
  if (node.type === 'AssignmentExpression') return mentions(node.left, 'defaults');
  if (node.type !== 'CallExpression') return false;
  if (node.callee.type === 'MemberExpression') return mentions(node.callee.object, 'interceptors');
  // `axiosRetry(api)`, `addInterceptors(api)`: which function it is, its value says.
  return isTop && node.arguments[0]?.type === 'Identifier' && node.callee.type === 'Identifier';
}

function mentions(node: TSESTree.Node, member: string): boolean {
  if (node.type !== 'MemberExpression') return false;
  const { property } = node;
  if (!node.computed && property.type === 'Identifier' && property.name === member) return true;
  return mentions(node.object, member);
}

function run(engine: Engine, node: TSESTree.Node): void {
  valueInAmbience(engine, State.START, () => {
    if (node.type === 'AssignmentExpression') {
      const [client, path] = clientPath(engine, node.left);
      const given = resultOf(engine, node.right, State.START);
      if (client !== null) configureClient(client, path.join('.'), given.v);
      return [given];
    }
    if (node.type !== 'CallExpression') return [];
    let s = State.START;
    const args = node.arguments.map((argument) => {
      const given = resultOf(engine, argument, s);
      s = given.s;
      return given.v;
    });
    if (node.callee.type === 'MemberExpression') {
      const [client, path] = clientPath(engine, node.callee);
      if (client === null) return [];
      return callClient(engine, s, client, path.join('.'), { args, node });
    }
    if (args[0]?.t !== 'client') return [];
    const callee = resultOf(engine, node.callee, s);
    return callValue(engine, s, callee.v, null, { args, node });
  });
}

/** The client that a chain of members begins with, and their names. */
function clientPath(engine: Engine, node: TSESTree.Node): [ClientInstance | null, string[]] {
  if (node.type !== 'MemberExpression') {
    const { v } = resultOf(engine, node, State.START);
    return v.t === 'client' && v.member === null ? [v.client, []] : [null, []];
  }
  const [client, path] = clientPath(engine, node.object);
  const { property } = node;
  if (!node.computed && property.type === 'Identifier') return [client, [...path, property.name]];
  const key = resultOf(engine, property, State.START).v;
  return key.t === 'const' ? [client, [...path, String(key.value)]] : [null, []];
}

function resultOf(engine: Engine, node: TSESTree.Node, s: State): Result {
  const results = evaluate(engine, node, s);
  const [after = s] = State.merge(results.map((one) => one.s));
  const value = unite(results.map(({ v }) => v));
  return { s: after, v: behindImport(engine, value) };
}
