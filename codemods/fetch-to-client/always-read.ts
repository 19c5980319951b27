import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { childNodes, isFunctionNode } from '../../src/analysis/index.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { isMemberOf, memberName } from './ok-region.js';

/**
 * Whether a body is read on every way of a success. The client reads it in any case: where the code reads it only under
 * a condition (the type of the content, say), a body that is no JSON would reject where it did not matter before.
 */
export function isAlwaysRead(read: TSESTree.Node, response: Variable, file: SiteFile): boolean {
  const scope = response.scope.block;
  let inner = read;
  for (const around of file.around(read)) {
    if (isConditional(around, inner, response, file)) return false;
    if (mayLeaveBefore(around, inner, response, file)) return false;
    // Code of another function runs when it likes.
    if (isFunctionNode(around)) return around === scope || around === functionOf(response, file);
    inner = around;
  }
  return true;
}

function functionOf(response: Variable, file: SiteFile): TSESTree.Node | undefined {
  const [name] = response.identifiers;
  if (name === undefined) return undefined;
  for (const around of file.around(name)) if (isFunctionNode(around)) return around;
  return undefined;
}

function isConditional(
  around: TSESTree.Node,
  inner: TSESTree.Node,
  response: Variable,
  file: SiteFile,
): boolean {
  switch (around.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return inner !== around.test && !isOfStatus(around.test, response, file);
    case 'LogicalExpression':
      return inner === around.right && !isOfStatus(around.left, response, file);
    case 'SwitchCase':
    case 'CatchClause':
      return true;
    default:
      return false;
  }
}

/** Whether a statement before it ends the way for another reason than the status. */
function mayLeaveBefore(
  around: TSESTree.Node,
  inner: TSESTree.Node,
  response: Variable,
  file: SiteFile,
): boolean {
  if (around.type !== 'BlockStatement' && around.type !== 'Program') return false;
  const known = response.identifiers[0]?.range[1] ?? 0;
  return around.body.some(
    (statement) =>
      statement.range[0] > known &&
      statement.range[1] <= inner.range[0] &&
      leaves(statement, response, file),
  );
}

function leaves(node: TSESTree.Node, response: Variable, file: SiteFile): boolean {
  if (isFunctionNode(node)) return false;
  if (node.type === 'IfStatement' && isOfStatus(node.test, response, file)) return false;
  if (
    node.type === 'ReturnStatement' ||
    node.type === 'ContinueStatement' ||
    node.type === 'BreakStatement' ||
    node.type === 'ThrowStatement'
  )
    return true;
  return childNodes(node).some((child) => leaves(child, response, file));
}

/**
 * Whether a test divides failures from successes, or asks for a status that has no body. One that divides successes
 * (`status === 200`) leaves bodies of others unread, which may be no JSON.
 */
function isOfStatus(test: TSESTree.Node, response: Variable, file: SiteFile): boolean {
  switch (test.type) {
    case 'Literal':
      return true;
    case 'UnaryExpression':
      return isOfStatus(test.argument, response, file);
    case 'LogicalExpression':
      return isOfStatus(test.left, response, file) && isOfStatus(test.right, response, file);
    case 'BinaryExpression':
      return isOfAnswer(test.left, 'ok', response, file)
        ? test.right.type === 'Literal'
        : isOfAnswer(test.left, 'status', response, file) && dividesFailures(test);
    default:
      return isOfAnswer(test, 'ok', response, file);
  }
}

function isOfAnswer(
  node: TSESTree.Node,
  name: 'ok' | 'status',
  response: Variable,
  file: SiteFile,
): boolean {
  return (
    node.type === 'MemberExpression' &&
    isMemberOf(node, response, file) &&
    memberName(node) === name
  );
}

const WITHOUT_BODY = new Set([204, 205]);

function dividesFailures({ operator, right }: TSESTree.BinaryExpression): boolean {
  if (right.type !== 'Literal' || typeof right.value !== 'number') return false;
  const { value } = right;
  const isBound = value === 200 && (operator === '<' || operator === '>=');
  return value >= 300 || isBound || WITHOUT_BODY.has(value);
}
