import type { TSESTree } from '@typescript-eslint/types';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { axiosName, isTypeScript, makesAxiosErrors } from './axios-names.js';
import { errorMiddleware, isNext } from './error-middleware.js';
import type { FailurePlan } from './failure.js';
import { isShownBy } from './only-shown.js';
import { refuseIn, type Handler, type ReadContext } from './error-context.js';
import { planMember } from './error-members.js';
import { guardType, isGuard, replaceType, typeOfAxiosError } from './error-types.js';

/** Plan the reads of an error that a parameter holds. */
export function planErrorReads(
  parameter: TSESTree.Node,
  handler: Handler,
  plan: FailurePlan,
): void {
  const { file } = handler;
  if (parameter.type === 'ObjectPattern') {
    refuseIn(plan, file, 'a pattern');
    return;
  }
  if (parameter.type !== 'Identifier') {
    refuseIn(plan, file, 'a pattern');
    return;
  }
  const annotated = parameter.typeAnnotation?.typeAnnotation;
  const references = file.variableOf(parameter)?.references ?? [];
  const guards = references.filter(({ identifier }) => isGuard(identifier, file));
  const asError = typeOfAxiosError(annotated, file);
  const isTyped = asError !== null || guards.length > 0;
  const context: ReadContext = {
    handler,
    plan,
    detailsType:
      isTypeScript(file) && isTyped
        ? (asError ??
          guardType(
            guards.map(({ identifier }) => identifier),
            file,
          ) ??
          'any')
        : null,
    isGuarded: guards.length > 0,
    edit(edit) {
      if (handler.tried === null || file !== plan.file) {
        refuseIn(plan, file, 'a handler that others use');
        return;
      }
      if (makesAxiosErrors(file)) {
        refuseIn(plan, file, 'an AxiosError that the code makes itself');
        return;
      }
      plan.edits.push(edit);
      const [start, end] = handler.tried;
      plan.shared.push({ file, start, end }, ...plan.left);
    },
    refuse(what) {
      refuseIn(plan, file, what);
    },
  };
  if (asError !== null && annotated != null) replaceType(annotated, context);
  for (const reference of references) {
    if (reference.isWrite() && reference.init !== true) context.refuse('the error is replaced');
    if (reference.isRead()) planRead(reference.identifier, context);
  }
}

const NEUTRAL_TESTS = new Set(['===', '!==', '==', '!=']);

/** `error instanceof Error ? error.message : String(error)`: what is read where it is none, is not read of ours. */
function isOfOthers(node: TSESTree.Node, file: SiteFile): boolean {
  let inner = node;
  for (const one of file.around(node)) {
    if (one.type === 'ConditionalExpression' && one.alternate === inner) {
      const { test } = one;
      const isError =
        test.type === 'BinaryExpression' &&
        test.operator === 'instanceof' &&
        test.right.type === 'Identifier' &&
        test.right.name === 'Error' &&
        file.variableOf(test.right) === undefined &&
        node.type === 'Identifier' &&
        test.left.type === 'Identifier' &&
        file.variableOf(test.left) === file.variableOf(node);
      if (isError) return true;
    }
    if (one.type === 'BlockStatement') return false;
    inner = one;
  }
  return false;
}

function planRead(node: TSESTree.Node, context: ReadContext): void {
  const { handler, refuse } = context;
  const { file } = handler;
  const parent = file.parentOf(node);
  if (isOfOthers(node, file)) return;
  switch (parent?.type) {
    case 'MemberExpression':
      if (parent.object === node) planMember(parent, node, context);
      else refuse('an index');
      return;
    case 'ThrowStatement':
      handler.onThrow(parent);
      return;
    case 'ReturnStatement':
    case 'AssignmentExpression':
    case 'ConditionalExpression':
      if (parent.type === 'ConditionalExpression' && parent.test === node) return;
      refuse('the error as a value');
      return;
    case 'IfStatement':
      return;
    case 'UnaryExpression':
      if (parent.operator !== '!' && parent.operator !== 'typeof') refuse(parent.operator);
      return;
    case 'LogicalExpression':
      if (parent.left !== node || parent.operator !== '&&') refuse('the error as a value');
      return;
    case 'BinaryExpression':
      planBinary(parent, node, context);
      return;
    case 'TSAsExpression': {
      const inner = typeOfAxiosError(parent.typeAnnotation, file);
      if (inner === null) planRead(parent, context);
      else {
        replaceType(parent.typeAnnotation, context);
        planRead(parent, { ...context, detailsType: inner });
      }
      return;
    }
    case 'TSNonNullExpression':
    case 'ChainExpression':
      planRead(parent, context);
      return;
    case 'VariableDeclarator':
      planAlias(parent, node, context);
      return;
    case 'CallExpression':
      planArgument(parent, node, context);
      return;
    case 'Property':
      planProperty(parent, context);
      return;
    case 'TemplateLiteral': {
      const call = file.parentOf(parent);
      if (call?.type === 'CallExpression' && isShownBy(call, parent, file, context.plan.project))
        context.plan.readsMessage = true;
      else refuse('the error as a text');
      return;
    }
    default:
      refuse('the error as a value');
  }
}

