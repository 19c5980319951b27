import type { TSESTree } from '@typescript-eslint/types';
import type { MigratedProject } from '../codemod.js';
import { constantParts, joinParts, type TextPart } from '../constant-text.js';
import type { SiteFile } from '../site-file.js';

/** The known start of an address, up to the first part that differs from call to call. */
export function leadingParts(
  node: TSESTree.Node,
  file: SiteFile,
  project: Pick<MigratedProject, 'open' | 'resolve'>,
): TextPart[] {
  const whole = constantParts(node, file, project);
  if (whole !== null) return whole;
  if (node.type === 'BinaryExpression' && node.operator === '+') {
    const left = constantParts(node.left, file, project);
    if (left === null) return leadingParts(node.left, file, project);
    return joinParts([...left, ...leadingParts(node.right, file, project)]);
  }
  if (node.type !== 'TemplateLiteral') return [];
  const parts: TextPart[] = [];
  for (const [index, { value }] of node.quasis.entries()) {
    parts.push({ text: value.raw });
    const expression = node.expressions[index];
    const inner = expression === undefined ? null : constantParts(expression, file, project);
    if (inner === null) break;
    parts.push(...inner);
  }
  return joinParts(parts);
}
