import type { TSESTree } from '@typescript-eslint/types';
import type { MigratedProject, NeededImport, SiteEdit } from '../../src/migrate/codemod.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { childNodes } from '../../src/analysis/index.js';
import { callersOf } from './callers.js';
import { planErrorReads } from './error-reads.js';
import { isConsole } from './only-shown.js';

type FunctionNode =
  TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

/** What becomes of the code that a failure of one call reaches. */
export interface FailurePlan {
  /** Where the call stands: edits are made in this file only. */
  readonly file: SiteFile;
  readonly project: MigratedProject;
  edits: SiteEdit[];
  imports: NeededImport[];
  released: TSESTree.Node[];
  /** Something reads the text of the error, or it goes where that may be read. */
  readsMessage: boolean;
  /** Code whose handler is rewritten: every axios call in it is to be migrated as well. */
  shared: { file: SiteFile; start: number; end: number }[];
  /** Why it cannot be done; the first reason counts. */
  problem: string | null;
  readonly seen: Set<TSESTree.Node>;
  depth: number;
  /** The functions that the error leaves on its way. */
  left: { file: SiteFile; start: number; end: number }[];
}

export function newFailurePlan(file: SiteFile, project: MigratedProject): FailurePlan {
  return {
    file,
    project,
    edits: [],
    imports: [],
    released: [],
    readsMessage: false,
    shared: [],
    problem: null,
    seen: new Set(),
    depth: 0,
    left: [],
  };
}

/** Follow a promise that may reject with the error: to its handlers, or out of the function. */
export function followPromise(node: TSESTree.Node, file: SiteFile, plan: FailurePlan): void {
  if (plan.problem !== null || plan.seen.has(node)) return;
  plan.seen.add(node);
  const parent = file.parentOf(node);
  switch (parent?.type) {
    case 'AwaitExpression':
      followThrow(parent, file, plan);
      return;
    case 'ExpressionStatement':
      return;
    case 'UnaryExpression':
      if (parent.operator === 'void') return;
      break;
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'ChainExpression':
      followPromise(parent, file, plan);
      return;
    case 'ReturnStatement':
      followFunction(functionAround(parent, file), file, plan);
      return;
    case 'ArrowFunctionExpression':
      if (parent.body === node) {
        followFunction(parent, file, plan);
        return;
      }
      break;
    case 'ConditionalExpression':
      if (parent.test !== node) {
        followPromise(parent, file, plan);
        return;
      }
      break;
    case 'ArrayExpression': {
      const call = file.parentOf(parent);
      if (call?.type === 'CallExpression' && isPromiseMethod(call, ['all', 'race'], file)) {
        followPromise(call, file, plan);
        return;
      }
      break;
    }
    case 'MemberExpression': {
      const call = file.parentOf(parent);
      if (
        parent.object === node &&
        parent.property.type === 'Identifier' &&
        call?.type === 'CallExpression' &&
        call.callee === parent
      ) {
        followChain(parent.property.name, call, file, plan);
        return;
      }
      break;
    }
    default:
  }
  plan.problem ??= 'the promise goes on to code that is not followed';
}

function followChain(
  method: string,
  call: TSESTree.CallExpression,
  file: SiteFile,
  plan: FailurePlan,
): void {
  const handler = method === 'then' ? call.arguments[1] : call.arguments[0];
  switch (method) {
    case 'finally':
      followPromise(call, file, plan);
      return;
    case 'then':
    case 'catch':
      if (handler === undefined) followPromise(call, file, plan);
      else followHandler(handler, call, file, plan);
      return;
    default:
      plan.problem ??= `.${method}()`;
  }
}

function followHandler(
  handler: TSESTree.Node,
  call: TSESTree.CallExpression,
  file: SiteFile,
  plan: FailurePlan,
): void {
  if (handler.type === 'Identifier') {
    const definition = file.variableOf(handler)?.defs[0]?.node;
    const made = definition?.type === 'VariableDeclarator' ? definition.init : definition;
    if (made?.type === 'FunctionDeclaration' || made?.type === 'ArrowFunctionExpression') {
      // Others may hand it other errors: nothing in it is to be changed.
      followHandlerFunction(made, null, call, file, plan);
      return;
    }
  }
  if (handler.type === 'MemberExpression' && isConsole(handler.object, file)) {
    plan.readsMessage = true;
    return;
  }
  if (handler.type !== 'ArrowFunctionExpression' && handler.type !== 'FunctionExpression') {
    plan.problem ??= `the handler ${file.textOf(handler).split('\n', 1)[0] ?? ''}`;
    return;
  }
  followHandlerFunction(handler, call, call, file, plan);
}

