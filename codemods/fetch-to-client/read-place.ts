import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { childNodes, isFunctionNode } from '../../src/analysis/index.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { isMemberOf, memberName, regionAt } from './ok-region.js';

/**
 * Whether a body that cannot be read fails for the same handlers at its read as it would at the call. The client reads
 * it there: a `try` around the read alone would no longer see that, and one around the call alone would.
 */
export function failsAlike(read: TSESTree.Node, call: TSESTree.Node, file: SiteFile): boolean {
  const around = triesAround(read, file);
  if (functionAround(read, file) !== functionAround(call, file)) return around.length === 0;
  const ofCall = triesAround(call, file);
  if (ofCall.length !== around.length || ofCall.some((one, at) => one !== around[at])) return false;
  // `return res.json()` leaves the `try` before the body is there.
  return read.type === 'AwaitExpression' || ofCall.every(({ handler }) => handler === null);
}

function triesAround(node: TSESTree.Node, file: SiteFile): TSESTree.TryStatement[] {
  const found: TSESTree.TryStatement[] = [];
  let inner = node;
  for (const around of file.around(node)) {
    if (isFunctionNode(around)) break;
    if (around.type === 'TryStatement' && around.block === inner) found.push(around);
    inner = around;
  }
  return found;
}

function functionAround(node: TSESTree.Node, file: SiteFile): TSESTree.Node | undefined {
  for (const around of file.around(node)) if (isFunctionNode(around)) return around;
  return undefined;
}

/**
 * Whether something is done between an answer and the read of its body that shows elsewhere: a timer is cleared, a
 * count goes down. The client reads before that, and where it cannot, that is never done.
 */
export function actsBefore(
  read: TSESTree.Node,
  call: TSESTree.Node,
  response: Variable,
  file: SiteFile,
): boolean {
  const isHere = functionAround(read, file) === functionAround(call, file);
  const start = isHere ? call.range[1] : 0;
  for (const around of file.around(read)) {
    if (isFunctionNode(around)) return false;
    if (around.type !== 'BlockStatement' && around.type !== 'Program') continue;
    const between = around.body.filter(
      ({ range }) => range[0] >= start && range[1] <= read.range[0],
    );
    if (between.some((statement) => acts(statement, response, file))) return true;
  }
  return false;
}

function acts(node: TSESTree.Node, response: Variable, file: SiteFile): boolean {
  if (isFunctionNode(node)) return false;
  // What is done about a failure is done as before: its body is unread.
  if (node.type === 'IfStatement' && asksForFailure(node.test, response, file))
    return [node.test, node.alternate].some((one) => one !== null && acts(one, response, file));
  const isAct =
    node.type === 'AssignmentExpression' ||
    node.type === 'UpdateExpression' ||
    node.type === 'YieldExpression' ||
    ((node.type === 'CallExpression' || node.type === 'NewExpression') &&
      !isQuiet(node.callee, response, file));
  if (isAct) return regionAt(node, response, file) !== 'failed';
  return childNodes(node).some((child) => acts(child, response, file));
}

/** `res.status === 402`, `res.status >= 500 || res.status === 429`. */
function asksForFailure(test: TSESTree.Node, response: Variable, file: SiteFile): boolean {
  if (test.type === 'LogicalExpression') {
    const sides = [test.left, test.right].map((side) => asksForFailure(side, response, file));
    return test.operator === '||' ? sides.every(Boolean) : sides.some(Boolean);
  }
  return (
    test.type === 'BinaryExpression' &&
    ['===', '==', '>=', '>'].includes(test.operator) &&
    test.left.type === 'MemberExpression' &&
    isMemberOf(test.left, response, file) &&
    memberName(test.left) === 'status' &&
    test.right.type === 'Literal' &&
    typeof test.right.value === 'number' &&
    test.right.value >= 300
  );
}

/** Objects and functions of the platform whose calls show nowhere else. */
const QUIET = new Set([
  'JSON',
  'Math',
  'Number',
  'String',
  'Boolean',
  'Date',
  'performance',
  'Error',
]);

/** Whether what is called is a part of the answer, or computes only. */
function isQuiet(callee: TSESTree.Node, response: Variable, file: SiteFile): boolean {
  switch (callee.type) {
    case 'MemberExpression':
      return isQuiet(callee.object, response, file);
    case 'CallExpression':
      return isQuiet(callee.callee, response, file);
    case 'ChainExpression':
      return isQuiet(callee.expression, response, file);
    case 'Identifier': {
      const variable = file.variableOf(callee);
      return variable === undefined ? QUIET.has(callee.name) : variable === response;
    }
    default:
      return false;
  }
}
