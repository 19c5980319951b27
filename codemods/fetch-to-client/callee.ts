import type { TSESTree } from '@typescript-eslint/types';
import { skip, type Site, type Skip } from '../../src/migrate/codemod.js';

const GLOBALS = new Set(['window', 'globalThis', 'self', 'global']);

/** The callee where it is the platform's own `fetch`, or why the call stays. */
export function planCallee({ node, file }: Site): TSESTree.Node | Skip {
  const { callee } = node;
  if (callee.type === 'Identifier') {
    const variable = file.variableOf(callee);
    if (variable === undefined) return callee;
    const definition = variable.defs[0];
    const from =
      definition?.parent?.type === 'ImportDeclaration' ? definition.parent.source.value : null;
    return from === null || from.startsWith('.')
      ? skip('callee-not-fetch', callee.name)
      : skip('callee-of-package', from);
  }
  const isGlobal =
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    GLOBALS.has(callee.object.name) &&
    file.variableOf(callee.object) === undefined;
  return isGlobal ? callee : skip('callee-not-fetch', file.textOf(callee).split('\n', 1)[0]);
}
