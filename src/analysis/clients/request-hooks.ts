import type { TSESTree } from '@typescript-eslint/types';
import type { Method } from '../../facts/index.js';
import { react } from '../builtins/promises.js';
import { valueInAmbience } from '../interpret/ambient.js';
import type { Call } from '../interpret/calls.js';
import type { Engine } from '../interpret/engine.js';
import { keptClosure } from '../interpret/closures.js';
import { member } from '../interpret/members.js';
import { isFunctionNode } from '../scopes/walk.js';
import { heapObject, PLAIN } from '../state/heap.js';
import type { State } from '../state/state.js';
import { UNDEFINED, UNKNOWN, alternatives, constant, type Value } from '../values/value.js';
import { elementsOf } from './elements.js';
import { isUndefined, type Options } from './options.js';

/** What a hook that sees a request before it is sent is handed, in the words of its client. */
export type RequestShape = 'config' | 'request' | 'options' | 'context';

/** The hooks of a client that are named by an option, its defaults' first: `hooks: { beforeRequest: [...] }`. */
export function hooksOf(options: Options, engine: Engine, s: State, path: string): Value[] {
  const [first = '', second] = path.split('.');
  return options.all(first).flatMap((value) => {
    const named =
      second === undefined ? value : member(engine, s, value, second, engine.frame.node);
    return elementsOf(engine, s, named).filter((hook) => !isUndefined(hook));
  });
}

/** What hooks are run for. */
interface HookedRequest {
  shape: RequestShape;
  method: Method;
  call: Call;
}

/**
 * The headers that hooks add to a request before it is sent. They run for their values alone: what they send
 * themselves, a refresh of a token, is a call of its own. Before an attempt that is not the first, a hook finds
 * `before`, what it gave the last time.
 */
export function headersOfHooks(
  engine: Engine,
  s: State,
  hooks: readonly Value[],
  request: HookedRequest,
  before: readonly Value[] = [],
): Value[] {
  if (request.method === 'GET' || request.method === 'HEAD') return [];
  return hooks.map((hook, index) =>
    hook.t === 'function' ? headersOf(engine, s, hook, request, index, before[index]) : UNKNOWN,
  );
}

function headersOf(
  engine: Engine,
  s: State,
  hook: Value,
  { shape, method, call }: HookedRequest,
  index: number,
  before: Value | undefined,
): Value {
  return valueInAmbience(engine, s, () => {
    const attempt = before === undefined ? '' : 'again';
    const id = (part: string): number =>
      engine.objectId(call.node, `${part}${String(index)}${attempt}`);
    const headers: Value = { t: 'object', id: id('hookHeaders') };
    const request: Value = { t: 'object', id: id('hookRequest') };
    const name = shape === 'config' ? method.toLowerCase() : method;
    const left = before?.t === 'object' ? engine.object(s, before.id) : undefined;
    const start = engine.store(
      engine.store(s, id('hookHeaders'), heapObject({ is: 'headers' }, left?.props)),
      id('hookRequest'),
      heapObject(
        PLAIN,
        [
          ['headers', headers],
          ['method', method === 'dynamic' ? UNKNOWN : constant(name)],
        ],
        UNKNOWN,
      ),
    );
    const handed = hand(engine, start, shape, request, id('hookContext'));
    return react(engine, handed.s, hook, handed.args, call.node).fulfilled.map((end) => ({
      s: end.s,
      v: headersAfter(engine, end.s, end.v, request, call),
    }));
  });
}

function hand(
  engine: Engine,
  s: State,
  shape: RequestShape,
  request: Value,
  contextId: number,
): { s: State; args: Value[] } {
  if (shape === 'request') return { s, args: [request, UNKNOWN] };
  if (shape !== 'context') return { s, args: [request] };
  const context = heapObject(PLAIN, [['options', request]], UNKNOWN);
  return { s: engine.store(s, contextId, context), args: [{ t: 'object', id: contextId }] };
}

/** The headers of what a hook gave back; of what it was handed where it gave nothing. */
function headersAfter(engine: Engine, s: State, given: Value, request: Value, call: Call): Value {
  const [only = UNDEFINED] = alternatives(given);
  const after = isUndefined(only) ? request : given;
  const object = after.t === 'object' ? engine.object(s, after.id) : undefined;
  // Code that is not seen had it in its hands.
  if (object === undefined || object.mayBeEmpty === true) return UNKNOWN;
  return member(engine, s, after, 'headers', call.node);
}

/** Keep a hook that was registered on a client; one that is not seen may do anything, one that is injected is left out. */
export function addHook(engine: Engine, s: State, hooks: Value[], call: Call, index: number): void {
  const value = call.args[index] ?? UNDEFINED;
  if (value.t === 'const' || hooks.some((hook) => isSame(hook, value))) return;
  if (value.t === 'unknown' && isParameter(engine, call.node.arguments[index])) return;
  const kept: Value =
    value.t === 'function'
      ? keptClosure(engine, s, value)
      : value.t === 'import'
        ? value
        : { t: 'import', module: '(a hook that is not seen)', name: 'default' };
  hooks.push(kept);
}

function isParameter(engine: Engine, node: TSESTree.Node | undefined): boolean {
  if (node?.type === 'TSAsExpression') return isParameter(engine, node.expression);
  if (node?.type !== 'Identifier') return false;
  const [definition] = engine.scopes.variableOf(node)?.defs ?? [];
  return (
    definition !== undefined &&
    isFunctionNode(definition.node) &&
    definition.name !== definition.node.id
  );
}

/** The code that registers a hook is followed more than once. */
function isSame(hook: Value, value: Value): boolean {
  return hook.t === 'function' && value.t === 'function'
    ? hook.node === value.node
    : hook === value;
}
