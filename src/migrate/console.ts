import type { TSESTree } from '@typescript-eslint/types';
import type { SiteFile } from './site-file.js';

/** Whether what is called is a method of the platform's console. */
export function isConsole(callee: TSESTree.Node, file: SiteFile): boolean {
  return (
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    callee.object.name === 'console' &&
    file.variableOf(callee.object) === undefined
  );
}
