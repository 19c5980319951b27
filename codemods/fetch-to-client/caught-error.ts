import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { childNodes, isFunctionNode } from '../../src/analysis/index.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { memberName } from './ok-region.js';

/** The `catch` around a statement of the same function. */
export function catchAround(statement: TSESTree.Node, file: SiteFile): TSESTree.CatchClause | null {
  let inner = statement;
  for (const around of file.around(statement)) {
    if (isFunctionNode(around)) return null;
    if (around.type === 'TryStatement' && around.block === inner && around.handler !== null)
      return around.handler;
    inner = around;
  }
  return null;
}

/**
 * Whether the handlers of a failure, as far as they stand in the same function, look at what tells the client's error
 * from the one before: its class and name, its text with the name in front, its JSON, the words of the platform.
 */
export function isToldApart(node: TSESTree.Node, file: SiteFile): boolean {
  return handlersOf(node, file).some(({ parameter }) => {
    if (parameter.type !== 'Identifier') return true;
    const variable = file.variableOf(parameter);
    return variable !== undefined && readsApart(variable, file);
  });
}

/** Whether a handler of a failure asks for what `json()` rejects with, where the client has an error of its own. */
export function asksForSyntax(node: TSESTree.Node, file: SiteFile): boolean {
  return handlersOf(node, file).some(({ body }) => namesSyntaxError(body));
}

function namesSyntaxError(node: TSESTree.Node): boolean {
  if (node.type === 'Identifier') return node.name === 'SyntaxError';
  if (node.type === 'Literal') return node.value === 'SyntaxError';
  return childNodes(node).some((child) => namesSyntaxError(child));
}

interface Handler {
  parameter: TSESTree.Node;
  body: TSESTree.Node;
}

function handlersOf(node: TSESTree.Node, file: SiteFile): Handler[] {
  const around = catchAround(node, file);
  const own =
    around?.param == null ? [] : [{ parameter: around.param as TSESTree.Node, body: around.body }];
  return [...own, ...chainedHandlers(node, file)];
}

/** The parameters of `.catch((error) => …)` and `.then(…, (error) => …)` behind a promise. */
function chainedHandlers(node: TSESTree.Node, file: SiteFile): Handler[] {
  const found: Handler[] = [];
  let promise = node;
  for (;;) {
    const member = file.parentOf(promise);
    if (member?.type !== 'MemberExpression' || member.object !== promise) return found;
    const call = file.parentOf(member);
    if (call?.type !== 'CallExpression' || call.callee !== member) return found;
    const handler = call.arguments[memberName(member) === 'catch' ? 0 : 1];
    if (handler !== undefined && isFunctionNode(handler)) {
      const [parameter] = handler.params;
      if (parameter !== undefined) found.push({ parameter, body: handler.body });
    }
    promise = call;
  }
}

function readsApart({ references }: Variable, file: SiteFile): boolean {
  return references
    .filter((reference) => reference.isRead())
    .some(({ identifier }) => isApart(identifier, file));
}

function isApart(error: TSESTree.Node, file: SiteFile): boolean {
  const use = whole(error, file);
  const parent = file.parentOf(use);
  if (parent?.type === 'BinaryExpression' && parent.operator === 'instanceof')
    return !(parent.right.type === 'Identifier' && parent.right.name === 'Error');
  if (parent?.type === 'MemberExpression' && parent.object === use) {
    const name = memberName(parent);
    return name === 'message' ? isCompared(parent, file) : name !== 'stack';
  }
  return isMadeText(use, file) && !isOfNoError(use, file);
}

/** A node with the assertions around it. */
function whole(node: TSESTree.Node, file: SiteFile): TSESTree.Node {
  const parent = file.parentOf(node);
  const isAround =
    parent?.type === 'TSAsExpression' ||
    parent?.type === 'TSNonNullExpression' ||
    parent?.type === 'ChainExpression';
  return isAround ? whole(parent, file) : node;
}

/** Whether a message is looked into, and not only shown. */
function isCompared(message: TSESTree.Node, file: SiteFile): boolean {
  const use = whole(message, file);
  const parent = file.parentOf(use);
  switch (parent?.type) {
    case 'BinaryExpression':
      return parent.operator !== '+';
    case 'MemberExpression':
    case 'SwitchStatement':
      return true;
    case 'CallExpression': {
      const name = parent.callee.type === 'MemberExpression' ? memberName(parent.callee) : null;
      return name === 'test' || name === 'includes' || name === 'has';
    }
    default:
      return false;
  }
}

const TEXT_FUNCTIONS = new Set(['stringify', 'json']);

/** Whether an error becomes text or JSON as a whole: `String(error)`, a template, `JSON.stringify({ error })`. */
function isMadeText(error: TSESTree.Node, file: SiteFile): boolean {
  let inner = error;
  for (const around of file.around(error)) {
    switch (around.type) {
      case 'TemplateLiteral':
        return true;
      case 'BinaryExpression':
        return true;
      case 'CallExpression': {
        const { callee } = around;
        if (callee === inner) return false;
        if (callee.type === 'Identifier') return callee.name === 'String';
        return callee.type === 'MemberExpression' && TEXT_FUNCTIONS.has(memberName(callee) ?? '');
      }
      case 'ObjectExpression':
      case 'ArrayExpression':
      case 'Property':
      case 'LogicalExpression':
      case 'TSAsExpression':
      case 'TSNonNullExpression':
        inner = around;
        continue;
      default:
        return false;
    }
  }
  return false;
}

/** `error instanceof Error ? error.message : String(error)`: the latter is never reached. */
function isOfNoError(error: TSESTree.Node, file: SiteFile): boolean {
  let inner = error;
  for (const around of file.around(error)) {
    if (isFunctionNode(around)) return false;
    const isElse =
      (around.type === 'ConditionalExpression' || around.type === 'IfStatement') &&
      around.alternate === inner;
    if (isElse && asksForError(around.test)) return true;
    inner = around;
  }
  return false;
}

function asksForError(test: TSESTree.Node): boolean {
  return (
    test.type === 'BinaryExpression' &&
    test.operator === 'instanceof' &&
    test.right.type === 'Identifier' &&
    test.right.name === 'Error'
  );
}
