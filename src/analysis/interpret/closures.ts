import type { Variable } from '@typescript-eslint/scope-manager';
import type { State } from '../state/state.js';
import { UNKNOWN, type FunctionNode, type Value } from '../values/value.js';
import type { Engine, Result } from './engine.js';

type Environment = ReadonlyMap<Variable, Value>;

/** How deep functions may stand in what a function gives: `createApi().jobs.create`. */
const DEEPEST = 3;

/**
 * What a function gives, with what the functions in it know of the variables around them: `createApi(config)` and
 * `(base) => (path) => …` are called once, and what they made is called from elsewhere.
 */
export function closedOver(
  engine: Engine,
  { s, v }: Result,
  around: FunctionNode,
  outer: Environment | undefined,
): Result {
  let environment: Environment | null = null;
  const close = (from: State, value: Value, depth: number): Result => {
    switch (value.t) {
      case 'function': {
        if (value.env !== undefined || !standsIn(engine, value.node, around)) {
          return { s: from, v: value };
        }
        environment ??= new Map([...(outer ?? []), ...constantsOf(s, around)]);
        const isKept = environment.size > 0;
        return { s: from, v: isKept ? { ...value, env: environment } : value };
      }
      case 'object':
        return { s: depth === 0 ? from : closeMembers(from, value.id, depth), v: value };
      default:
        return { s: from, v: value };
    }
  };
  const closeMembers = (from: State, id: number, depth: number): State => {
    const object = from.heap.get(id);
    if (object === undefined) return from;
    let after = from;
    const props = new Map<string, Value>();
    let differs = false;
    for (const [name, member] of object.props) {
      const closed = close(after, member, depth - 1);
      after = closed.s;
      differs ||= closed.v !== member;
      props.set(name, closed.v);
    }
    return differs ? engine.store(after, id, { ...object, props }) : after;
  };
  return close(s, v, DEEPEST);
}

function standsIn(engine: Engine, node: FunctionNode, around: FunctionNode): boolean {
  for (let outer = engine.scopes.placeOf(node)?.within ?? null; outer !== null;) {
    if (outer === around) return true;
    outer = engine.scopes.placeOf(outer)?.within ?? null;
  }
  return false;
}

/** What is known of the variables of a function that are never set again. */
function constantsOf(s: State, node: FunctionNode): [Variable, Value][] {
  return [...s.variables.entries()].filter(
    ([variable, value]) =>
      value !== UNKNOWN &&
      variable.scope.variableScope.block === node &&
      variable.references.every((reference) => !reference.isWrite() || reference.init === true),
  );
}

/** The state in which a function runs that remembers what stood around it. */
export function withEnvironment(s: State, environment: Environment | undefined): State {
  let after = s;
  for (const [variable, value] of environment ?? []) after = after.withVariable(variable, value);
  return after;
}

/** A function that is kept for later, with what it remembers that no path changes: clients, functions and plain data. */
export function keptClosure(
  engine: Engine,
  s: State,
  fn: Extract<Value, { t: 'function' }>,
): Extract<Value, { t: 'function' }> {
  const env = new Map<Variable, Value>();
  for (
    let around = engine.scopes.placeOf(fn.node)?.within ?? null;
    around !== null;
    around = engine.scopes.placeOf(around)?.within ?? null
  ) {
    for (const [variable, value] of constantsOf(s, around)) env.set(variable, value);
  }
  for (const [variable, value] of fn.env ?? []) env.set(variable, value);
  const lasting = [...env].filter(([, value]) => lasts(value));
  return { ...fn, env: new Map(lasting) };
}

function lasts(value: Value): boolean {
  return ['client', 'const', 'native', 'import', 'class'].includes(value.t);
}
