import type { TSESTree } from '@typescript-eslint/types';
import { valueInAmbience } from '../interpret/ambient.js';
import type { Engine } from '../interpret/engine.js';
import { evaluate } from '../interpret/expressions.js';
import { member } from '../interpret/members.js';
import { behindImport, valueOfNode } from '../modules/follow.js';
import { childNodes } from '../scopes/walk.js';
import { State } from '../state/state.js';
import { UNDEFINED, UNKNOWN, type Value } from '../values/value.js';
import { setUpFiles } from './set-up-files.js';

export const QUERY_MODULES = new Set([
  '@tanstack/react-query',
  'react-query',
  '@tanstack/preact-query',
]);

/** The name that a client goes by, whether a component asked for it or a file has made it. */
export const QUERY_CLIENT = 'useQueryClient()';

/** What the client of an application says of each query, or of each mutation. */
export interface QueryDefaults {
  options: Value;
  /** Runs for each failure, whatever the hook itself does with it. */
  onError: Value;
}

interface Defaults {
  queryFn: QueryDefaults;
  mutationFn: QueryDefaults;
}

const NOTHING: QueryDefaults = { options: UNDEFINED, onError: UNDEFINED };

const found = new WeakMap<Engine, Defaults>();

/**
 * What the client of the package says of all its queries. Of several clients nobody can tell which one a component gets:
 * then nothing is taken from them.
 */
export function queryDefaults(engine: Engine, option: keyof Defaults): QueryDefaults {
  let defaults = found.get(engine);
  if (defaults === undefined) {
    found.set(engine, { queryFn: NOTHING, mutationFn: NOTHING });
    defaults = findDefaults(engine);
    found.set(engine, defaults);
  }
  return defaults[option];
}

function findDefaults(engine: Engine): Defaults {
  const made = setUpFiles(engine, 'hooks').flatMap((file) => clientsMadeIn(engine, file.program));
  const [only, another] = made;
  if (only === undefined || another !== undefined) {
    return { queryFn: NOTHING, mutationFn: NOTHING };
  }
  const [options] = only.arguments;
  if (options === undefined) return { queryFn: NOTHING, mutationFn: NOTHING };
  const given = valueOfNode(engine, options);
  const standard = optionOf(engine, given, 'defaultOptions', options);
  const defaultsFor = (kind: string, cache: string): QueryDefaults => ({
    options: optionOf(engine, standard, kind, options),
    onError: handlerOf(engine, optionOf(engine, given, cache, options), options),
  });
  return {
    queryFn: defaultsFor('queries', 'queryCache'),
    mutationFn: defaultsFor('mutations', 'mutationCache'),
  };
}

/** The handler that a cache was made with. */
function handlerOf(engine: Engine, cache: Value, node: TSESTree.Node): Value {
  const object = cache.t === 'object' ? engine.object(State.START, cache.id) : undefined;
  if (object?.kind.is !== 'foreign') return cache.t === 'const' ? UNDEFINED : UNKNOWN;
  const given = object.props.get('(argument 0)') ?? UNDEFINED;
  return optionOf(engine, given, 'onError', node);
}

function clientsMadeIn(engine: Engine, program: TSESTree.Program): TSESTree.NewExpression[] {
  const made: TSESTree.NewExpression[] = [];
  const visit = (node: TSESTree.Node): void => {
    if (node.type === 'NewExpression' && isClientClass(ambient(engine, node.callee))) {
      made.push(node);
    }
    for (const child of childNodes(node)) visit(child);
  };
  visit(program);
  return made;
}

/** The client that `new` makes of an import; undefined where it makes something else. */
export function constructQueryClient(value: Value): Value | undefined {
  return isClientClass(value) && value.t === 'import'
    ? { t: 'import', module: value.module, name: QUERY_CLIENT }
    : undefined;
}

function isClientClass(value: Value): boolean {
  if (value.t !== 'import' || !QUERY_MODULES.has(value.module)) return false;
  return value.name === 'QueryClient' || value.name === '*.QueryClient';
}

function ambient(engine: Engine, node: TSESTree.Node): Value {
  return valueInAmbience(engine, State.START, () => evaluate(engine, node, State.START));
}

function optionOf(engine: Engine, options: Value, name: string, node: TSESTree.Node): Value {
  return behindImport(engine, member(engine, State.START, options, name, node));
}
