import type { TSESTree } from '@typescript-eslint/types';
import { isConsole } from '../../src/migrate/console.js';
import { madeError } from '../../src/migrate/made-error.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { blockOf } from '../../src/migrate/statements-at.js';
import { isSentence, isText } from './remedy-text.js';

/** How a failure path ends, as far as it can be said once more with another message. */
export type Ending =
  /** An error is made and thrown. */
  | { form: 'throw'; error: TSESTree.NewExpression | TSESTree.CallExpression }
  /** Something with one text in it is returned. */
  | { form: 'return'; message: TSESTree.Node }
  /** Somebody is told with one text, and then something without is returned. */
  | { form: 'tell'; telling: TSESTree.Statement; message: TSESTree.Node }
  /** Somebody is told, and nothing follows. */
  | { form: 'told'; telling: TSESTree.Statement; message: TSESTree.Node };

/** The ending that a statement is; null where it has no form that can be repeated. */
export function endingIn(statement: TSESTree.Statement, file: SiteFile): Ending | null {
  switch (statement.type) {
    case 'ThrowStatement': {
      const error = madeError(statement.argument, file);
      return error === null ? null : { form: 'throw', error };
    }
    case 'ReturnStatement': {
      const texts = statement.argument === null ? [] : textsReturned(statement.argument);
      const [message] = texts;
      if (message !== undefined)
        return texts.length === 1 && isSentence(message) ? { form: 'return', message } : null;
      if (statement.argument !== null && !isNothing(statement.argument)) return null;
      const telling = before(statement, file);
      const told = telling === null ? null : messageOf(telling, file);
      return telling === null || told === null ? null : { form: 'tell', telling, message: told };
    }
    case 'ExpressionStatement': {
      const message = messageOf(statement, file);
      return message === null ? null : { form: 'told', telling: statement, message };
    }
    case 'BlockStatement': {
      const telling = statement.body.at(-1);
      const message = telling === undefined ? null : messageOf(telling, file);
      return telling === undefined || message === null ? null : { form: 'told', telling, message };
    }
    default:
      return null;
  }
}

function before(statement: TSESTree.Statement, file: SiteFile): TSESTree.Statement | null {
  const block = blockOf(statement, file);
  return block[block.indexOf(statement) - 1] ?? null;
}

/** The one text that a call as a statement has among its arguments. */
function messageOf(statement: TSESTree.Statement, file: SiteFile): TSESTree.Node | null {
  if (statement.type !== 'ExpressionStatement') return null;
  const { expression } = statement;
  const call = expression.type === 'AwaitExpression' ? expression.argument : expression;
  if (call.type !== 'CallExpression') return null;
  const texts = call.arguments.flatMap(textsIn);
  const [message] = texts;
  if (message === undefined || texts.length > 1) return null;
  return isSentence(message) || isConsole(call.callee, file) ? message : null;
}

/** The texts in the members of what is returned: directly, or by a function that makes an answer of it. */
function textsReturned(node: TSESTree.Node): TSESTree.Node[] {
  if (node.type === 'ObjectExpression') return textsIn(node);
  if (node.type === 'TSAsExpression') return textsReturned(node.expression);
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return [];
  return node.arguments.filter(({ type }) => type === 'ObjectExpression').flatMap(textsIn);
}

/** The texts that an expression says itself: what it hands to functions may be a key or a name. */
function textsIn(node: TSESTree.Node): TSESTree.Node[] {
  if (isText(node)) return [node];
  switch (node.type) {
    case 'ObjectExpression':
      return node.properties.flatMap((one) => (one.type === 'Property' ? textsIn(one.value) : []));
    case 'TSAsExpression':
      return textsIn(node.expression);
    case 'ConditionalExpression':
      return [...textsIn(node.consequent), ...textsIn(node.alternate)];
    case 'LogicalExpression':
      return [...textsIn(node.left), ...textsIn(node.right)];
    default:
      return [];
  }
}

/** A value that tells nobody what has failed. */
function isNothing(node: TSESTree.Node): boolean {
  if (node.type === 'ArrayExpression') return node.elements.length === 0;
  if (node.type === 'ObjectExpression') return node.properties.length === 0;
  if (node.type === 'Identifier') return node.name === 'undefined';
  return node.type === 'Literal' && typeof node.value !== 'string';
}
