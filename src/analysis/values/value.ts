import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { ClientInstance } from '../clients/client.js';
import { Carry, UNTAINTED, asText, callTaint, mapFlags, mixTaints, type Taint } from './taint.js';

export type Primitive = string | number | bigint | boolean | null | undefined;

export type FunctionNode =
  TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** A part of the answer that is read from the response. */
export type Facet = 'status' | 'ok' | 'statusText' | 'headers' | 'header' | 'body';

/** What a header or a body member is known to be, by the contract or by default. */
export type Meaning = 'requestId' | 'retryAfter' | 'code';

/** A part of an answer. `path` leads to a header (one lower-case name) or into the body. */
export interface FacetValue {
  t: 'facet';
  call: number;
  facet: Facet;
  path: readonly string[];
  meaning: Meaning | null;
}

/** What the analysis knows of a value at one point of one path. */
export type Value =
  | { t: 'unknown'; taint: Taint }
  | { t: 'const'; value: Primitive }
  | { t: 'regexp'; pattern: string; flags: string }
  /** A number computed from a status alone: `status / 100`. */
  | { t: 'computed'; call: number; of: (status: number) => number }
  /** A number above zero. */
  | { t: 'positive' }
  /** A text with known and unknown parts. */
  | { t: 'text'; parts: readonly Value[] }
  | {
      t: 'function';
      node: FunctionNode;
      self: Value | null;
      bound?: readonly Value[];
      /** What it remembers of the function that made it. */
      env?: ReadonlyMap<Variable, Value>;
    }
  | { t: 'class'; node: ClassNode }
  /** An object literal, an array, an instance: its content is in the heap of the state. */
  | { t: 'object'; id: number }
  /** Something the platform offers, by its path: `console.error`, `JSON.stringify`, `fetch`. */
  | { t: 'native'; name: string; self?: Value }
  /** An import that is not followed. */
  | { t: 'import'; module: string; name: string; from?: string | undefined }
  /** A client, or one of its functions: `axios`, `axios.create()`, `ky.get`. */
  | { t: 'client'; client: ClientInstance; member: string | null }
  | { t: 'response'; call: number }
  | FacetValue
  /** What a client that rejects on failure statuses throws. */
  | { t: 'clientError'; call: number }
  /** What is thrown when no answer comes. */
  | { t: 'networkError'; call: number }
  /** The promise of a request that has been sent. */
  | { t: 'request'; call: number }
  | {
      t: 'promise';
      settled: 'fulfilled' | 'rejected';
      value: Value;
      /** Where a rejection was thrown. */
      thrownAt?: TSESTree.Node | undefined;
    }
  /** The `resolve` or `reject` of a `new Promise`. */
  | { t: 'settler'; cell: number; kind: 'fulfilled' | 'rejected' }
  /** One of several; `standard` is the one that stands where nothing else is configured: `env.URL ?? 'https://…'`. */
  | { t: 'union'; of: readonly Value[]; standard?: Value };

export const UNKNOWN: Value = { t: 'unknown', taint: UNTAINTED };
export const UNDEFINED: Value = { t: 'const', value: undefined };
export const TRUE: Value = { t: 'const', value: true };
export const FALSE: Value = { t: 'const', value: false };

export function constant(value: Primitive): Value {
  return { t: 'const', value };
}

export function unknownFrom(taint: Taint): Value {
  return taint === UNTAINTED ? UNKNOWN : { t: 'unknown', taint };
}

/** The alternatives of a value. */
export function alternatives(value: Value): readonly Value[] {
  return value.t === 'union' ? value.of : [value];
}

const MOST_ALTERNATIVES = 6;

/** The status that a value is, as a number or as its text: `String(response.status)`. */
export function statusIn(value: Value | undefined): FacetValue | null {
  if (value?.t === 'facet' && value.facet === 'status') return value;
  return value?.t === 'text' && value.parts.length === 1 ? statusIn(value.parts[0]) : null;
}

/** A value that is one of several; equal ones fall together, and past a bound only their taint is kept. */
export function unite(values: readonly Value[]): Value {
  const [first] = values;
  if (first !== undefined && values.every((value) => sameValue(value, first))) return first;
  const distinct: Value[] = [];
  for (const value of values) {
    for (const alternative of alternatives(value)) {
      if (!distinct.some((other) => sameValue(other, alternative))) distinct.push(alternative);
    }
  }
  const [only] = distinct;
  if (only === undefined) return UNKNOWN;
  if (distinct.length === 1) return only;
  if (distinct.length > MOST_ALTERNATIVES) {
    return unknownFrom(mixTaints(distinct.map(shallowTaint)));
  }
  return { t: 'union', of: distinct };
}

