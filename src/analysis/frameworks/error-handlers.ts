import type { TSESTree } from '@typescript-eslint/types';
import type { Engine } from '../interpret/engine.js';
import { valueOfNode } from '../modules/follow.js';
import type { FileScopes } from '../scopes/file-scopes.js';
import type { FunctionNode, Value } from '../values/value.js';
import { forwardsFailures } from './forwarding.js';
import { appCallsIn, registrationsIn, type AppCall, type Registration } from './registrations.js';
import { appsMadeIn, mayServe, takesNext, type Framework } from './server-apps.js';
import { setUpFiles } from './set-up-files.js';

type FunctionValue = Extract<Value, { t: 'function' }>;

/** What an app calls with the errors of its handlers. */
interface ErrorHandler extends AppCall {
  fn: FunctionValue;
  file: FileScopes;
}

/** Where the errors of a function go that answers requests. */
export interface Handling {
  framework: Framework;
  fn: FunctionValue;
  /** What it throws goes there as well, and not only what it hands to `next`. */
  takesThrown: boolean;
}

interface Apps {
  handlers: readonly ErrorHandler[];
  calls: ReadonlyMap<FileScopes, readonly AppCall[]>;
  registrations: ReadonlyMap<FunctionNode, Registration>;
  /** Something was registered that is not seen: it may be an error handler. */
  isUnseen: boolean;
}

const found = new WeakMap<Engine, Apps>();

/** Where the errors of a function go; null where that is not certain. */
export function handlingOf(engine: Engine, root: FunctionNode): Handling | null {
  const { main } = engine.scopes;
  if (engine.ambient || !main.functions.has(root) || !mayServe(main)) return null;
  const apps = appsOf(engine);
  const registration = apps.registrations.get(root);
  const framework =
    registration?.framework ?? (takesNext(engine, root.params[2]) ? 'express' : null);
  const [handler, another] = apps.handlers.filter((one) => one.framework === framework);
  if (framework === null || handler === undefined || another !== undefined || apps.isUnseen) {
    return null;
  }
  if (root.params.length > 3 || !reaches(engine, apps, handler, registration)) return null;
  const { fn } = handler;
  const takesThrown =
    framework !== 'express' ||
    (registration !== undefined &&
      registration.wrapper !== null &&
      forwardsFailures(engine, registration.wrapper));
  return { framework, fn, takesThrown };
}

function appsOf(engine: Engine): Apps {
  let apps = found.get(engine);
  if (apps === undefined) {
    apps = { handlers: [], calls: new Map(), registrations: new Map(), isUnseen: false };
    found.set(engine, apps);
    apps = findApps(engine);
    found.set(engine, apps);
  }
  return apps;
}

function findApps(engine: Engine): Apps {
  const { main } = engine.scopes;
  const calls = new Map(
    setUpFiles(engine, 'servers').map((file) => [file, appCallsIn(engine, file.program)] as const),
  );
  const handlers: ErrorHandler[] = [];
  let isUnseen = false;
  for (const [file, all] of calls) {
    for (const one of all) {
      const registered = one.call.arguments.map((argument) => handlerOf(engine, one, argument));
      for (const fn of registered)
        if (fn !== null && fn !== 'unseen') handlers.push({ ...one, fn, file });
      isUnseen ||= registered.includes('unseen');
    }
  }
  const registrations =
    handlers.length === 0
      ? new Map<never, never>()
      : registrationsIn(engine, calls.get(main) ?? []);
  return { handlers, calls, registrations, isUnseen };
}

/** The methods that register what is called with errors; of Express a function is one by its four parameters. */
const REGISTERING: Readonly<Record<Framework, string>> = {
  express: 'use',
  fastify: 'setErrorHandler',
  hono: 'onError',
};

function handlerOf(
  engine: Engine,
  { framework, name, call }: AppCall,
  argument: TSESTree.CallExpressionArgument,
): FunctionValue | 'unseen' | null {
  if (name !== REGISTERING[framework]) return null;
  const isSimple =
    argument.type === 'Identifier' ||
    argument.type === 'MemberExpression' ||
    argument.type === 'CallExpression' ||
    argument.type === 'FunctionExpression' ||
    argument.type === 'ArrowFunctionExpression';
  if (!isSimple) return framework === 'express' ? null : 'unseen';
  const value = valueOfNode(engine, argument);
  if (value.t === 'function') {
    return framework !== 'express' || value.node.params.length === 4 ? value : null;
  }
  if (framework !== 'express') return 'unseen';
  // What stands by itself and is not what a library makes (a router, a parser) may be called with errors.
  const isMade = value.t === 'import' && value.name.endsWith('()') && !value.module.startsWith('.');
  return value.t === 'import' && !isMade && call.arguments.length === 1 ? 'unseen' : null;
}

/** Whether what a handler leaves goes to the error handler: they are of one app. */
function reaches(
  engine: Engine,
  { calls, handlers }: Apps,
  handler: ErrorHandler,
  registration: Registration | undefined,
): boolean {
  const { main } = engine.scopes;
  const own = (calls.get(handler.file) ?? []).filter((one) => isSame(engine, one, handler));
  if (registration === undefined || handler.file !== main) {
    // Of a Hono app that is part of another the errors go to that one.
    if (handler.framework === 'hono') return own.some(({ name }) => name === 'route');
    return handlers.length === 1 && isOnlyApp(engine, calls, handler);
  }
  if (handler.framework === 'express' && handler.call.range[0] < registration.call.range[0]) {
    return false;
  }
  return (
    isSame(engine, registration, handler) ||
    own.some(({ call }) =>
      call.arguments.some(
        (argument) =>
          argument.type === 'Identifier' && isSame(engine, { receiver: argument }, registration),
      ),
    )
  );
}

/** Whether an error handler is that of an app, and of the only one that the package is seen to make. */
function isOnlyApp(
  engine: Engine,
  calls: Apps['calls'],
  { framework, receiver }: AppCall,
): boolean {
  const value = valueOfNode(engine, receiver);
  if (value.t === 'import' && value.name.endsWith('Router()')) return false;
  const made = [...calls.keys()].flatMap(({ program }) => appsMadeIn(engine, program, framework));
  return made.length === 1;
}

function isSame(
  engine: Engine,
  a: { receiver: TSESTree.Node },
  b: { receiver: TSESTree.Node },
): boolean {
  const variable = engine.scopes.variableOf(a.receiver);
  return variable !== undefined && variable === engine.scopes.variableOf(b.receiver);
}
