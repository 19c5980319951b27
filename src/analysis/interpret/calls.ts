import type { TSESTree } from '@typescript-eslint/types';
import { callNative, constructNative } from '../builtins/natives.js';
import { log } from '../builtins/log.js';
import { isConfiguredLogger } from '../builtins/configured-loggers.js';
import { callMethod } from '../builtins/methods.js';
import { settleCell } from '../builtins/promises.js';
import { callClient } from '../clients/send.js';
import { callImport, isExportThatSends } from '../builtins/imports.js';
import { constructQueryClient } from '../frameworks/query-client.js';
import { callSender } from '../frameworks/query-result.js';
import { follow } from '../modules/follow.js';
import { foreignObject, heapObject } from '../state/heap.js';
import { deepTaint } from '../values/deep-taint.js';
import type { State } from '../state/state.js';
import { UNDEFINED, UNKNOWN, alternatives, type Value } from '../values/value.js';
import {
  classMember,
  construct,
  initialiseFields,
  superClassOf,
  superConstruct,
} from './classes.js';
import type { Engine, Result } from './engine.js';
import { evaluate } from './expressions.js';
import { invoke } from './invoke.js';
import { propertyKey, readMember } from './members.js';
import { bind, mergeResults } from './results.js';
import { callUnknown } from './unknown-call.js';

/** A call that is being made. */
export interface Call {
  args: readonly Value[];
  node: TSESTree.CallExpression | TSESTree.NewExpression;
}

export function evaluateCall(engine: Engine, node: TSESTree.CallExpression, s: State): Result[] {
  const { callee } = node;
  if (callee.type === 'Super') {
    return evaluateArguments(engine, node.arguments, s).flatMap((path) =>
      callSuper(engine, path.s, path.vs),
    );
  }
  const target =
    callee.type === 'ChainExpression' || callee.type === 'TSNonNullExpression'
      ? callee.expression
      : callee;
  if (target.type === 'MemberExpression') {
    if (target.object.type === 'Super') return callSuperMethod(engine, node, target, s);
    return bind(evaluate(engine, target.object, s), (after, object) =>
      bind(propertyKey(engine, target, after), (last, key) =>
        evaluateArguments(engine, node.arguments, last).flatMap((path) => {
          const call: Call = { args: path.vs, node };
          return key.t === 'const'
            ? callMethod(engine, path.s, object, String(key.value), call)
            : callComputed(engine, path.s, object, key, call);
        }),
      ),
    );
  }
  return bind(evaluate(engine, callee, s), (after, value) =>
    evaluateArguments(engine, node.arguments, after).flatMap((path) =>
      callValue(engine, path.s, value, null, { args: path.vs, node }),
    ),
  );
}

/** `console[level](…)`: a method that is not known by name. */
function callComputed(engine: Engine, s: State, object: Value, key: Value, call: Call): Result[] {
  if (key.t === 'facet' && key.facet === 'status') {
    return bind(readMember(engine, s, object, key, call.node), (after, fn) =>
      fn.t === 'const' ? [{ s: after, v: UNDEFINED }] : callValue(engine, after, fn, object, call),
    );
  }
  return object.t === 'native' && object.name === 'console'
    ? [{ s: log(engine, s, call), v: UNDEFINED }]
    : callUnknown(engine, s, UNKNOWN, object, call);
}

/** Call a value. Of several, those that are known count: what is injected is taken to be its default. */
export function callValue(
  engine: Engine,
  s: State,
  callee: Value,
  self: Value | null,
  call: Call,
): Result[] {
  if (isConfiguredLogger(engine.settings.loggers, call.node, callee)) {
    return [{ s: log(engine, s, call), v: UNDEFINED }];
  }
  switch (callee.t) {
    case 'function':
      return invoke(engine, s, callee, self, call.args, call.node);
    case 'union': {
      const known = alternatives(callee).filter((one) => one.t !== 'unknown' && one.t !== 'const');
      if (known.length === 0) return callUnknown(engine, s, UNKNOWN, self, call);
      return mergeResults(known.flatMap((one) => callValue(engine, s, one, self, call)));
    }
    case 'native':
      return callSender(engine, s, callee, call) ?? callNative(engine, s, callee.name, call);
    case 'client':
      return callClient(engine, s, callee.client, callee.member, call);
    case 'import':
      return callImport(engine, s, callee, call);
    case 'settler':
      return [{ s: settleCell(engine, s, callee, call.args[0] ?? UNDEFINED), v: UNDEFINED }];
    default:
      return callUnknown(engine, s, callee, self, call);
  }
}

