import type { TSESTree } from '@typescript-eslint/types';
import { childNodes, isFunctionNode } from '../../src/analysis/index.js';
import type { MigratedProject } from '../../src/migrate/codemod.js';
import { constantOf } from '../../src/migrate/constant-text.js';
import type { SiteFile } from '../../src/migrate/site-file.js';

/** Whether an expression is evidently a text: by its form, by a type that is written, or by what it is made from. */
export function isText(
  node: TSESTree.Node,
  file: SiteFile,
  project: MigratedProject,
  depth = 0,
): boolean {
  if (depth > 8) return false;
  const follow = (inner: TSESTree.Node, where = file) => isText(inner, where, project, depth + 1);
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string';
    case 'TemplateLiteral':
      return true;
    case 'BinaryExpression':
      return node.operator === '+';
    case 'TSAsExpression':
    case 'TSNonNullExpression':
      return follow(node.expression);
    case 'ConditionalExpression':
      return follow(node.consequent) && follow(node.alternate);
    case 'LogicalExpression':
      return follow(node.left) && follow(node.right);
    case 'CallExpression':
      return isTextCall(node, file, follow);
    case 'MemberExpression':
      return isTextMember(node, file, project, follow);
    case 'Identifier':
      return isTextVariable(node, file, project, follow);
    default:
      return false;
  }
}

type Follow = (node: TSESTree.Node, file?: SiteFile) => boolean;

/** Methods by which a text becomes another one. Other objects have some of them as well. */
const OF_TEXTS = new Set([
  'concat',
  'padEnd',
  'padStart',
  'repeat',
  'replace',
  'replaceAll',
  'slice',
  'substring',
  'toLowerCase',
  'toUpperCase',
  'trim',
  'trimEnd',
  'trimStart',
]);
const FUNCTIONS = new Set(['String', 'encodeURI', 'encodeURIComponent']);

function isTextCall({ callee }: TSESTree.CallExpression, file: SiteFile, follow: Follow): boolean {
  if (callee.type === 'MemberExpression') {
    if (callee.computed || callee.property.type !== 'Identifier') return false;
    const { name } = callee.property;
    return name === 'toString' || (OF_TEXTS.has(name) && follow(callee.object));
  }
  if (callee.type !== 'Identifier') return false;
  const definition = file.variableOf(callee)?.defs[0]?.node;
  if (definition === undefined) return FUNCTIONS.has(callee.name);
  const made = definition.type === 'VariableDeclarator' ? definition.init : definition;
  if (made === null || !isFunctionNode(made) || made.async) return false;
  if (made.returnType) return file.textOf(made.returnType.typeAnnotation) === 'string';
  if (made.body.type !== 'BlockStatement') return follow(made.body);
  const returned = returnedBy(made.body);
  return returned.length > 0 && returned.every((one) => follow(one));
}

function returnedBy(body: TSESTree.Node): TSESTree.Node[] {
  if (body.type === 'ReturnStatement') return body.argument === null ? [] : [body.argument];
  return childNodes(body)
    .filter((child) => !isFunctionNode(child))
    .flatMap((child) => returnedBy(child));
}

function isTextMember(
  node: TSESTree.MemberExpression,
  file: SiteFile,
  project: MigratedProject,
  follow: Follow,
): boolean {
  const name = !node.computed && node.property.type === 'Identifier' ? node.property.name : null;
  if (name === 'href') return true;
  const { object } = node;
  if (object.type === 'MemberExpression')
    return object.property.type === 'Identifier' && object.property.name === 'env';
  if (object.type !== 'Identifier') return false;
  const table = constantOf(object, file, project);
  const literal = table?.node.type === 'TSAsExpression' ? table.node.expression : table?.node;
  if (table === null || literal?.type !== 'ObjectExpression') return false;
  return literal.properties.some(
    (member) =>
      member.type === 'Property' &&
      member.key.type === 'Identifier' &&
      member.key.name === name &&
      follow(member.value, table.file),
  );
}

function isTextVariable(
  node: TSESTree.Identifier,
  file: SiteFile,
  project: MigratedProject,
  follow: Follow,
): boolean {
  const annotated = annotationOf(node, file);
  if (annotated !== null) return annotated === 'string';
  const variable = file.variableOf(node);
  if (variable?.defs[0]?.node.type === 'ImportSpecifier') {
    const found = constantOf(node, file, project);
    return found !== null && follow(found.node, found.file);
  }
  if (variable?.defs[0]?.node.type !== 'VariableDeclarator') return false;
  const written = variable.references.filter((one) => one.isWrite());
  return (
    written.length > 0 && written.every(({ writeExpr }) => writeExpr != null && follow(writeExpr))
  );
}

/** The type that a variable or parameter is declared with, as it is written; null without one. */
export function annotationOf(node: TSESTree.Identifier, file: SiteFile): string | null {
  for (const name of file.variableOf(node)?.identifiers ?? []) {
    const type = file.typeOf(name);
    if (type !== null) return file.textOf(type.typeAnnotation);
  }
  return null;
}
