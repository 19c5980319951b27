import type { TSESTree } from '@typescript-eslint/types';
import { clientMember } from '../clients/members.js';
import { importValue } from '../clients/modules.js';
import { errorMember, networkErrorMember, responseMember } from '../clients/answers.js';
import { urlMember } from '../builtins/urls.js';
import { follow } from '../modules/follow.js';
import type { HeapObject } from '../state/heap.js';
import type { State } from '../state/state.js';
import { deepTaint } from '../values/deep-taint.js';
import { asText, mapFlags, mixTaints } from '../values/taint.js';
import {
  FALSE,
  TRUE,
  UNDEFINED,
  UNKNOWN,
  alternatives,
  constant,
  shallowTaint,
  statusIn,
  unite,
  unknownFrom,
  type FacetValue,
  type Value,
} from '../values/value.js';
import { valueInAmbience } from './ambient.js';
import { classMember, staticMember } from './classes.js';
import type { Engine, Result } from './engine.js';
import { evaluate } from './expressions.js';
import { readGlobal } from './identifiers.js';
import { inheritedErrorName, isInstance } from './instances.js';
import { invoke } from './invoke.js';
import { splitStatus } from './status-tests.js';
import { eachAlternative } from './text.js';
import { markRead } from './uses.js';

/** The key of a member access, as a value. */
export function propertyKey(engine: Engine, node: TSESTree.MemberExpression, s: State): Result[] {
  const { property } = node;
  if (property.type === 'PrivateIdentifier') return [{ s, v: constant(`#${property.name}`) }];
  if (!node.computed && property.type === 'Identifier') return [{ s, v: constant(property.name) }];
  return evaluate(engine, property, s);
}

/** Read a member. A table that is looked up by status splits the path by its keys. */
export function readMember(
  engine: Engine,
  s: State,
  object: Value,
  key: Value,
  node: TSESTree.Node,
): Result[] {
  if (key.t === 'const') {
    const v = member(engine, s, object, String(key.value), node);
    const isBody = object.t === 'response' && v.t === 'facet' && v.facet === 'body';
    return [{ s: isBody ? markRead(s, v.call, node) : s, v }];
  }
  const status = statusIn(key);
  if (status !== null) {
    const table = object.t === 'import' ? follow(engine, object) : object;
    if (table.t === 'object') return lookUpStatus(engine, s, table, status.call, node);
  }
  const element = object.t === 'object' ? anyMember(engine, s, object.id) : UNKNOWN;
  if (element !== UNKNOWN) return [{ s, v: element }];
  return [{ s, v: unknownFrom(mixTaints([shallowTaint(object), shallowTaint(key)])) }];
}

function lookUpStatus(
  engine: Engine,
  s: State,
  table: Extract<Value, { t: 'object' }>,
  call: number,
  node: TSESTree.Node,
): Result[] {
  const object = engine.object(s, table.id);
  if (object === undefined) return [{ s, v: UNKNOWN }];
  const results: Result[] = [];
  const keys = [...object.props.keys()]
    .map(Number)
    .filter((status) => status >= 100 && status < 600);
  let rest: State | null = s;
  for (const status of keys) {
    if (rest === null) break;
    const split = splitStatus(rest, call, (one) => one === status, node, { exact: 'yes' });
    const hit = split.find(({ v }) => v === TRUE);
    if (hit !== undefined) {
      results.push({ s: hit.s, v: object.props.get(String(status)) ?? UNKNOWN });
    }
    rest = split.find(({ v }) => v === FALSE)?.s ?? null;
  }
  if (rest !== null) {
    results.push({ s: rest, v: object.rest ?? (keys.length > 0 ? UNDEFINED : UNKNOWN) });
  }
  return results;
}

