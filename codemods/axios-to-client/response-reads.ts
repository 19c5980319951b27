import type { TSESTree } from '@typescript-eslint/types';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { isTypeScript } from './axios-names.js';
import type { ReadContext } from './error-context.js';

/** Plan one read of `error.response`. */
export function planResponseRead(
  response: TSESTree.MemberExpression,
  error: TSESTree.Node,
  context: ReadContext,
): void {
  const { handler, edit, refuse } = context;
  const { file } = handler;
  const parent = file.parentOf(response);
  if (parent?.type === 'MemberExpression' && parent.object === response) {
    if (parent.computed || parent.property.type !== 'Identifier') {
      refuse('error.response[…]');
      return;
    }
    switch (parent.property.name) {
      case 'status':
        if (isWritten(parent, file)) refuse('error.response.status is written');
        else if (context.isGuarded || handler.isPure)
          edit({ start: error.range[1], end: parent.range[1], text: guarded(response, 'status') });
        else if (isApiErrorIn(error, context))
          edit({
            start: parent.range[0],
            end: parent.range[1],
            text: `(${test(error, context)} ? ${file.textOf(error)}.status : undefined)`,
          });
        return;
      case 'data':
        planDetails(parent, response, error, context);
        return;
      default:
        refuse(`error.response.${parent.property.name}`);
        return;
    }
  }
  if (parent?.type === 'TSNonNullExpression') {
    refuse('error.response!');
    return;
  }
  if (isTested(response, file)) {
    const member = guarded(response, 'status');
    const isNegated = parent?.type === 'UnaryExpression' && parent.operator === '!';
    const text = file.textOf(error);
    if (!context.isGuarded && !handler.isPure) {
      if (!isApiErrorIn(error, context)) return;
      const whole = `(${test(error, context)} && ${text}.status !== undefined)`;
      edit({ start: response.range[0], end: response.range[1], text: whole });
      return;
    }
    if (isNegated)
      edit({
        start: parent.range[0],
        end: parent.range[1],
        text: `${text}${member} === undefined`,
      });
    else
      edit({
        start: response.range[0],
        end: response.range[1],
        text: `${text}${member} !== undefined`,
      });
    return;
  }
  refuse('error.response as a value');
}

/** Other errors come as well: which one it is has to be asked. */
function isApiErrorIn(error: TSESTree.Node, { refuse }: ReadContext): boolean {
  if (error.type === 'Identifier') return true;
  refuse('an error among others');
  return false;
}

function test(error: TSESTree.Node, { plan, handler }: ReadContext): string {
  const need = { from: '@unhappy-path/client', name: 'isApiError' };
  if (!plan.imports.includes(need)) plan.imports.push(need);
  return `${handler.file.imports.nameOf(need)}(${handler.file.textOf(error)})`;
}

/** `error?.response` stays optional. */
function guarded(response: TSESTree.MemberExpression, name: string): string {
  return `${response.optional ? '?.' : '.'}${name}`;
}

/** `error.response?.data.message` becomes `error.details?.message`: what ended the chain before does so still. */
function planDetails(
  data: TSESTree.MemberExpression,
  response: TSESTree.MemberExpression,
  error: TSESTree.Node,
  context: ReadContext,
): void {
  const { handler, edit, refuse, detailsType } = context;
  const { file } = handler;
  if (isWritten(data, file)) {
    refuse('error.response.data is written');
    return;
  }
  const isSure = context.isGuarded || handler.isPure;
  if (!isSure && !isApiErrorIn(error, context)) return;
  const next = file.parentOf(data);
  const goesOn =
    (next?.type === 'MemberExpression' && next.object === data) ||
    (next?.type === 'CallExpression' && next.callee === data);
  const member = guarded(response, 'details');
  const outer = next?.type === 'ChainExpression' ? file.parentOf(next) : next;
  const isCast = outer?.type === 'TSAsExpression' || outer?.type === 'TSNonNullExpression';
  const mustType = detailsType !== null && isTypeScript(file) && !isCast;
  const couldEnd = data.optional || response.optional;
  const type =
    detailsType === 'any' || !couldEnd ? detailsType : `${detailsType ?? ''} | undefined`;
  const loose = isTypeScript(file)
    ? `(${file.textOf(error)}.details as any)`
    : `${file.textOf(error)}.details`;
  const text = !isSure
    ? `(${test(error, context)} ? ${loose} : undefined)`
    : mustType
      ? `(${file.textOf(error)}${member} as ${type ?? ''})`
      : `${file.textOf(error)}${member}`;
  edit({ start: data.range[0], end: data.range[1], text });
  if (goesOn && (couldEnd || !isSure) && next.type === 'MemberExpression' && !next.optional) {
    const dot = data.range[1];
    const isIndex = next.computed;
    edit({ start: dot, end: dot, text: isIndex ? '?.' : '?' });
  }
}

function isWritten(node: TSESTree.Node, file: SiteFile): boolean {
  const parent = file.parentOf(node);
  return (
    (parent?.type === 'AssignmentExpression' && parent.left === node) ||
    parent?.type === 'UpdateExpression'
  );
}

/** Whether only its truth is asked for. */
function isTested(node: TSESTree.Node, file: SiteFile): boolean {
  const parent = file.parentOf(node);
  switch (parent?.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return parent.test === node;
    case 'UnaryExpression':
      return parent.operator === '!';
    case 'LogicalExpression':
      return isTested(parent, file);
    case 'ChainExpression':
      return isTested(parent, file);
    default:
      return false;
  }
}
