import type { TSESTree } from '@typescript-eslint/types';
import type { SiteFile } from './site-file.js';

const GLOBALS = new Set(['window', 'globalThis', 'self', 'global']);

/** Whether what is called is the platform's own `fetch`, by itself or as a member of the global object. */
export function isPlatformFetch(callee: TSESTree.Node, file: SiteFile): boolean {
  const name = callee.type === 'MemberExpression' ? callee.object : callee;
  if (name.type !== 'Identifier' || file.variableOf(name) !== undefined) return false;
  return callee.type === 'MemberExpression' ? GLOBALS.has(name.name) : name.name === 'fetch';
}