export function evaluateNew(engine: Engine, node: TSESTree.NewExpression, s: State): Result[] {
  return bind(evaluate(engine, node.callee, s), (after, named) =>
    evaluateArguments(engine, node.arguments, after).flatMap((path): Result[] => {
      const callee = seenClass(engine, path.s, named, path.vs);
      const call: Call = { args: path.vs, node };
      const id = engine.objectId(node);
      if (callee.t === 'class') {
        const start = engine.store(path.s, id, heapObject({ is: 'instance', of: callee.node }));
        return construct(engine, start, callee.node, { t: 'object', id }, path.vs);
      }
      if (callee.t === 'native') return constructNative(engine, path.s, callee.name, call);
      if (callee.t === 'client') {
        return callClient(engine, path.s, callee.client, `new ${callee.member ?? ''}`, call);
      }
      const queryClient = constructQueryClient(callee);
      if (queryClient !== undefined) return [{ s: path.s, v: queryClient }];
      // A class that is not followed may keep all that it is given.
      const name = callee.t === 'import' ? `${callee.module}#${callee.name}` : '';
      const made = foreignObject(name, path.vs, UNKNOWN);
      return [{ s: engine.store(path.s, id, made), v: { t: 'object', id } }];
    }),
  );
}

/** The class behind an import, where what it is given matters. */
function seenClass(engine: Engine, s: State, value: Value, args: readonly Value[]): Value {
  if (value.t !== 'import') return value;
  const isGivenAnswer = args.some((one) => deepTaint(engine, s, one).calls.size > 0);
  if (!isGivenAnswer && !isExportThatSends(engine, value)) return value;
  const found = follow(engine, value);
  return found.t === 'class' ? found : value;
}

function callSuper(engine: Engine, s: State, args: readonly Value[]): Result[] {
  const { home, self } = engine.frame;
  if (home === null || self === null) return [{ s, v: UNDEFINED }];
  const parent = superClassOf(engine, home);
  const states = parent === null ? [s] : superConstruct(engine, s, parent, self, args);
  return states.map((after) => ({ s: afterSuper(engine, after, self), v: UNDEFINED }));
}

function afterSuper(engine: Engine, s: State, self: Value): State {
  const { home } = engine.frame;
  return home === null ? s : initialiseFields(engine, s, home, self);
}

function callSuperMethod(
  engine: Engine,
  node: TSESTree.CallExpression,
  callee: TSESTree.MemberExpression,
  s: State,
): Result[] {
  const { home, self } = engine.frame;
  const parent = home === null ? null : superClassOf(engine, home);
  const name = callee.property.type === 'Identifier' ? callee.property.name : null;
  const found =
    parent?.t === 'class' && name !== null ? classMember(engine, parent.node, name) : null;
  return evaluateArguments(engine, node.arguments, s).flatMap((path) => {
    const call: Call = { args: path.vs, node };
    if (found?.kind !== 'method') return callUnknown(engine, path.s, UNKNOWN, self, call);
    const fn: Value = { t: 'function', node: found.node, self };
    return invoke(engine, path.s, fn, self, path.vs, node);
  });
}

/** Evaluate arguments; of a spread collection each known element is one. */
function evaluateArguments(
  engine: Engine,
  nodes: readonly TSESTree.CallExpressionArgument[],
  s: State,
): { s: State; vs: Value[] }[] {
  let paths: { s: State; vs: Value[] }[] = [{ s, vs: [] }];
  for (const node of nodes) {
    const isSpread = node.type === 'SpreadElement';
    paths = paths.flatMap((path) =>
      evaluate(engine, isSpread ? node.argument : node, path.s).map((result) => ({
        s: result.s,
        vs: [...path.vs, ...(isSpread ? spreadElements(engine, result.s, result.v) : [result.v])],
      })),
    );
  }
  return paths;
}

/** What a collection gives when it is spread into arguments. */
export function spreadElements(engine: Engine, s: State, value: Value): Value[] {
  const object = value.t === 'object' ? engine.object(s, value.id) : undefined;
  // Of arguments that are not seen there may be any number.
  if (object?.kind.is !== 'array') return [UNKNOWN, UNKNOWN, UNKNOWN];
  const rest = object.rest === null ? [] : [object.rest, object.rest, object.rest];
  return [...object.props.values(), ...rest];
}
