import type { TSESTree } from '@typescript-eslint/types';
import { isFunctionNode } from '../../src/analysis/index.js';
import type { Site } from '../../src/migrate/codemod.js';

/**
 * The object literal that an expression stands for and that serves this request alone: written there, or behind a
 * constant of the same function that has no other use.
 */
export function literalBehind(node: TSESTree.Node, site: Site): TSESTree.ObjectExpression | null {
  const { file } = site;
  if (node.type === 'ObjectExpression') return node;
  if (node.type === 'TSAsExpression' || node.type === 'TSSatisfiesExpression')
    return literalBehind(node.expression, site);
  if (node.type !== 'Identifier') return null;
  const variable = file.variableOf(node);
  const [definition] = variable?.defs ?? [];
  if (definition?.node.type !== 'VariableDeclarator' || definition.node.init === null) return null;
  const uses = variable?.references.filter((one) => one.identifier !== definition.name) ?? [];
  const isSameFunction =
    file.scopes.functionAround(definition.node) === file.scopes.functionAround(site.node);
  return isSameFunction && uses.length === 1 && uses.every((one) => one.isRead())
    ? literalBehind(definition.node.init, site)
    : null;
}

/** Whether an expression is an object whose members can be spread: no `Headers`, and no list of pairs. */
export function isPlainObject(
  node: TSESTree.Node,
  { file }: Pick<Site, 'file'>,
  depth = 0,
): boolean {
  const again = (inner: TSESTree.Node): boolean => isPlainObject(inner, { file }, depth + 1);
  if (depth > 5) return false;
  switch (node.type) {
    case 'ObjectExpression':
      return true;
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
      return again(node.expression);
    case 'AwaitExpression':
      return again(node.argument);
    case 'ConditionalExpression':
      return again(node.consequent) && again(node.alternate);
    case 'CallExpression': {
      const made = node.callee.type === 'Identifier' ? functionOf(node.callee, { file }) : null;
      const returned = made === null ? [] : returnedBy(made);
      return returned.length > 0 && returned.every(again);
    }
    case 'Identifier': {
      const [definition] = file.variableOf(node)?.defs ?? [];
      const type =
        definition?.name.type === 'Identifier'
          ? definition.name.typeAnnotation?.typeAnnotation
          : undefined;
      if (type !== undefined) return isRecordType(type);
      if (definition?.node.type !== 'VariableDeclarator') return false;
      return definition.node.id === definition.name && definition.node.init !== null
        ? again(definition.node.init)
        : false;
    }
    default:
      return false;
  }
}

function isRecordType(type: TSESTree.TypeNode): boolean {
  if (type.type === 'TSTypeLiteral') return true;
  return (
    type.type === 'TSTypeReference' &&
    type.typeName.type === 'Identifier' &&
    type.typeName.name === 'Record'
  );
}

/** The function that a name stands for in the same file. */
function functionOf(
  name: TSESTree.Identifier,
  { file }: Pick<Site, 'file'>,
):
  | TSESTree.FunctionDeclaration
  | TSESTree.FunctionExpression
  | TSESTree.ArrowFunctionExpression
  | null {
  const [definition] = file.variableOf(name)?.defs ?? [];
  const node = definition?.node;
  if (node === undefined) return null;
  if (node.type === 'FunctionDeclaration') return node;
  if (node.type !== 'VariableDeclarator' || node.init === null) return null;
  return isFunctionNode(node.init) ? node.init : null;
}

function returnedBy(
  made:
    TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression,
): TSESTree.Node[] {
  if (made.body.type !== 'BlockStatement') return [made.body];
  const [last] = made.body.body.slice(-1);
  // One way out only: what other ways return would have to be looked at as well.
  const returns = made.body.body.filter(({ type }) => type === 'ReturnStatement').length;
  return last?.type === 'ReturnStatement' && last.argument !== null && returns === 1
    ? [last.argument]
    : [];
}
