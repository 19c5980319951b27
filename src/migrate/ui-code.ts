import type { TSESTree } from '@typescript-eslint/types';
import { childNodes, isFunctionNode } from '../analysis/index.js';
import type { SiteFile } from './site-file.js';

/** What runs a function each time that something is shown, or for what a user does. */
const FRAMEWORKS = new Set([
  'react',
  'react-dom',
  'preact',
  'preact/hooks',
  'vue',
  'solid-js',
  'svelte',
  '@tanstack/react-query',
  '@tanstack/vue-query',
  'swr',
  'swr/mutation',
]);

/** Whether a node belongs to a component or a hook, or to a function that one of the same file calls. */
export function isInUserInterface(node: TSESTree.Node, file: SiteFile): boolean {
  if (/\.(?:vue|svelte|astro)$/.test(file.path)) return true;
  const functions = [...file.around(node)].filter(isFunctionNode);
  if (functions.some((one) => showsSomething(one, file))) return true;
  return functions.some((one) =>
    callersOf(one, file).some((call) =>
      [...file.around(call)].some((outer) => isFunctionNode(outer) && showsSomething(outer, file)),
    ),
  );
}

function showsSomething(node: TSESTree.Node, file: SiteFile): boolean {
  if (node.type === 'JSXElement' || node.type === 'JSXFragment') return true;
  if (node.type === 'CallExpression' && isOfFramework(node.callee, file)) return true;
  return childNodes(node).some((child) => showsSomething(child, file));
}

function isOfFramework(callee: TSESTree.Node, file: SiteFile): boolean {
  const name = callee.type === 'MemberExpression' ? callee.object : callee;
  const definition = file.variableOf(name)?.defs[0];
  return (
    definition?.parent?.type === 'ImportDeclaration' &&
    FRAMEWORKS.has(definition.parent.source.value)
  );
}

function callersOf(one: TSESTree.Node, file: SiteFile): TSESTree.Node[] {
  const parent = file.parentOf(one);
  const name =
    one.type === 'FunctionDeclaration'
      ? one.id
      : parent?.type === 'VariableDeclarator'
        ? parent.id
        : null;
  if (name === null) return [];
  return (
    file
      .variableOf(name)
      ?.references.map(({ identifier }) => identifier)
      .filter((identifier) => identifier !== name) ?? []
  );
}
