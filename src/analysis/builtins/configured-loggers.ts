import type { TSESTree } from '@typescript-eslint/types';
import type { Value } from '../values/value.js';

/**
 * Whether the settings name what is called as a logger: `logger.error`, `report`, or `logger` for all its methods. An
 * import counts by the name under which it is exported, whatever it is called here.
 */
export function isConfiguredLogger(
  loggers: readonly string[],
  node: TSESTree.Node,
  callee: Value | null = null,
): boolean {
  if (loggers.length === 0) return false;
  const paths = [
    node.type === 'CallExpression' ? calleePath(node.callee) : null,
    callee?.t === 'import' ? callee.name : null,
  ];
  return paths.some((path) =>
    loggers.some((logger) => path === logger || path?.startsWith(`${logger}.`) === true),
  );
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