/** The named member of a value. */
export function member(
  engine: Engine,
  s: State,
  object: Value,
  name: string,
  node: TSESTree.Node,
): Value {
  switch (object.t) {
    case 'union': {
      const present = object.of.filter(
        (one) => !(one.t === 'const' && (one.value ?? null) === null),
      );
      return eachAlternative({ ...object, of: present }, (one) =>
        member(engine, s, one, name, node),
      );
    }
    case 'object':
      return objectMember(engine, s, object, name);
    case 'class':
      return staticMember(engine, object.node, name) ?? UNKNOWN;
    case 'native':
      if (object.name === 'globalThis') return readGlobal(name);
      return object.name === 'process' ? UNKNOWN : { t: 'native', name: `${object.name}.${name}` };
    case 'import':
      return importValue(
        engine,
        object.module,
        object.name === '*' ? name : `${object.name}.${name}`,
        object.from,
      );
    case 'client':
      return clientMember(object.client, object.member, name);
    case 'response':
      return responseMember(engine, object.call, name);
    case 'clientError':
      return errorMember(engine, object.call, name);
    case 'networkError':
      return networkErrorMember(object.call, name);
    case 'facet':
      return facetMember(engine, object, name);
    case 'const':
      if (typeof object.value === 'string' && name === 'length')
        return constant(object.value.length);
      if (object.value === null || object.value === undefined) return UNDEFINED;
      return urlMember(object, name) ?? (hasMember(object.value, name) ? UNKNOWN : UNDEFINED);
    case 'text':
      return (
        urlMember(object, name) ??
        (hasMember('', name) ? unknownFrom(shallowTaint(object)) : UNDEFINED)
      );
    case 'function':
      return name === 'name' ? UNKNOWN : unknownFrom(shallowTaint(object));
    default:
      return unknownFrom(shallowTaint(object));
  }
}

function facetMember(engine: Engine, facet: FacetValue, name: string): Value {
  const contract = engine.provider.contractOf(engine.request(facet.call).callUrl);
  if (facet.facet === 'headers') {
    const header = name.toLowerCase();
    const meaning = engine.provider.headerMeaning(contract, header);
    return { t: 'facet', call: facet.call, facet: 'header', path: [header], meaning };
  }
  if (facet.facet === 'body') {
    const path = [...facet.path, name];
    const meaning = engine.provider.bodyMeaning(contract, path);
    return { t: 'facet', call: facet.call, facet: 'body', path, meaning };
  }
  // A status is a number, and `ok` a boolean: neither holds anything.
  if (facet.facet === 'status' && !hasMember(0, name)) return UNDEFINED;
  if (facet.facet === 'ok' && !hasMember(false, name)) return UNDEFINED;
  return unknownFrom(shallowTaint(facet));
}

/** Whether a primitive value has a member: one of its prototype's, or a character. A URL is known by its text. */
function hasMember(value: string | number | bigint | boolean, name: string): boolean {
  if (name in Object(value)) return true;
  return typeof value === 'string' && (/^\d+$/.test(name) || name in URL.prototype);
}

