import type { TSESTree } from '@typescript-eslint/types';
import {
  skip,
  type MigratedProject,
  type Site,
  type SiteEdit,
  type Skip,
} from '../../src/migrate/codemod.js';
import { membersOf, type ProjectClient } from '../../src/migrate/client-module/project-client.js';
import { constantOf, constantParts } from '../../src/migrate/constant-text.js';
import { annotationOf, isText } from './text-evidence.js';
import { templateQuery } from './template-query.js';
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
  { file, node: call }: Pick<Site, 'file' | 'node'>,
  project: MigratedProject,
): TypedUrl | Skip {
  if (isRequest(node, file, project))
    return skip('options-dynamic', file.textOf(node).split('\n', 1)[0]);
  if (isUrlObject(node, file, project))
    return { edits: wrapped(node, 'String(', ')'), query: null };
  // Where types are checked, what is no text does not get through.
  if (!isText(node, file, project) && !isTypeScript(file)) {
    return saysRequest(call)
      ? { edits: wrapped(node, 'String(', ')'), query: null }
      : skip('options-dynamic', file.textOf(node).split('\n', 1)[0]);
  }
  const query =
    queryOf(node, file, project) ??
    (node.type === 'TemplateLiteral' ? templateQuery(node, file, project) : null);
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
  return isMade('URL', node, file, project);
}

function isRequest(node: TSESTree.Node, file: SiteFile, project: MigratedProject): boolean {
  if (node.type === 'NewExpression')
    return !(node.callee.type === 'Identifier' && node.callee.name === 'URL');
  if (node.type === 'MemberExpression')
    return node.property.type === 'Identifier' && node.property.name === 'request';
  return node.type === 'Identifier' && isMade('Request', node, file, project);
}

/** Whether a name stands for an instance of a class of the platform: by its annotation, or by what it is made with. */
function isMade(
  name: 'URL' | 'Request',
  node: TSESTree.Identifier,
  file: SiteFile,
  project: MigratedProject,
): boolean {
  const annotated = annotationOf(node, file);
  if (annotated !== null) return annotated === name;
  const found = constantOf(node, file, project);
  return (
    found?.node.type === 'NewExpression' &&
    found.node.callee.type === 'Identifier' &&
    found.node.callee.name === name
  );
}

/** A `Request` says these itself: what has them beside it is an address. */
function saysRequest({ arguments: [, given] }: Site['node']): boolean {
  const members = given?.type === 'ObjectExpression' ? membersOf(given) : null;
  return members !== null && ['method', 'body', 'headers'].some((name) => members.has(name));
}

function isTypeScript({ path }: SiteFile): boolean {
  return /\.[mc]?tsx?$/.test(path);
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
  if (!before.value.raw.endsWith('?') || !isPathOnly(node, before, file, project)) return null;
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

/** Whether nothing before the mark starts a query, or a fragment, already. */
function isPathOnly(
  { quasis, expressions }: TSESTree.TemplateLiteral,
  last: TSESTree.TemplateElement,
  file: SiteFile,
  project: MigratedProject,
): boolean {
  const texts = quasis.slice(0, quasis.indexOf(last) + 1).map(({ value }) => value.raw);
  if (/[?#]/.test(texts.join('').slice(0, -1))) return false;
  const address = expressions.at(-2);
  if (texts.at(-1) !== '?' || address === undefined) return true;
  // `${url}?${params}`: what stands directly before the mark is all that the file says of the path.
  return (
    constantParts(address, file, project)?.every(
      (part) => !('text' in part) || !/[?#]/.test(part.text),
    ) ?? false
  );
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
