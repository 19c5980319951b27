import type { State } from '../state/state.js';
import { FALSE, TRUE, UNKNOWN, constant, type ClassNode, type Value } from '../values/value.js';
import { superClassOf } from './classes.js';
import type { Engine } from './engine.js';

const ERROR_CLASSES = new Set([
  'Error',
  'AggregateError',
  'EvalError',
  'RangeError',
  'ReferenceError',
  'SyntaxError',
  'TypeError',
]);

/** The platform's classes behind the objects that are told apart. */
const CLASSES: Readonly<Record<string, string>> = {
  headers: 'Headers',
  map: 'Map',
  request: 'Request',
  set: 'Set',
};

export function isErrorClass(value: Value): boolean {
  return value.t === 'native' && ERROR_CLASSES.has(value.name);
}

/** The name of an error whose class gives it none of its own: that of the platform's class. */
export function inheritedErrorName(engine: Engine, node: ClassNode): Value {
  let parent = superClassOf(engine, node);
  while (parent?.t === 'class') parent = superClassOf(engine, parent.node);
  return parent?.t === 'native' && isErrorClass(parent) ? constant(parent.name) : UNKNOWN;
}

/** Whether a value is an instance of a class, as far as that is known. */
export function isInstance(engine: Engine, s: State, value: Value, of: Value): Value {
  if (of.t === 'unknown' || value.t === 'unknown' || of.t === 'union') return UNKNOWN;
  switch (value.t) {
    case 'const':
    case 'text':
      return FALSE;
    case 'clientError':
      if (of.t === 'native') return of.name === 'Error' ? TRUE : FALSE;
      return of.t === 'client' && of.client.dialect === engine.request(value.call).instance.dialect
        ? TRUE
        : FALSE;
    case 'networkError':
      if (of.t === 'native') return of.name === 'Error' ? TRUE : UNKNOWN;
      if (of.t === 'client')
        return of.member === 'AxiosError' || of.member === 'ApiError' ? TRUE : UNKNOWN;
      return of.t === 'class' ? FALSE : UNKNOWN;
    case 'response':
      if (isErrorClass(of)) return FALSE;
      return of.t === 'native' && of.name === 'Response' ? TRUE : UNKNOWN;
    case 'object': {
      const kind = engine.object(s, value.id)?.kind;
      if (kind === undefined) return UNKNOWN;
      if (kind.is === 'instance') return isSubclass(engine, kind.of, of);
      if (kind.is === 'foreign') return isForeign(kind.name, of);
      if (kind.is === 'error') {
        if (of.t !== 'native' || !ERROR_CLASSES.has(of.name)) return FALSE;
        const name = engine.object(s, value.id)?.props.get('name');
        return of.name === 'Error' || (name?.t === 'const' && name.value === of.name)
          ? TRUE
          : FALSE;
      }
      if (kind.is === 'array') return of.t === 'native' && of.name === 'Array' ? TRUE : FALSE;
      // Of what is not seen whole it may be one.
      if (engine.object(s, value.id)?.rest != null) return UNKNOWN;
      if (of.t !== 'native') return FALSE;
      return of.name === 'Object' || of.name === CLASSES[kind.is] ? TRUE : FALSE;
    }
    default:
      return UNKNOWN;
  }
}

function isForeign(name: string, of: Value): Value {
  if (of.t === 'import') return `${of.module}#${of.name}` === name ? TRUE : UNKNOWN;
  return of.t === 'native' && of.name === 'Error' ? TRUE : UNKNOWN;
}

function isSubclass(engine: Engine, node: ClassNode, of: Value): Value {
  let current: Value = { t: 'class', node };
  for (let depth = 0; depth < 20; depth += 1) {
    if (current.t === 'class') {
      if (of.t === 'class' && of.node === current.node) return TRUE;
      const parent = superClassOf(engine, current.node);
      if (parent === null) return FALSE;
      current = parent;
      continue;
    }
    if (current.t === 'native' && of.t === 'native') {
      return current.name === of.name || of.name === 'Error' ? TRUE : FALSE;
    }
    if (current.t === 'import' && of.t === 'import') {
      return current.module === of.module && current.name === of.name ? TRUE : UNKNOWN;
    }
    return current.t === 'native' ? FALSE : UNKNOWN;
  }
  return UNKNOWN;
}
