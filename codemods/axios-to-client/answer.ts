import type { TSESTree } from '@typescript-eslint/types';
import { skip, type SiteEdit, type Skip } from '../../src/migrate/codemod.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { planCallback } from './answer-callback.js';
import { planReads, unread, type AnswerPlan, type AnswerSite } from './answer-plan.js';
import { planHandedOn } from './handed-on.js';
import { planVariable } from './answer-variable.js';

/** Plan the reads of an answer; the reason where it goes where it cannot be followed. */
export function planAnswer(site: AnswerSite): AnswerPlan | Skip {
  const { file } = site;
  const { node, parent } = behindHandlers(site.node, file);
  if (parent === undefined) return skip('shape-not-followed');
  const then = thenOf(node, file);
  if (then !== null) {
    if (node !== site.node) return skip('shape-not-followed', 'then behind catch');
    return planCallback(then, site);
  }
  if (parent.type === 'AwaitExpression') return planAwaited(parent, site, node !== site.node);
  if (parent.type === 'ExpressionStatement') return unread(site);
  if (parent.type === 'UnaryExpression' && parent.operator === 'void') return unread(site);
  return node === site.node
    ? planHandedOn(node, site, planAnswer)
    : skip('response-leaves', 'what a handler gives');
}

/** The promise behind `.catch()` and `.finally()`. */
function behindHandlers(
  start: TSESTree.Node,
  file: SiteFile,
): { node: TSESTree.Node; parent: TSESTree.Node | undefined } {
  let node = start;
  for (;;) {
    const parent = file.parentOf(node);
    const call = parent === undefined ? undefined : file.parentOf(parent);
    const isHandler =
      parent?.type === 'MemberExpression' &&
      parent.object === node &&
      parent.property.type === 'Identifier' &&
      (parent.property.name === 'catch' || parent.property.name === 'finally') &&
      call?.type === 'CallExpression' &&
      call.callee === parent;
    if (!isHandler) return { node, parent };
    node = call;
  }
}

function thenOf(node: TSESTree.Node, file: SiteFile): TSESTree.CallExpression | null {
  const member = file.parentOf(node);
  const call = member === undefined ? undefined : file.parentOf(member);
  return member?.type === 'MemberExpression' &&
    member.object === node &&
    member.property.type === 'Identifier' &&
    member.property.name === 'then' &&
    call?.type === 'CallExpression' &&
    call.callee === member
    ? call
    : null;
}

function planAwaited(
  awaited: TSESTree.AwaitExpression,
  site: AnswerSite,
  hasCatch: boolean,
): AnswerPlan | Skip {
  const { file } = site;
  const parent = file.parentOf(awaited);
  if (parent?.type === 'ExpressionStatement') return unread(site);
  // What a handler gives is no answer.
  if (hasCatch) return skip('shape-not-followed', 'catch');
  if (parent?.type === 'MemberExpression' && parent.object === awaited) {
    if (parent.computed || parent.property.type !== 'Identifier') return skip('response-leaves');
    if (parent.property.name !== 'data') return skip('response-leaves', parent.property.name);
    return planReads([parent], site, (data) => {
      const around = file.parentOf(parent);
      const isInner =
        (around?.type === 'MemberExpression' && around.object === parent) ||
        (around?.type === 'CallExpression' && around.callee === parent) ||
        around?.type === 'TSNonNullExpression';
      const edits: SiteEdit[] = isInner
        ? [{ start: parent.object.range[1], end: parent.range[1], text: '' }]
        : [
            { start: parent.range[0], end: awaited.range[0], text: '' },
            { start: awaited.range[1], end: parent.range[1], text: '' },
          ];
      if (isInner) {
        // The bracket that closes the awaited expression stays.
        const close = file.text.indexOf(')', awaited.range[1]);
        edits[0] = { start: close + 1, end: parent.range[1], text: '' };
      }
      return { ...data, edits };
    });
  }
  if (parent?.type === 'ReturnStatement' || parent?.type === 'ArrowFunctionExpression')
    return planHandedOn(awaited, site, planAnswer);
  if (parent?.type !== 'VariableDeclarator' || parent.init !== awaited)
    return skip('shape-not-followed');
  return planVariable(parent, site);
}
