import type { TSESTree } from '@typescript-eslint/types';
import { isFunctionNode, type FunctionNode } from '../../src/analysis/index.js';
import { isSkip, skip, type SiteEdit, type Skip } from '../../src/migrate/codemod.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import type { AnswerPlan, AnswerSite } from './answer-plan.js';
import { axiosName, isTypeScript } from './axios-names.js';
import { callersOf } from './callers.js';
import type { DataKind } from './data-kind.js';
import { functionBehind, functionThatReturns } from './function-behind.js';
import { unseenCallers } from './unseen-callers.js';

/**
 * Plan an answer that a function gives to those who call it: all of them are rewritten, where all are in view and want
 * the same of it.
 *
 * @param node what the function returns: the call, or what waits for it
 */
export function planHandedOn(
  node: TSESTree.Node,
  site: AnswerSite,
  planAnswer: (site: AnswerSite) => AnswerPlan | Skip,
): AnswerPlan | Skip {
  const { file, project } = site;
  const depth = (site.depth ?? 0) + 1;
  const fn = functionThatReturns(node, file);
  if (fn === null || depth > 3) return skip('response-leaves');
  const callers = unseenCallers(file, project) ?? callersOf(fn, file, project);
  if (typeof callers === 'string') return skip('response-leaves', callers);
  const edits: SiteEdit[] = [];
  const kinds = new Set<DataKind>();
  let suffix: AnswerPlan['suffix'] | null = null;
  for (const caller of callers) {
    if (caller.node.type !== 'CallExpression') return skip('response-leaves');
    const called = functionBehind(caller.node.callee, caller.file, project);
    const line = `${caller.file.path}:${caller.file.scopes.lines.at(caller.node.range[0]).line}`;
    if (called === null) return skip('response-leaves', line);
    // A member of the same name, of another object.
    if (called.fn !== fn) continue;
    const plan = planAnswer({ ...site, node: caller.node, file: caller.file, depth });
    if (isSkip(plan)) return skip(plan.reason, `${line} ${plan.detail ?? ''}`.trim());
    // A type that one of them says may not be known where the call stands.
    if (site.type === null && plan.type !== '' && plan.type !== 'any')
      return skip('response-leaves', `${line} says its type`);
    if (suffix !== null && suffix !== plan.suffix)
      return skip('response-leaves', 'its callers want different parts of it');
    ({ suffix } = plan);
    kinds.add(plan.kind);
    edits.push(...plan.edits.map((edit) => ({ file: caller.file, ...edit })));
  }
  if (suffix === null) return skip('response-leaves', 'nothing in view calls it');
  // What is thrown behind it, a handler around it would not get.
  if (suffix !== '' && isWaitedFor(node, file)) return skip('response-leaves', 'await');
  const returned = returnedType(fn, suffix, file);
  if (returned === null) return skip('response-leaves', 'the type of its function');
  const type = site.type ?? returned.data;
  return {
    edits: [...edits, ...returned.edits],
    type: type !== null ? file.textOf(type) : isTypeScript(file) ? 'any' : '',
    kind: kindOfAll(kinds),
    suffix,
  };
}

function kindOfAll(kinds: ReadonlySet<DataKind>): DataKind {
  const order: readonly DataKind[] = ['json', 'text', 'unknown', 'unread', 'none'];
  return order.find((kind) => kinds.has(kind)) ?? 'unknown';
}

function isWaitedFor(node: TSESTree.Node, file: SiteFile): boolean {
  if (node.type !== 'AwaitExpression') return false;
  for (const one of file.around(node)) {
    if (one.type === 'TryStatement') return true;
    if (isFunctionNode(one)) return false;
  }
  return false;
}

/** `Promise<AxiosResponse<T>>` becomes `Promise<T>`; null for another type. */
function returnedType(
  fn: FunctionNode,
  suffix: AnswerPlan['suffix'],
  file: SiteFile,
): { edits: SiteEdit[]; data: TSESTree.TypeNode | null } | null {
  const type = fn.returnType?.typeAnnotation;
  if (type === undefined) return { edits: [], data: null };
  if (suffix !== '' || type.type !== 'TSTypeReference') return null;
  const [inner] = type.typeArguments?.params ?? [];
  if (inner?.type !== 'TSTypeReference') return null;
  if (axiosName(inner.typeName, file) !== 'AxiosResponse') return null;
  const [data = null] = inner.typeArguments?.params ?? [];
  const text = data === null ? 'any' : file.textOf(data);
  return { edits: [{ start: inner.range[0], end: inner.range[1], text, file }], data };
}
