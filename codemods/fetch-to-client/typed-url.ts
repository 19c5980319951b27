import type { TSESTree } from '@typescript-eslint/types';
import { skip, type MigratedProject, type SiteEdit, type Skip } from '../../src/migrate/codemod.js';
import type { ProjectClient } from '../../src/migrate/client-module/project-client.js';
import { constantOf } from '../../src/migrate/constant-text.js';
import { baseEdits } from './client-base.js';
import type { SiteFile } from '../../src/migrate/site-file.js';

/** What becomes of the address: edits of it, and the query that is taken out of it. */
export interface TypedUrl {
  edits: SiteEdit[];
  /** Code for the `query` option. */
  query: string | null;
}

/** The address of a call as a client with its base wants it, or why it cannot be given. */
export function planUrl(
  node: TSESTree.Node,
  client: ProjectClient,
  file: SiteFile,
  project: MigratedProject,
): TypedUrl | Skip {
  if (isUrlObject(node, file, project))
    return { edits: wrapped(node, 'String(', ')'), query: null };
  if (!isText(node, file)) return skip('options-dynamic', file.textOf(node).split('\n', 1)[0]);
  const query = queryOf(node, file, project);
  const base = baseEdits(node, client.base, file, project);
  return { edits: [...base, ...(query?.edits ?? [])], query: query?.code ?? null };
}

function wrapped(node: TSESTree.Node, before: string, after: string): SiteEdit[] {
  const [start, end] = node.range;
  return [
    { start, end: start, text: before },
    { start: end, end, text: after },
  ];
}

function isUrlObject(node: TSESTree.Node, file: SiteFile, project: MigratedProject): boolean {
  if (node.type === 'NewExpression')
    return (
      node.callee.type === 'Identifier' &&
      node.callee.name === 'URL' &&
      file.variableOf(node.callee) === undefined
    );
  if (node.type !== 'Identifier') return false;
  const annotated = annotationOf(node, file);
  if (annotated !== null) return annotated === 'URL';
  const found = constantOf(node, file, project);
  return (
    found !== null &&
    found.node.type === 'NewExpression' &&
    isUrlObject(found.node, found.file, project)
  );
}

/** Whether an address is evidently a text: a `Request` would be sent by the method of the client instead of its own. */
function isText(node: TSESTree.Node, file: SiteFile): boolean {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string';
    case 'TemplateLiteral':
      return true;
    case 'BinaryExpression':
      return node.operator === '+';
    case 'TSAsExpression':
    case 'TSNonNullExpression':
      return isText(node.expression, file);
    case 'ConditionalExpression':
      return isText(node.consequent, file) && isText(node.alternate, file);
    case 'LogicalExpression':
      return isText(node.left, file) && isText(node.right, file);
    case 'CallExpression':
      return isTextCall(node);
    case 'MemberExpression':
      return isEnvironmentMember(node);
    case 'Identifier':
      return isTextVariable(node, file);
    default:
      return false;
  }
}

function isTextCall({ callee }: TSESTree.CallExpression): boolean {
  const name =
    callee.type === 'Identifier'
      ? callee.name
      : callee.type === 'MemberExpression' && callee.property.type === 'Identifier'
        ? callee.property.name
        : '';
  return ['String', 'toString', 'encodeURI', 'replace', 'concat', 'replaceAll'].includes(name);
}

function isEnvironmentMember(node: TSESTree.MemberExpression): boolean {
  if (node.property.type === 'Identifier' && node.property.name === 'href') return true;
  return (
    node.object.type === 'MemberExpression' &&
    node.object.property.type === 'Identifier' &&
    node.object.property.name === 'env'
  );
}

function isTextVariable(node: TSESTree.Identifier, file: SiteFile): boolean {
  const annotated = annotationOf(node, file);
  if (annotated !== null) return annotated === 'string';
  const definition = file.variableOf(node)?.defs[0];
  if (definition?.node.type !== 'VariableDeclarator') return false;
  const { init } = definition.node;
  const writes = file.variableOf(node)?.references.filter((one) => one.isWrite()) ?? [];
  return (
    init !== null &&
    isText(init, file) &&
    writes.every(({ writeExpr }) => writeExpr == null || isText(writeExpr, file))
  );
}

/** The type that a variable or parameter is declared with, as it is written; null without one. */
function annotationOf(node: TSESTree.Identifier, file: SiteFile): string | null {
  for (const name of file.variableOf(node)?.identifiers ?? []) {
    const type = file.typeOf(name);
    if (type !== null) return file.textOf(type.typeAnnotation);
  }
  return null;
}

/** `${url}?${params}` at the end, where `params` are `URLSearchParams` that hold something. */
function queryOf(
  node: TSESTree.Node,
  file: SiteFile,
  project: MigratedProject,
): { code: string; edits: SiteEdit[] } | null {
  if (node.type !== 'TemplateLiteral') return null;
  const [before, after] = node.quasis.slice(-2);
  const params = node.expressions.at(-1);
  if (params === undefined || before === undefined || after?.value.raw !== '') return null;
  if (!before.value.raw.endsWith('?')) return null;
  const named = withoutToString(params);
  if (named?.type !== 'Identifier') return null;
  const found = constantOf(named, file, project);
  if (found === null || !isFilledParams(found.node)) return null;
  const mark = params.range[0] - '?${'.length;
  return {
    code: named.name,
    edits: [{ start: mark, end: node.range[1] - 1, text: '' }],
  };
}

function withoutToString(node: TSESTree.Node): TSESTree.Node | null {
  if (node.type === 'Identifier') return node;
  const isToString =
    node.type === 'CallExpression' &&
    node.arguments.length === 0 &&
    node.callee.type === 'MemberExpression' &&
    node.callee.property.type === 'Identifier' &&
    node.callee.property.name === 'toString';
  return isToString && node.callee.type === 'MemberExpression' ? node.callee.object : null;
}

function isFilledParams(node: TSESTree.Node): boolean {
  if (node.type !== 'NewExpression' || node.callee.type !== 'Identifier') return false;
  const [given] = node.arguments;
  return (
    node.callee.name === 'URLSearchParams' &&
    given?.type === 'ObjectExpression' &&
    given.properties.some(({ type }) => type === 'Property')
  );
}
