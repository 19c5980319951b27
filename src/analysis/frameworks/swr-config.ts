import type { TSESTree } from '@typescript-eslint/types';
import type { Engine } from '../interpret/engine.js';
import { member } from '../interpret/members.js';
import { behindImport, valueOfNode } from '../modules/follow.js';
import { childNodes } from '../scopes/walk.js';
import { State } from '../state/state.js';
import { UNDEFINED, UNKNOWN, type Value } from '../values/value.js';
import { setUpFiles } from './set-up-files.js';

const found = new WeakMap<Engine, Value>();

/**
 * What the `SWRConfig` of the package says of a hook that does not say it itself. Of several nobody can tell which one is
 * around a component: then nothing is taken from them.
 */
export function configuredOption(engine: Engine, name: string, node: TSESTree.Node): Value {
  let config = found.get(engine);
  if (config === undefined) {
    found.set(engine, UNDEFINED);
    config = findConfig(engine);
    found.set(engine, config);
  }
  return behindImport(engine, member(engine, State.START, config, name, node));
}

function findConfig(engine: Engine): Value {
  const elements = setUpFiles(engine, 'hooks').flatMap((file) => configsIn(file.program));
  const [only, another] = elements;
  if (only === undefined || another !== undefined) return UNDEFINED;
  const given = only.attributes.find(
    (one) => one.type === 'JSXAttribute' && one.name.name === 'value',
  );
  const held = given?.type === 'JSXAttribute' ? given.value : null;
  if (held?.type !== 'JSXExpressionContainer') return UNKNOWN;
  return valueOfNode(engine, held.expression);
}

function configsIn(program: TSESTree.Program): TSESTree.JSXOpeningElement[] {
  const names = namesOf(program, (module, name) => module === 'swr' && name === 'SWRConfig');
  const elements: TSESTree.JSXOpeningElement[] = [];
  const visit = (node: TSESTree.Node): void => {
    if (
      node.type === 'JSXOpeningElement' &&
      node.name.type === 'JSXIdentifier' &&
      names.has(node.name.name)
    ) {
      elements.push(node);
    }
    for (const child of childNodes(node)) visit(child);
  };
  if (names.size > 0) visit(program);
  return elements;
}

/** The local names of the imports that are asked for. */
function namesOf(
  program: TSESTree.Program,
  is: (module: string, name: string) => boolean,
): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of program.body) {
    if (statement.type !== 'ImportDeclaration') continue;
    for (const specifier of statement.specifiers) {
      const imported =
        specifier.type === 'ImportSpecifier' && specifier.imported.type === 'Identifier'
          ? specifier.imported.name
          : 'default';
      if (is(statement.source.value, imported)) names.add(specifier.local.name);
    }
  }
  return names;
}

/** Names by which a file may configure a fetcher, and those of the hooks that call it without being handed it. */
export function fetcherNames(program: TSESTree.Program): {
  fetchers: ReadonlySet<string>;
  hooks: ReadonlySet<string>;
} {
  const hooks = namesOf(program, (module) => module === 'swr' || module === 'swr/immutable');
  const fetchers = new Set<string>();
  const visit = (node: TSESTree.Node): void => {
    if (node.type === 'Property' && node.key.type === 'Identifier' && node.key.name === 'fetcher') {
      fetchers.add('fetcher');
      if (node.value.type === 'Identifier') fetchers.add(node.value.name);
    }
    for (const child of childNodes(node)) visit(child);
  };
  if (hooks.size > 0) visit(program);
  return { fetchers, hooks };
}
