import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { SiteFile } from '../../src/migrate/site-file.js';

/** What the code knows of `ok` at one place. */
export type Region = 'ok' | 'failed' | 'unknown';

/** What the tests around a place, and those before it that end the way of the others, say of a response's `ok`. */
export function regionAt(node: TSESTree.Node, response: Variable, file: SiteFile): Region {
  let inner = node;
  for (const around of file.around(node)) {
    const said = saidBy(around, inner, response, file);
    if (said !== 'unknown') return said;
    inner = around;
  }
  return 'unknown';
}

function saidBy(
  around: TSESTree.Node,
  inner: TSESTree.Node,
  response: Variable,
  file: SiteFile,
): Region {
  switch (around.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      if (inner === around.test) return 'unknown';
      return testSays(around.test, inner === around.consequent, response, file);
    case 'LogicalExpression':
      if (inner === around.left || around.operator === '??') return 'unknown';
      return testSays(around.left, around.operator === '&&', response, file);
    case 'BlockStatement':
    case 'Program':
      return saidBefore(around.body, inner, response, file);
    case 'SwitchCase':
      return saidBefore(around.consequent, inner, response, file);
    default:
      return 'unknown';
  }
}

function saidBefore(
  statements: readonly TSESTree.Node[],
  inner: TSESTree.Node,
  response: Variable,
  file: SiteFile,
): Region {
  for (const statement of statements) {
    if (statement === inner) break;
    if (statement.type !== 'IfStatement') continue;
    const { test, consequent, alternate } = statement;
    const said = endsWay(consequent)
      ? testSays(test, false, response, file)
      : alternate !== null && endsWay(alternate)
        ? testSays(test, true, response, file)
        : 'unknown';
    if (said !== 'unknown') return said;
  }
  return 'unknown';
}

/** What is known of `ok` where a test came out true, or false. */
function testSays(
  test: TSESTree.Node,
  isTrue: boolean,
  response: Variable,
  file: SiteFile,
): Region {
  switch (test.type) {
    case 'UnaryExpression':
      return test.operator === '!' ? testSays(test.argument, !isTrue, response, file) : 'unknown';
    case 'LogicalExpression': {
      // Both sides hold where `&&` is true, and neither does where `||` is false.
      const bothHold = (test.operator === '&&') === isTrue && test.operator !== '??';
      if (!bothHold) return 'unknown';
      const left = testSays(test.left, isTrue, response, file);
      return left === 'unknown' ? testSays(test.right, isTrue, response, file) : left;
    }
    case 'MemberExpression':
      if (!isMemberOf(test, response, file) || memberName(test) !== 'ok') return 'unknown';
      return isTrue ? 'ok' : 'failed';
    default:
      return 'unknown';
  }
}

export function isMemberOf(
  node: TSESTree.MemberExpression,
  response: Variable,
  file: SiteFile,
): boolean {
  return node.object.type === 'Identifier' && file.variableOf(node.object) === response;
}

export function memberName(node: TSESTree.MemberExpression): string | null {
  return !node.computed && node.property.type === 'Identifier' ? node.property.name : null;
}

/** Whether what follows a statement is never reached through it. */
function endsWay(node: TSESTree.Node): boolean {
  switch (node.type) {
    case 'ReturnStatement':
    case 'ThrowStatement':
    case 'ContinueStatement':
    case 'BreakStatement':
      return true;
    case 'BlockStatement': {
      const last = node.body.at(-1);
      return last !== undefined && endsWay(last);
    }
    case 'IfStatement':
      return node.alternate !== null && endsWay(node.consequent) && endsWay(node.alternate);
    default:
      return false;
  }
}
