import type { TSESTree } from '@typescript-eslint/types';
import type { StepKind } from '../../facts/index.js';

/** The part of a node that stands for it: what is called, the head of a statement, the end of a body. Offsets. */
export function headOf(node: TSESTree.Node, kind: StepKind, text: string): [number, number] {
  if (kind === 'passed') return firstLine(node.range, text);
  switch (node.type) {
    case 'CallExpression':
    case 'NewExpression':
      return calleeOf(node, text);
    case 'BlockStatement':
    case 'Program':
      return [Math.max(node.range[0], node.range[1] - 1), node.range[1]];
    case 'CatchClause':
      return [node.range[0], node.param === null ? node.range[0] + 'catch'.length : endOf(node)];
    default:
      return firstLine(node.range, text);
  }
}

/** `api.projects.create`; of a chain over several lines its last name. */
function calleeOf(
  { callee }: TSESTree.CallExpression | TSESTree.NewExpression,
  text: string,
): [number, number] {
  const isLong = text.slice(...callee.range).includes('\n');
  if (callee.type === 'MemberExpression' && isLong) return [...callee.property.range];
  return firstLine(callee.range, text);
}

function endOf(node: TSESTree.CatchClause): number {
  return node.body.range[0] - 1;
}

function firstLine([start, stop]: readonly [number, number], text: string): [number, number] {
  const end = text.indexOf('\n', start);
  return [start, end < 0 || end > stop ? stop : end];
}
