import type { TSESTree } from '@typescript-eslint/types';
import { childNodes, isFunctionNode } from '../scopes/walk.js';

/** Whether a file may make an object of a type without a class: `const api: ApiClient = { … }`. */
export function isMadeByHand(program: TSESTree.Program, name: string): boolean {
  const visit = (node: TSESTree.Node): boolean =>
    isLiteralOf(node, name) || childNodes(node).some(visit);
  return visit(program);
}

function isLiteralOf(node: TSESTree.Node, name: string): boolean {
  switch (node.type) {
    case 'VariableDeclarator':
      return node.id.type === 'Identifier' && names(node.id.typeAnnotation, name)
        ? isObject(node.init)
        : false;
    case 'PropertyDefinition':
      return names(node.typeAnnotation, name) && isObject(node.value);
    case 'AssignmentPattern':
      return (
        node.left.type === 'Identifier' &&
        names(node.left.typeAnnotation, name) &&
        isObject(node.right)
      );
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
      return names(node.typeAnnotation, name) && isObject(node.expression);
    default:
      return isFunctionNode(node) && names(node.returnType, name) && givesObject(node.body);
  }
}

/** Whether a type mentions a name: `ApiClient`, `Promise<ApiClient>`. */
function names(type: TSESTree.Node | null | undefined, name: string): boolean {
  if (type === null || type === undefined) return false;
  if (type.type === 'Identifier') return type.name === name;
  return childNodes(type).some((one) => names(one, name));
}

function isObject(node: TSESTree.Node | null): boolean {
  if (node === null) return false;
  if (node.type === 'TSAsExpression' || node.type === 'TSSatisfiesExpression')
    return isObject(node.expression);
  // A function that is called gives what its own type says.
  return node.type === 'ObjectExpression' || node.type === 'ConditionalExpression';
}

function givesObject(body: TSESTree.Node): boolean {
  if (isObject(body)) return true;
  if (isFunctionNode(body)) return false;
  if (body.type === 'ReturnStatement') return isObject(body.argument);
  return childNodes(body).some((one) => one.type !== 'ObjectExpression' && givesObject(one));
}
