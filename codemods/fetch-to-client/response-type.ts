import type { TSESTree } from '@typescript-eslint/types';
import type { SiteFile } from '../../src/migrate/site-file.js';
import type { Read, Uses } from './response-uses.js';

/** The type that the code says its data has, and the whole that says so. */
export interface SaidType {
  code: string;
  /** The assertion: it goes, since the call says it. Null for an annotation, which stays. */
  assertion: TSESTree.Node | null;
}

/** The type of the data of a call, from the assertion or annotation at its one read; `any` as `json()` has it. */
export function dataType({ as, reads }: Uses, file: SiteFile): SaidType | null {
  if (as !== 'json' || !/\.(?:[mc]?tsx?|vue|svelte)$/.test(file.path)) return null;
  const [read] = reads;
  const said = read === undefined || reads.length > 1 ? null : typeAt(read, file);
  return said ?? { code: 'any', assertion: null };
}

function typeAt({ node, isShared }: Read, file: SiteFile): SaidType | null {
  if (isShared) return null;
  const parent = file.parentOf(node);
  if (parent?.type === 'TSAsExpression' && parent.expression === node)
    return { code: file.textOf(parent.typeAnnotation), assertion: parent };
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return null;
  const type = file.typeOf(parent.id);
  return type === null ? null : { code: file.textOf(type.typeAnnotation), assertion: null };
}
