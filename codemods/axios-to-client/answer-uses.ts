import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { SiteEdit } from '../../src/migrate/codemod.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { isTypeScript } from './axios-names.js';

export interface Uses {
  data: TSESTree.MemberExpression[];
  meta: TSESTree.MemberExpression[];
  /** Its truth is asked for, as if there could be none: it stays a value of its own. */
  isTested: boolean;
}

const META = new Set(['status', 'headers']);

export function usesOf(variable: Variable, file: SiteFile): Uses | null {
  const uses: Uses = { data: [], meta: [], isTested: false };
  for (const reference of variable.references) {
    if (reference.isWrite()) {
      if (reference.init === true) continue;
      return null;
    }
    const member = file.parentOf(reference.identifier);
    if (isTruthTest(reference.identifier, member)) {
      uses.isTested = true;
      continue;
    }
    if (member?.type !== 'MemberExpression' || member.object !== reference.identifier) return null;
    if (member.computed || member.property.type !== 'Identifier') return null;
    const { name } = member.property;
    if (isWritten(member, file)) return null;
    if (name === 'data') uses.data.push(member);
    else if (META.has(name)) uses.meta.push(member);
    else return null;
  }
  return uses;
}

function isWritten(node: TSESTree.Node, file: SiteFile): boolean {
  const parent = file.parentOf(node);
  return (
    (parent?.type === 'AssignmentExpression' && parent.left === node) ||
    parent?.type === 'UpdateExpression' ||
    (parent?.type === 'UnaryExpression' && parent.operator === 'delete')
  );
}

/** `res.data.x` becomes `data.x`. */
export function readEdit(read: TSESTree.Node, name: string): SiteEdit {
  return { start: read.range[0], end: read.range[1], text: name };
}

/** `headers['x']` to `headers.get('x')`; null where nothing changes, undefined where it cannot be kept. */
export function headerEdit(
  read: TSESTree.MemberExpression,
  file: SiteFile,
): SiteEdit | null | undefined {
  if (read.property.type === 'Identifier' && read.property.name === 'status') return null;
  return editOfHeader(read, file);
}

/** The same for an expression that is all headers; undefined where it cannot be kept. */
export function editOfHeader(read: TSESTree.Node, file: SiteFile): SiteEdit | undefined {
  const member = file.parentOf(read);
  if (member?.type !== 'MemberExpression' || member.object !== read || member.optional)
    return undefined;
  if (!member.computed || member.property.type !== 'Literal') return undefined;
  // `set-cookie` is a list in axios.
  if (String(member.property.value).toLowerCase() === 'set-cookie') return undefined;
  if (isWritten(member, file)) return undefined;
  const around = file.parentOf(member);
  const get = `.get(${file.textOf(member.property)})`;
  const isTruth =
    around?.type === 'LogicalExpression' && around.left === member && around.operator !== '&&';
  if (isTruth) return { start: read.range[1], end: member.range[1], text: get };
  // A bracket at the start of a statement would call what stands before it.
  if (!file.style.semicolons && isFirst(member, file)) return undefined;
  // Without brackets what stands around it would belong to `undefined` alone.
  return isApart(around, member)
    ? { start: read.range[1], end: member.range[1], text: `${get} ?? undefined` }
    : {
        start: read.range[0],
        end: member.range[1],
        text: `(${file.textOf(read)}${get} ?? undefined)${isGoneInto(around, member) && isTypeScript(file) ? '!' : ''}`,
      };
}

function isFirst(node: TSESTree.Node, file: SiteFile): boolean {
  for (const one of file.around(node))
    if (one.type === 'ExpressionStatement') return one.range[0] === node.range[0];
  return false;
}

/** Whether an expression stands where an operator of low rank needs no brackets. */
function isApart(around: TSESTree.Node | undefined, node: TSESTree.Node): boolean {
  switch (around?.type) {
    case 'ArrayExpression':
    case 'AssignmentExpression':
    case 'ExpressionStatement':
    case 'IfStatement':
    case 'Property':
    case 'ReturnStatement':
    case 'TemplateLiteral':
    case 'VariableDeclarator':
      return true;
    case 'ArrowFunctionExpression':
      return around.body === node;
    case 'CallExpression':
    case 'NewExpression':
      return around.callee !== node;
    default:
      return false;
  }
}

/** Whether a member of it is read, which fails where there is none. */
function isGoneInto(around: TSESTree.Node | undefined, node: TSESTree.Node): boolean {
  return around?.type === 'MemberExpression' && around.object === node && !around.optional;
}

/** `res && res.data`, `if (res)` */
function isTruthTest(node: TSESTree.Node, parent: TSESTree.Node | undefined): boolean {
  if (parent?.type === 'LogicalExpression') return parent.operator === '&&' && parent.left === node;
  return parent?.type === 'IfStatement' && parent.test === node;
}
