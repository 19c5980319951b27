import type { TSESTree } from '@typescript-eslint/types';

/** Whether the settings name this callee as a logger: `logger.error`, `report`, or `logger` for all its methods. */
export function isConfiguredLogger(loggers: readonly string[], node: TSESTree.Node): boolean {
  if (loggers.length === 0 || node.type !== 'CallExpression') return false;
  const path = calleePath(node.callee);
  if (path === null) return false;
  return loggers.some((logger) => path === logger || path.startsWith(`${logger}.`));
}

function calleePath(node: TSESTree.Node): string | null {
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'ThisExpression') return 'this';
  if (node.type !== 'MemberExpression' || node.computed) return null;
  const object = calleePath(node.object);
  return object === null || node.property.type !== 'Identifier'
    ? null
    : `${object}.${node.property.name}`;
}