function followHandlerFunction(
  handler: FunctionNode,
  tried: TSESTree.CallExpression | null,
  call: TSESTree.CallExpression,
  file: SiteFile,
  plan: FailurePlan,
): void {
  const [parameter] = handler.params;
  if (parameter === undefined) return;
  planErrorReads(
    parameter,
    {
      file,
      tried: tried === null ? null : [tried.range[0], handler.range[0]],
      isPure: tried !== null && isOnlyAxios(tried.callee, file, plan),
      onThrow: (thrown) => {
        // What a handler throws, the promise behind it rejects with.
        const inside = tryAround(thrown, file);
        if (inside !== null && handler.range[0] <= inside.range[0]) followThrow(thrown, file, plan);
        else followPromise(call, file, plan);
      },
    },
    plan,
  );
}

/** Follow what is thrown at a place: to the nearest catch, or out of the function. */
function followThrow(node: TSESTree.Node, file: SiteFile, plan: FailurePlan): void {
  if (plan.problem !== null) return;
  const around = tryAround(node, file);
  if (around !== null) {
    const { handler, block } = around;
    if (handler?.param == null) return;
    planErrorReads(
      handler.param,
      {
        file,
        tried: [block.range[0], block.range[1]],
        isPure: isOnlyAxios(block, file, plan),
        onThrow: (thrown) => {
          followThrow(thrown, file, plan);
        },
      },
      plan,
    );
    return;
  }
  followFunction(functionAround(node, file), file, plan);
}

/** The try whose catch gets what is thrown at a place, within the same function. */
function tryAround(node: TSESTree.Node, file: SiteFile): TSESTree.TryStatement | null {
  let inner = node;
  for (const one of file.around(node)) {
    if (isFunction(one)) return null;
    if (one.type === 'TryStatement' && one.block === inner && one.handler !== null) return one;
    inner = one;
  }
  return null;
}

function functionAround(node: TSESTree.Node, file: SiteFile): FunctionNode | null {
  for (const one of file.around(node)) if (isFunction(one)) return one;
  return null;
}

function isFunction(node: TSESTree.Node): node is FunctionNode {
  return (
    node.type === 'FunctionDeclaration' ||
    node.type === 'FunctionExpression' ||
    node.type === 'ArrowFunctionExpression'
  );
}

/** The error leaves a function: follow it to all who call that. */
function followFunction(fn: FunctionNode | null, file: SiteFile, plan: FailurePlan): void {
  if (fn === null || plan.seen.has(fn)) return;
  plan.seen.add(fn);
  if (plan.depth > 6) {
    plan.problem ??= 'its callers are too far away';
    return;
  }
  const callers = callersOf(fn, file, plan.project);
  if (typeof callers === 'string') {
    plan.problem ??= callers;
    return;
  }
  plan.depth += 1;
  plan.left.push({ file, start: fn.range[0], end: fn.range[1] });
  for (const { node, file: where } of callers) followPromise(node, where, plan);
  plan.depth -= 1;
}

function isPromiseMethod(
  { callee }: TSESTree.CallExpression,
  names: readonly string[],
  file: SiteFile,
): boolean {
  return (
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    callee.object.name === 'Promise' &&
    file.variableOf(callee.object) === undefined &&
    callee.property.type === 'Identifier' &&
    names.includes(callee.property.name)
  );
}

/** Whether only axios calls can fail in code in a way that has a status. */
function isOnlyAxios(node: TSESTree.Node, file: SiteFile, { project }: FailurePlan): boolean {
  const first = file.scopes.lines.at(node.range[0]).line;
  const last = file.scopes.lines.at(node.range[1]).line;
  const sites = project.calls.filter(
    (call) =>
      call.client === 'axios' &&
      call.via === null &&
      call.file === file.path &&
      first <= call.line &&
      call.line <= last,
  );
  return waitsIn(node) <= sites.length;
}

/** How often code waits or throws, functions within it included. */
function waitsIn(node: TSESTree.Node): number {
  const isOne = node.type === 'AwaitExpression' || node.type === 'ThrowStatement';
  return childNodes(node).reduce((sum, child) => sum + waitsIn(child), isOne ? 1 : 0);
}