/** Whether two values are known to be the same. */
function sameValue(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a.t !== b.t) return false;
  switch (a.t) {
    case 'const':
      return Object.is(a.value, (b as typeof a).value);
    case 'unknown':
      return sameTaint(a.taint, (b as typeof a).taint);
    case 'object':
      return a.id === (b as typeof a).id;
    case 'function': {
      const other = b as typeof a;
      return (
        a.node === other.node &&
        sameSelf(a.self, other.self) &&
        a.bound === other.bound &&
        a.env === other.env
      );
    }
    case 'class':
      return a.node === (b as typeof a).node;
    case 'native':
      return a.name === (b as typeof a).name && a.self === (b as typeof a).self;
    case 'import':
      return a.module === (b as typeof a).module && a.name === (b as typeof a).name;
    case 'client':
      return a.client === (b as typeof a).client && a.member === (b as typeof a).member;
    case 'response':
    case 'clientError':
    case 'networkError':
    case 'request':
      return a.call === (b as typeof a).call;
    case 'facet': {
      const other = b as typeof a;
      return (
        a.call === other.call &&
        a.facet === other.facet &&
        a.path.join('.') === other.path.join('.')
      );
    }
    case 'promise':
      return a.settled === (b as typeof a).settled && sameValue(a.value, (b as typeof a).value);
    case 'text': {
      const other = (b as typeof a).parts;
      return (
        a.parts.length === other.length &&
        a.parts.every((part, index) => {
          const counterpart = other[index];
          return counterpart !== undefined && sameValue(part, counterpart);
        })
      );
    }
    case 'settler':
      return a.cell === (b as typeof a).cell && a.kind === (b as typeof a).kind;
    case 'regexp':
      return a.pattern === (b as typeof a).pattern && a.flags === (b as typeof a).flags;
    case 'positive':
      return true;
    case 'computed':
      return false;
    case 'union': {
      const other = (b as typeof a).of;
      return (
        a.of.length === other.length &&
        a.of.every((one) => other.some((two) => sameValue(one, two)))
      );
    }
  }
}

function sameSelf(a: Value | null, b: Value | null): boolean {
  return a === b || (a !== null && b !== null && sameValue(a, b));
}

function sameTaint(a: Taint, b: Taint): boolean {
  if (a === b) return true;
  if (
    a.origin !== b.origin ||
    a.mint !== b.mint ||
    a.item !== b.item ||
    a.calls.size !== b.calls.size
  )
    return false;
  for (const [call, flags] of a.calls) if (b.calls.get(call) !== flags) return false;
  return true;
}

/** A value of which nothing is left that came from one call. */
export function withoutCall(value: Value, call: number): Value {
  const taint = shallowTaint(value);
  if (!taint.calls.has(call)) return value;
  const calls = new Map(taint.calls);
  calls.delete(call);
  return unknownFrom({ ...taint, calls });
}

/** What a value carries, without what stands in the heap. */
export function shallowTaint(value: Value): Taint {
  switch (value.t) {
    case 'unknown':
      return value.taint;
    case 'response':
    case 'request':
      return callTaint(value.call, Carry.Response);
    case 'clientError':
      return callTaint(value.call, Carry.ClientError);
    case 'networkError':
      return callTaint(value.call, Carry.NetworkError);
    case 'facet':
      return callTaint(value.call, facetFlags(value));
    case 'computed':
      return callTaint(value.call, Carry.StatusText);
    case 'text':
      return mixTaints(value.parts.map((part) => mapFlags(shallowTaint(part), asText)));
    case 'promise':
      return shallowTaint(value.value);
    case 'union':
      return mixTaints(value.of.map(shallowTaint));
    case 'const':
    case 'positive':
    case 'regexp':
    case 'function':
    case 'class':
    case 'object':
    case 'native':
    case 'import':
    case 'client':
    case 'settler':
      return UNTAINTED;
  }
}

function facetFlags(value: FacetValue): number {
  switch (value.facet) {
    case 'status':
      return Carry.Status;
    case 'statusText':
      return Carry.StatusText;
    case 'ok':
      return Carry.Ok;
    case 'headers':
      return Carry.Headers;
    case 'body':
      if (value.meaning === 'requestId') return Carry.Body | Carry.RequestId;
      if (value.meaning === 'code') return Carry.Body | Carry.WholeBody;
      return value.path.length === 0 ? Carry.Body | Carry.WholeBody : Carry.Body;
    case 'header':
      if (value.meaning === 'retryAfter') return Carry.RetryAfter;
      return value.meaning === 'requestId' ? Carry.RequestId : 0;
  }
}
