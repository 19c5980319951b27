import type { TSESTree } from '@typescript-eslint/types';
import type { Engine } from '../interpret/engine.js';
import { childNodes, isFunctionNode } from '../scopes/walk.js';
import type { FunctionNode } from '../values/value.js';
import { frameworkOf, type Framework } from './server-apps.js';

/** Where a function is registered as what answers a request. */
export interface Registration {
  framework: Framework;
  /** The app or the router. */
  receiver: TSESTree.Expression;
  call: TSESTree.CallExpression;
  /** What the function is handed to first: `app.get('/jobs', asyncHandler(load))`. */
  wrapper: TSESTree.Expression | null;
}

/** A call of a method of an app, by whatever name. */
export interface AppCall {
  framework: Framework;
  receiver: TSESTree.Expression;
  name: string;
  call: TSESTree.CallExpression;
}

/** The names of what apps have; of any other call nothing needs to be known. */
const METHODS = new Set([
  ...['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'all', 'on', 'route', 'use'],
  ...['register', 'setErrorHandler', 'onError'],
]);

/** The calls of the methods of apps and routers in a file. */
export function appCallsIn(engine: Engine, program: TSESTree.Program): AppCall[] {
  const calls: AppCall[] = [];
  const visit = (node: TSESTree.Node): void => {
    if (
      node.type === 'CallExpression' &&
      node.callee.type === 'MemberExpression' &&
      node.callee.object.type === 'Identifier' &&
      node.callee.property.type === 'Identifier' &&
      METHODS.has(node.callee.property.name)
    ) {
      const { object: receiver, property } = node.callee;
      const framework = frameworkOf(engine, receiver);
      if (framework !== null) calls.push({ framework, receiver, name: property.name, call: node });
    }
    for (const child of childNodes(node)) visit(child);
  };
  visit(program);
  return calls;
}

/** The functions that are registered by such calls. */
export function registrationsIn(
  engine: Engine,
  calls: readonly AppCall[],
): ReadonlyMap<FunctionNode, Registration> {
  const found = new Map<FunctionNode, Registration>();
  for (const { framework, receiver, call } of calls) {
    for (const argument of call.arguments) {
      const isWrapped = argument.type === 'CallExpression';
      const handler = functionOf(engine, isWrapped ? argument.arguments[0] : argument);
      const wrapper = isWrapped ? argument.callee : null;
      if (handler !== null) found.set(handler, { framework, receiver, call, wrapper });
    }
  }
  return found;
}

function functionOf(engine: Engine, node: TSESTree.Node | undefined): FunctionNode | null {
  if (node === undefined) return null;
  if (isFunctionNode(node)) return node;
  if (node.type !== 'Identifier') return null;
  const [definition] = engine.scopes.variableOf(node)?.defs ?? [];
  const declared =
    definition?.node.type === 'VariableDeclarator' ? definition.node.init : definition?.node;
  return declared &&
    isFunctionNode(declared) &&
    declared.params.every((one) => one !== definition?.name)
    ? declared
    : null;
}