function planBinary(
  parent: TSESTree.BinaryExpression,
  node: TSESTree.Node,
  { edit, plan, handler, refuse }: ReadContext,
): void {
  const { file } = handler;
  if (parent.operator === 'instanceof' && parent.left === node) {
    if (axiosName(parent.right, file) === 'AxiosError') {
      const need = { from: '@unhappy-path/client', name: 'isApiError' };
      const text = `${file.imports.nameOf(need)}(${file.textOf(node)})`;
      edit({ start: parent.range[0], end: parent.range[1], text });
      plan.imports.push(need);
    } else if (parent.right.type !== 'Identifier') refuse('instanceof');
    return;
  }
  if (!NEUTRAL_TESTS.has(parent.operator)) refuse(parent.operator);
}

/** `const err = error as AxiosError<T>` */
function planAlias(
  declarator: TSESTree.VariableDeclarator,
  node: TSESTree.Node,
  context: ReadContext,
): void {
  const { refuse, handler } = context;
  const { file } = handler;
  const { id } = declarator;
  if (id.type !== 'Identifier' || declarator.init !== node) {
    refuse('a pattern');
    return;
  }
  if (id.typeAnnotation != null) {
    refuse('the type of a copy');
    return;
  }
  for (const reference of file.variableOf(id)?.references ?? []) {
    if (reference.isWrite() && reference.init !== true) refuse('the error is replaced');
    if (reference.isRead()) planRead(reference.identifier, context);
  }
}

function planArgument(
  call: TSESTree.CallExpression,
  node: TSESTree.Node,
  context: ReadContext,
): void {
  const { plan, handler, edit, refuse } = context;
  const { file } = handler;
  if (call.callee === node) {
    refuse('the error is called');
    return;
  }
  const known = axiosName(call.callee, file);
  if (known === 'isAxiosError' || known === 'isCancel') {
    const need = { from: '@unhappy-path/client', name: 'isApiError' };
    const test = `${file.imports.nameOf(need)}(${file.textOf(node)})`;
    const { quote } = file.style;
    edit({
      start: call.range[0],
      end: call.range[1],
      text:
        known === 'isAxiosError'
          ? test
          : `(${test} && ${file.textOf(node)}.kind === ${quote}aborted${quote})`,
    });
    plan.imports.push(need);
    return;
  }
  if (isShownBy(call, node, file, plan.project)) {
    plan.readsMessage = true;
    return;
  }
  if (isNext(call.callee, file, plan.project)) {
    planMiddleware(context);
    return;
  }
  if (isRejection(call, file)) {
    handler.onThrow(call);
    return;
  }
  refuse(`the error goes to ${file.textOf(call.callee).split('\n', 1)[0] ?? ''}`);
}

/** `next(error)`: every error handler of the project may get it, and nothing in them is changed. */
function planMiddleware({ plan, handler, refuse }: ReadContext): void {
  plan.readsMessage = true;
  const handlers = errorMiddleware(plan.project);
  if (handlers === null) refuse('an error handler that cannot be read');
  for (const { fn, file } of handlers ?? []) {
    const [parameter] = fn.params;
    if (parameter === undefined || plan.seen.has(fn)) continue;
    plan.seen.add(fn);
    planErrorReads(
      parameter,
      { file, tried: null, isPure: false, onThrow: handler.onThrow.bind(handler) },
      plan,
    );
  }
}

/** `Promise.reject(error)`, which is returned. */
function isRejection(call: TSESTree.CallExpression, file: SiteFile): boolean {
  const parent = file.parentOf(call);
  return (
    file.textOf(call.callee) === 'Promise.reject' &&
    (parent?.type === 'ReturnStatement' || parent?.type === 'ArrowFunctionExpression')
  );
}

/** `{ error }` of what is logged, and the cause of another error. */
function planProperty(property: TSESTree.Property, context: ReadContext): void {
  const { plan, handler, refuse } = context;
  const { file } = handler;
  const object = file.parentOf(property);
  const call = object === undefined ? undefined : file.parentOf(object);
  if (object?.type !== 'ObjectExpression') {
    refuse('the error as a value');
    return;
  }
  if (call?.type === 'CallExpression' && isShownBy(call, object, file, plan.project)) {
    plan.readsMessage = true;
    return;
  }
  const isCause =
    call?.type === 'NewExpression' &&
    property.key.type === 'Identifier' &&
    property.key.name === 'cause' &&
    call.callee.type === 'Identifier' &&
    call.callee.name === 'Error';
  if (isCause) plan.readsMessage = true;
  else refuse('the error as a value');
}
