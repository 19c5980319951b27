import path from 'node:path';
import type { TSESTree } from '@typescript-eslint/types';
import { State } from '../state/state.js';
import { UNKNOWN, type Value } from '../values/value.js';
import { ambientValue, valueInAmbience } from '../interpret/ambient.js';
import type { Engine } from '../interpret/engine.js';
import { evaluate } from '../interpret/expressions.js';
import { invoke } from '../interpret/invoke.js';
import { member } from '../interpret/members.js';
import { importValue } from '../clients/modules.js';
import type { FileScopes } from '../scopes/file-scopes.js';
import type { Export } from './exports.js';

type Import = Extract<Value, { t: 'import' }>;

const LONGEST_WAY = 8;

/** What an import is in the file that it comes from; the import itself where that is not followed. */
export function follow(engine: Engine, value: Import): Value {
  const { modules } = engine;
  if (modules === null || value.from === undefined) return value;
  const key = `${value.from}\0${value.module}\0${value.name}`;
  const known = engine.followed.get(key);
  if (known !== undefined) return known;
  engine.followed.set(key, value);
  const found = findImport(engine, value) ?? value;
  engine.followed.set(key, found);
  return found;
}

/** A value, or what the import that it is leads to. */
export function behindImport(engine: Engine, value: Value): Value {
  return value.t === 'import' ? follow(engine, value) : value;
}

/** What an expression is whatever path leads to it, and in whatever file it comes from. */
export function valueOfNode(engine: Engine, node: TSESTree.Node): Value {
  const value = valueInAmbience(engine, State.START, () => evaluate(engine, node, State.START));
  return behindImport(engine, value);
}

function findImport(engine: Engine, value: Import): Value | null {
  const [first = '', ...rest] = value.name.split('.');
  const name = first.replace(/\(\)$/, '');
  const isCalled = first.endsWith('()');
  const loaded = value.from === undefined ? null : engine.load(value.from, value.module);
  if (loaded === null) return null;
  let found = exported(engine, loaded, name, LONGEST_WAY);
  if (found === null) return null;
  if (isCalled) found = resultOf(engine, found);
  for (const step of rest) {
    const target = step.replace(/\(\)$/, '');
    found = member(engine, State.START, found, target, engine.scopes.program);
    if (step.endsWith('()')) found = resultOf(engine, found);
  }
  return found === UNKNOWN ? null : found;
}

/** What a function gives that is called with arguments that are not known. */
function resultOf(engine: Engine, fn: Value): Value {
  if (fn.t !== 'function') return UNKNOWN;
  const result = valueInAmbience(engine, State.START, () =>
    invoke(engine, State.START, fn, null, [UNKNOWN, UNKNOWN, UNKNOWN], fn.node),
  );
  // The name of an import does not say whether its promise was awaited; what is read of it was.
  return result.t === 'promise' && result.settled === 'fulfilled' ? result.value : result;
}

function exported(engine: Engine, file: FileScopes, name: string, left: number): Value | null {
  if (left === 0) return null;
  engine.scopes.add(file);
  const own = file.exports.find(name);
  if (own !== undefined) return valueOf(engine, file, own, left);
  if (name === '*') {
    return { t: 'import', module: `./${path.basename(file.path)}`, name: '*', from: file.path };
  }
  for (const module of file.exports.handedOn) {
    const next = engine.load(file.path, module);
    const found = next === null ? null : exported(engine, next, name, left - 1);
    if (found !== null) return found;
  }
  return null;
}

function valueOf(engine: Engine, file: FileScopes, found: Export, left: number): Value | null {
  switch (found.kind) {
    case 'binding': {
      const variable = file.variableOf(found.name);
      if (variable === undefined) return null;
      const value = ambientValue(engine, variable);
      return behindImport(engine, value);
    }
    case 'declaration':
      return found.node.type === 'FunctionDeclaration'
        ? { t: 'function', node: found.node, self: null }
        : { t: 'class', node: found.node };
    case 'expression': {
      const value = valueInAmbience(engine, State.START, () =>
        evaluate(engine, found.node, State.START),
      );
      return behindImport(engine, value);
    }
    case 'from': {
      const client = importValue(engine, found.module, found.name, file.path);
      if (client.t !== 'import') return client;
      const next = engine.load(file.path, found.module);
      return next === null ? client : exported(engine, next, found.name, left - 1);
    }
  }
}