function objectMember(
  engine: Engine,
  s: State,
  value: Extract<Value, { t: 'object' }>,
  name: string,
): Value {
  const object = engine.object(s, value.id);
  if (object === undefined) return UNKNOWN;
  if (object.keeps?.asked.includes(name) === true) engine.queries.asked.add(value.id);
  if (object.keeps?.awaited.includes(name) === true) engine.queries.awaited.add(value.id);
  const own = object.props.get(name);
  if (own !== undefined) {
    // What the file changes somewhere is not what the object was made with.
    const lasts = s.heap.has(value.id) || !engine.scopes.assignsMember(name);
    return lasts || !isPlainDatum(own) ? withSelf(own, value) : unite([UNKNOWN, own]);
  }
  const { kind } = object;
  if (kind.is === 'instance') {
    const found = classMember(engine, kind.of, name);
    // An error class of the file has what it was given, and nothing else.
    const isWhole =
      !INHERITED_BY_ERRORS.has(name) &&
      isErrorInstance(engine, s, value) &&
      !engine.scopes.assignsMember(name);
    if (found === null && name === 'name' && object.rest === null) {
      return engine.scopes.assignsMember(name) ? UNKNOWN : inheritedErrorName(engine, kind.of);
    }
    if (found === null) return object.rest ?? (isWhole ? UNDEFINED : UNKNOWN);
    if (found.kind === 'method') {
      return isStub(found.node) ? UNKNOWN : { t: 'function', node: found.node, self: value };
    }
    if (found.kind === 'getter') return readGetter(engine, s, found.node, value);
    return UNKNOWN;
  }
  if (kind.is === 'array') {
    if (name === 'length') return lengthOf(object);
    return /^\d+$/.test(name) ? (object.rest ?? UNDEFINED) : UNKNOWN;
  }
  if (kind.is === 'map' || kind.is === 'set' || kind.is === 'headers' || kind.is === 'params') {
    return UNKNOWN;
  }
  if (kind.is === 'foreign') {
    // A class that is not followed keeps what it was given under names that are not known.
    const taint = deepTaint(engine, s, value);
    return unknownFrom(name === 'message' || name === 'stack' ? mapFlags(taint, asText) : taint);
  }
  if (kind.is === 'plain' || kind.is === 'request') return object.rest ?? UNDEFINED;
  if (kind.is === 'error' && name !== 'stack' && name !== 'toString') {
    return object.rest ?? UNDEFINED;
  }
  return object.rest ?? UNKNOWN;
}

/** The length of an array: of an empty one nothing is known, for code that is not followed may have filled it. */
function lengthOf(object: HeapObject): Value {
  if (object.mayBeEmpty === true) return UNKNOWN;
  return object.rest !== null || object.props.size > 0 ? { t: 'positive' } : UNKNOWN;
}

const INHERITED_BY_ERRORS = new Set(['stack', 'name', 'toString', 'message', 'constructor']);

function isErrorInstance(engine: Engine, s: State, value: Value): boolean {
  return isInstance(engine, s, value, { t: 'native', name: 'Error' }) === TRUE;
}

/** A method that only throws is there to be overridden. */
function isStub(node: TSESTree.FunctionExpression): boolean {
  const [first, second] = node.body.body;
  return second === undefined && first?.type === 'ThrowStatement';
}

function isPlainDatum(value: Value): boolean {
  return value.t === 'const' || value.t === 'text' || value.t === 'facet' || value.t === 'union';
}

function withSelf(value: Value, self: Value): Value {
  return value.t === 'function' &&
    value.self === null &&
    value.node.type !== 'ArrowFunctionExpression'
    ? { ...value, self }
    : value;
}

function readGetter(
  engine: Engine,
  s: State,
  node: TSESTree.FunctionExpression,
  self: Value,
): Value {
  return valueInAmbience(
    engine,
    s,
    () => invoke(engine, s, { t: 'function', node, self }, self, [], node),
    self,
  );
}

/** Any of the members of an object. */
export function anyMember(engine: Engine, s: State, id: number): Value {
  const object = engine.object(s, id);
  if (object === undefined || (object.props.size === 0 && object.rest === null)) return UNKNOWN;
  return unite([...object.props.values(), ...(object.rest === null ? [] : [object.rest])]);
}

/** One element of a collection. */
export function elementOf(engine: Engine, s: State, value: Value, index: number | null): Value {
  const elements = alternatives(value).map((one) => {
    if (one.t !== 'object') {
      return one.t === 'facet' || one.t === 'unknown'
        ? member(engine, s, one, String(index ?? '[]'), engine.frame.node)
        : UNKNOWN;
    }
    const object = engine.object(s, one.id);
    if (index === null || object === undefined) return anyMember(engine, s, one.id);
    return object.props.get(String(index)) ?? object.rest ?? UNDEFINED;
  });
  return unite(elements);
}
