import type { TSESTree } from '@typescript-eslint/types';
import type { SiteFile } from '../../src/migrate/site-file.js';

/** The comments on the lines before an option. */
export function commentsBefore(value: TSESTree.Node | string, file: SiteFile): string[] {
  const range = typeof value === 'string' ? null : leadOf(value, file);
  if (range === null) return [];
  return file.comments
    .filter(({ start, end }) => range[0] <= start && end <= range[1])
    .map(({ start, end }) => file.text.slice(start, end));
}

/** From the end of the option before to the start of this one, where comments stand on lines of their own. */
function leadOf(value: TSESTree.Node, file: SiteFile): [number, number] | null {
  const property = file.parentOf(value);
  const object = property === undefined ? undefined : file.parentOf(property);
  if (property?.type !== 'Property' || object?.type !== 'ObjectExpression') return null;
  const before = object.properties[object.properties.indexOf(property) - 1];
  const from = before === undefined ? object.range[0] : before.range[1];
  const line = file.text.indexOf('\n', from);
  return line === -1 || line > property.range[0] ? null : [line, property.range[0]];
}

/** Whether a comment within a node stands in none of the parts that are kept. */
export function losesComment(
  node: TSESTree.Node,
  file: SiteFile,
  kept: readonly (TSESTree.Node | string)[],
): boolean {
  return file.comments.some(
    ({ start, end }) =>
      node.range[0] <= start &&
      end <= node.range[1] &&
      !kept.some((part) => {
        if (typeof part === 'string') return false;
        const lead = leadOf(part, file);
        return (
          (part.range[0] <= start && end <= part.range[1]) ||
          (lead !== null && lead[0] <= start && end <= lead[1])
        );
      }),
  );
}
