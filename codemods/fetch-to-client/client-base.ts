import type { TSESTree } from '@typescript-eslint/types';
import type { MigratedProject, SiteEdit } from '../../src/migrate/codemod.js';
import { codeOf, constantParts, type TextPart } from '../../src/migrate/constant-text.js';
import type { SiteFile } from '../../src/migrate/site-file.js';

/** The edits that take the client's base off the start of an address; none where it does not stand there. */
export function baseEdits(
  node: TSESTree.Node,
  base: readonly TextPart[] | null,
  file: SiteFile,
  project: MigratedProject,
): SiteEdit[] {
  if (base === null || base.length === 0) return [];
  const end = endOfBase(node, base, file, project);
  if (end === null) return [];
  const start = node.type === 'BinaryExpression' ? node.range[0] : node.range[0] + 1;
  return [{ start, end, text: '' }];
}

/** Where the base ends in an address, if a path follows it there. */
function endOfBase(
  node: TSESTree.Node,
  base: readonly TextPart[],
  file: SiteFile,
  project: MigratedProject,
): number | null {
  const [first] = base;
  const text = base.length === 1 && first !== undefined && 'text' in first ? first.text : null;
  const isBase = (one: TSESTree.Node): boolean => {
    const parts = constantParts(one, file, project);
    return parts !== null && codeOf(parts) === codeOf(base);
  };
  switch (node.type) {
    case 'Literal': {
      const isBelow = text !== null && String(node.value).startsWith(`${text}/`);
      return isBelow ? node.range[0] + 1 + text.length : null;
    }
    case 'TemplateLiteral': {
      const [before, after] = node.quasis;
      const [expression] = node.expressions;
      if (text !== null && before?.value.raw.startsWith(`${text}/`) === true)
        return node.range[0] + 1 + text.length;
      const isFirst = before?.value.raw === '' && after?.value.raw.startsWith('/') === true;
      return isFirst && expression !== undefined && isBase(expression) ? after.range[0] + 1 : null;
    }
    case 'BinaryExpression': {
      if (node.operator !== '+') return null;
      if (startsWithSlash(node.right) && isBase(node.left)) return node.right.range[0];
      return node.left.type === 'BinaryExpression'
        ? endOfBase(node.left, base, file, project)
        : null;
    }
    default:
      return null;
  }
}

function startsWithSlash(node: TSESTree.Node): boolean {
  if (node.type === 'TemplateLiteral') return node.quasis[0]?.value.raw.startsWith('/') === true;
  return node.type === 'Literal' && String(node.value).startsWith('/');
}
