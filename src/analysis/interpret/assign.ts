import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { withUrlMember } from '../builtins/urls.js';
import { configureClient } from '../clients/configure.js';
import { PLAIN, heapObject, joinObjects, type HeapObject } from '../state/heap.js';
import type { State } from '../state/state.js';
import { deepTaint } from '../values/deep-taint.js';
import { UNTAINTED } from '../values/taint.js';
import { UNKNOWN, alternatives, unite, unknownFrom, type Value } from '../values/value.js';
import type { Engine } from './engine.js';
import { evaluate } from './expressions.js';
import { asCounter, isCounting } from './mark-counters.js';
import { targetsOf } from './patterns.js';
import { hand } from './unknown-call.js';
import { markRead, noteAct, useBody } from './uses.js';

/** The state after a value went into a pattern: names, members, and what they are destructured to. */
export function assign(engine: Engine, pattern: TSESTree.Node, s: State, value: Value): State {
  let after = s;
  for (const target of targetsOf(engine, s, pattern, value)) {
    const part = target.value;
    if (value.t === 'response' && part.t === 'facet' && part.facet === 'body') {
      after = markRead(after, part.call, target.node);
    }
    if (target.node.type === 'Identifier') {
      const variable = engine.scopes.variableOf(target.node);
      if (variable !== undefined) after = assignVariable(after, variable, target.value);
    } else after = assignMember(engine, after, target.node, target.value);
  }
  return after;
}

function assignVariable(s: State, variable: Variable, value: Value): State {
  return s.withVariable(
    variable,
    isCounting(variable) && mayBeNumber(value) ? asCounter(value) : value,
  );
}

function mayBeNumber(value: Value): boolean {
  return value.t === 'const'
    ? typeof value.value === 'number'
    : value.t === 'unknown' || value.t === 'positive' || value.t === 'union';
}

function assignMember(
  engine: Engine,
  s: State,
  node: TSESTree.MemberExpression,
  value: Value,
): State {
  const [owner] = evaluate(engine, node.object, s);
  if (owner === undefined) return s;
  const name = memberName(engine, node, owner.s);
  const owners = alternatives(owner.v);
  let after = owner.s;
  const url = owners.length === 1 ? withUrlMember(owner.v, name, value) : undefined;
  if (url !== undefined) return setUrl(engine, after, node.object, url);
  for (const one of owners) {
    if (one.t === 'client' && name !== null) {
      configureClient(one.client, `${one.member ?? ''}.${name}`, value);
      continue;
    }
    const isOwn = one.t === 'object' && engine.object(after, one.id)?.isOfOthers !== true;
    const given = isOwn ? UNTAINTED : deepTaint(engine, after, value);
    if (!isOwn)
      after = hand(useBody(engine, noteAct(engine, after, node), value, node), given, false);
    if (one.t === 'object') {
      after = setMember(engine, after, one.id, name, value, owners.length === 1);
    } else if (one.t === 'unknown' && name !== null && given.calls.size === 0) {
      after = withSeenMember(engine, after, node, one, name, value);
    }
  }
  return after;
}

/** `url.pathname = '/jobs'`: the name then stands for another URL. */
function setUrl(engine: Engine, s: State, name: TSESTree.Node, url: Value): State {
  const variable = name.type === 'Identifier' ? engine.scopes.variableOf(name) : undefined;
  return variable === undefined ? s : s.withVariable(variable, url);
}

/** What is set on something that is not known stands there afterwards: `options.headers = …`. */
function withSeenMember(
  engine: Engine,
  s: State,
  node: TSESTree.MemberExpression,
  owner: Value,
  name: string,
  value: Value,
): State {
  if (node.object.type !== 'Identifier') return s;
  const variable = engine.scopes.variableOf(node.object);
  const held = variable === undefined ? undefined : s.variables.get(variable);
  if (variable === undefined || held === undefined) return s;
  const id = engine.objectId(node.object, 'seen');
  const seen: Value = { t: 'object', id };
  const others = alternatives(held).filter((one) => one !== owner);
  return engine
    .store(s, id, { ...heapObject(PLAIN, [[name, value]], owner), isOfOthers: true })
    .withVariable(variable, unite([seen, ...others]));
}

function memberName(engine: Engine, node: TSESTree.MemberExpression, s: State): string | null {
  const { property } = node;
  if (!node.computed && property.type === 'Identifier') return property.name;
  if (property.type === 'PrivateIdentifier') return `#${property.name}`;
  const [key] = evaluate(engine, property, s);
  return key?.v.t === 'const' ? String(key.v.value) : null;
}

const MOST_KEPT = 3;

/** Of many alternatives only what they carry is kept. */
function bounded(engine: Engine, s: State, value: Value): Value {
  return alternatives(value).length > MOST_KEPT ? unknownFrom(deepTaint(engine, s, value)) : value;
}

/** Of an object that every run shares, what the file assigns somewhere may have changed. */
function blurred(engine: Engine, object: HeapObject): HeapObject {
  const props = [...object.props].map(
    ([name, value]) =>
      [name, value.t === 'const' && engine.scopes.assignsMember(name) ? UNKNOWN : value] as const,
  );
  return { ...object, props: new Map(props) };
}

/** Set a member of an object; with an unknown name, or an object that is one of several, the old value may last. */
export function setMember(
  engine: Engine,
  s: State,
  id: number,
  name: string | null,
  value: Value,
  certain = true,
): State {
  const found = engine.object(s, id);
  if (found === undefined) return s;
  const object = s.heap.has(id) ? found : blurred(engine, found);
  if (name === null) {
    const rest = object.rest === null ? value : bounded(engine, s, unite([object.rest, value]));
    return engine.store(s, id, { ...object, rest, mayBeEmpty: false });
  }
  const changed = { ...object, props: new Map(object.props).set(name, value) };
  return engine.store(s, id, certain ? changed : joinObjects(object, changed));
}
