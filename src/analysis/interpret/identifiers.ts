import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { State } from '../state/state.js';
import { UNDEFINED, UNKNOWN, constant, unite, type Value } from '../values/value.js';
import { ambientValue } from './ambient.js';
import type { Engine } from './engine.js';

/** The value of a name. */
export function readIdentifier(engine: Engine, node: TSESTree.Identifier, s: State): Value {
  const variable = engine.scopes.variableOf(node);
  if (variable === undefined) return readGlobal(node.name);
  return readVariable(engine, variable, s);
}

export function readVariable(engine: Engine, variable: Variable, s: State): Value {
  const value = s.variables.get(variable) ?? ambientValue(engine, variable);
  return value.t === 'const' && isSetByClosure(variable) ? unite([UNKNOWN, value]) : value;
}

const setByClosure = new WeakMap<Variable, boolean>();

/** A variable that a function in it sets may hold something else once other code has run. */
function isSetByClosure(variable: Variable): boolean {
  let isSet = setByClosure.get(variable);
  if (isSet === undefined) {
    const { variableScope } = variable.scope;
    isSet = variable.references.some(
      (reference) => reference.isWrite() && reference.from.variableScope !== variableScope,
    );
    setByClosure.set(variable, isSet);
  }
  return isSet;
}

/** Globals that stand for themselves: `window.fetch` is `fetch`. */
const GLOBAL_OBJECTS = new Set(['globalThis', 'window', 'self', 'global']);

export function readGlobal(name: string): Value {
  switch (name) {
    case 'undefined':
      return UNDEFINED;
    case 'NaN':
      return constant(NaN);
    case 'Infinity':
      return constant(Infinity);
    default:
      if (GLOBAL_OBJECTS.has(name)) return { t: 'native', name: 'globalThis' };
      return KNOWN_GLOBALS.has(name) ? { t: 'native', name } : UNKNOWN;
  }
}

const KNOWN_GLOBALS = new Set([
  'AbortController',
  'AbortSignal',
  'AggregateError',
  'Array',
  'BigInt',
  'Blob',
  'Boolean',
  'Date',
  'Error',
  'EvalError',
  'FormData',
  'Headers',
  'JSON',
  'Map',
  'Math',
  'Number',
  'Object',
  'Promise',
  'RangeError',
  'ReferenceError',
  'Reflect',
  'Request',
  'Response',
  'Set',
  'String',
  'SyntaxError',
  'TypeError',
  'URL',
  'URLSearchParams',
  'WeakMap',
  'clearTimeout',
  'console',
  'crypto',
  'decodeURIComponent',
  'encodeURIComponent',
  'fetch',
  '$fetch',
  'parseFloat',
  'parseInt',
  'location',
  'performance',
  'process',
  'queueMicrotask',
  'require',
  'setImmediate',
  'setInterval',
  'setTimeout',
  'structuredClone',
]);
