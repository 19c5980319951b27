import type { TSESTree } from '@typescript-eslint/types';
import type { SiteEdit } from '../../src/migrate/codemod.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { axiosName, isTypeScript } from './axios-names.js';
import { errorMiddleware, isNext } from './error-middleware.js';
import { isConsole, type FailurePlan } from './failure.js';
import { isOfPackage } from './of-package.js';
import { planResponseRead } from './response-reads.js';

/** A handler that gets the error. */
export interface Handler {
  file: SiteFile;
  /** The code whose errors it gets; null where other errors come as well, so that nothing in it may be changed. */
  tried: readonly [number, number] | null;
  /** No other error with a status can come. */
  isPure: boolean;
  /** Follow what it throws. */
  onThrow(node: TSESTree.Node): void;
}

/** How the reads of one error are written. */
export interface ReadContext {
  handler: Handler;
  plan: FailurePlan;
  /** The value of `error.details` needs a type, and this is it. */
  detailsType: string | null;
  /** Another error may come that has a status. */
  isGuarded: boolean;
  edit: (edit: SiteEdit) => void;
  refuse: (what: string) => void;
}

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

function refuseIn(plan: FailurePlan, file: SiteFile, what: string): void {
  plan.problem ??= file === plan.file ? what : `${what} in ${file.path}`;
}

/** `isAxiosError(error)` and `error instanceof AxiosError`. */
function isGuard(node: TSESTree.Node, file: SiteFile): boolean {
  const parent = file.parentOf(node);
  if (parent?.type === 'CallExpression' && parent.arguments[0] === node)
    return axiosName(parent.callee, file) === 'isAxiosError';
  return (
    parent?.type === 'BinaryExpression' &&
    parent.operator === 'instanceof' &&
    parent.left === node &&
    axiosName(parent.right, file) === 'AxiosError'
  );
}

function guardType(nodes: readonly TSESTree.Node[], file: SiteFile): string | null {
  for (const node of nodes) {
    const parent = file.parentOf(node);
    const type = parent?.type === 'CallExpression' ? parent.typeArguments?.params[0] : undefined;
    if (type !== undefined) return file.textOf(type);
  }
  return null;
}

/** `T` of `AxiosError<T>`, `any` without; null for another type. */
function typeOfAxiosError(type: TSESTree.TypeNode | undefined, file: SiteFile): string | null {
  if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return null;
  if (axiosName(type.typeName, file) !== 'AxiosError') return null;
  const [inner] = type.typeArguments?.params ?? [];
  return inner === undefined ? 'any' : file.textOf(inner);
}

function replaceType(type: TSESTree.Node, { plan, handler, edit }: ReadContext): void {
  const need = { from: '@unhappy-path/client', name: 'ApiError', isType: true };
  edit({ start: type.range[0], end: type.range[1], text: handler.file.imports.nameOf(need) });
  plan.imports.push(need);
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
    case 'NewExpression':
      refuse('the error as a value');
      return;
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

/** Members that differ between the two errors, or that one of them lacks; all others are undefined in both. */
const DIFFERENT = new Set(
  (
    'name code config request response isAxiosError toJSON cause event message kind requestId ' +
    'retryAfterMs reason verdict alternatives hint details taskId runId rateLimit idempotencyKey ' +
    'attempts stopped balance cost billingUrl fields limit'
  ).split(' '),
);
/** Codes of the platform, which both errors hand on. */
const OF_PLATFORM = new Set(
  'ECONNREFUSED ENOTFOUND EAI_AGAIN ENOENT EACCES EEXIST EPERM EADDRINUSE'.split(' '),
);
const NAMES = new Set(['AxiosError', 'ApiError', 'CanceledError', 'Error']);
/** What axios calls a failure, where the client has a kind for exactly that. */
const CODES: Readonly<Record<string, string>> = {
  ERR_CANCELED: 'aborted',
  ERR_NETWORK: 'network',
};

function planMember(
  member: TSESTree.MemberExpression,
  object: TSESTree.Node,
  context: ReadContext,
): void {
  const { plan, handler, edit, refuse } = context;
  const { file } = handler;
  if (member.computed || member.property.type !== 'Identifier') {
    refuse('an index');
    return;
  }
  const { name } = member.property;
  const parent = file.parentOf(member);
  const isWritten = parent?.type === 'AssignmentExpression' && parent.left === member;
  if (isWritten) {
    refuse(`error.${name} is written`);
    return;
  }
  if (name === 'response') {
    planResponseRead(member, object, context);
    return;
  }
  if (name === 'message') {
    plan.readsMessage = true;
    return;
  }
  if (!DIFFERENT.has(name)) return;
  if (parent?.type === 'BinaryExpression' && parent.right.type === 'Literal') {
    const value = String(parent.right.value);
    if (name === 'code' && OF_PLATFORM.has(value)) return;
    if (name === 'name' && !NAMES.has(value)) return;
  }
  if (name === 'code' && parent?.type === 'BinaryExpression' && parent.right.type === 'Literal') {
    const kind = CODES[String(parent.right.value)];
    const isTest = parent.operator === '===' || parent.operator === '==';
    if (kind !== undefined && isTest && parent.left === member) {
      const { quote } = file.style;
      edit({
        start: member.property.range[0],
        end: parent.range[1],
        text: `kind === ${quote}${kind}${quote}`,
      });
      return;
    }
  }
  refuse(`error.${name}`);
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
  if (isShown(call, context)) {
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

/** A function of the console, or of what a package made: these show an error, and know nothing of axios. */
function isShown({ callee }: TSESTree.CallExpression, { handler, plan }: ReadContext): boolean {
  let root: TSESTree.Node = callee;
  while (root.type === 'MemberExpression') root = root.object;
  if (isConsole(root, handler.file)) return callee.type === 'MemberExpression';
  return isOfPackage(root, handler.file, plan.project);
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
  if (call?.type === 'CallExpression' && isShown(call, context)) {
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
