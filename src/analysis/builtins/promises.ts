import type { TSESTree } from '@typescript-eslint/types';
import { callValue, type Call } from '../interpret/calls.js';
import { catching, type Engine, type Result } from '../interpret/engine.js';
import { setMember } from '../interpret/assign.js';
import { mergeResults } from '../interpret/results.js';
import { heapObject } from '../state/heap.js';
import { hasFailed } from '../state/call-state.js';
import { awaited, unawaited } from '../state/pending.js';
import type { State } from '../state/state.js';
import { traced } from '../state/trace.js';
import { UNKNOWN, alternatives, type Value } from '../values/value.js';
import { settleRequest } from './settle-request.js';

/** How a promise comes out. */
export interface Settlement {
  fulfilled: Result[];
  rejected: Result[];
}

/** Await a value: what it fulfils with; rejections are thrown. */
export function settle(engine: Engine, s: State, v: Value, node: TSESTree.Node): Result[] {
  const { fulfilled, rejected } = settleBoth(engine, s, v, node);
  for (const failure of rejected) engine.throwValue(failure.s, failure.v, failure.thrownAt ?? node);
  return fulfilled;
}

/** Both ways in which a value can settle; one that is no promise fulfils as it is. */
export function settleBoth(
  engine: Engine,
  before: State,
  v: Value,
  node: TSESTree.Node,
): Settlement {
  const s = awaited(before);
  switch (v.t) {
    case 'promise': {
      if (v.settled === 'rejected')
        return { fulfilled: [], rejected: [{ s, v: v.value, thrownAt: v.thrownAt }] };
      return isThenable(v.value)
        ? settleBoth(engine, s, v.value, node)
        : { fulfilled: [{ s, v: v.value }], rejected: [] };
    }
    case 'request':
      return settleRequest(engine, s, v.call, node);
    case 'union': {
      const all = alternatives(v).map((one) => settleBoth(engine, s, one, node));
      return {
        fulfilled: mergeResults(all.flatMap((one) => one.fulfilled)),
        rejected: mergeResults(all.flatMap((one) => one.rejected)),
      };
    }
    default:
      return { fulfilled: [{ s, v }], rejected: [] };
  }
}

function isThenable(value: Value): boolean {
  return alternatives(value).some(({ t }) => t === 'promise' || t === 'request');
}

/** `.then(onFulfilled, onRejected)` on both ways of a promise. */
export function chain(
  engine: Engine,
  settlement: Settlement,
  onFulfilled: Value | null,
  onRejected: Value | null,
  node: TSESTree.Node,
): Settlement {
  const next: Settlement = { fulfilled: [], rejected: [] };
  const pass = (results: Result[], handler: Value | null, kind: keyof Settlement): void => {
    if (handler === null || handler.t === 'const') {
      next[kind].push(...results);
      return;
    }
    for (const result of results) {
      const place = kind === 'rejected' ? handlerOf(node, handler) : node;
      const start = kind === 'rejected' ? handled(result.s, place) : result.s;
      const ends = react(engine, start, handler, [result.v], node);
      next.fulfilled.push(
        ...(kind === 'rejected'
          ? ends.fulfilled.map((end) => passedBy(end, place))
          : ends.fulfilled),
      );
      next.rejected.push(...ends.rejected);
    }
  };
  pass(
    onRejected === null ? settlement.fulfilled : settlement.fulfilled.map(guarded),
    onFulfilled,
    'fulfilled',
  );
  pass(settlement.rejected, onRejected, 'rejected');
  return { fulfilled: mergeResults(next.fulfilled), rejected: mergeResults(next.rejected) };
}

/** A handler at the end of a chain takes what reading the body throws as well. */
function guarded(result: Result): Result {
  const s = result.s.mapCalls((call) =>
    call.read && !call.guarded ? { ...call, guarded: true } : call,
  );
  return { ...result, s };
}

/** The handler in the chain that a rejection goes through. */
export function handlerOf(node: TSESTree.Node, handler: Value): TSESTree.Node {
  if (handler.t === 'function') return handler.node;
  return node.type === 'CallExpression' ? (node.arguments.at(-1) ?? node) : node;
}

/** After a handler that throws nothing the path goes on as that of a success. */
function passedBy(end: Result, handler: TSESTree.Node): Result {
  const s = end.s.mapCalls((call) => (hasFailed(call) ? { ...call, passed: handler } : call));
  return { ...end, s };
}

export function handled(s: State, node: TSESTree.Node): State {
  return s.mapCalls((call) => ({
    ...call,
    caught: true,
    at: hasFailed(call) ? node : call.at,
    trace: hasFailed(call) ? traced(call, { kind: 'caught', node }) : call.trace,
  }));
}

/** Call a handler and wait for what it gives. */
export function react(
  engine: Engine,
  s: State,
  handler: Value,
  args: readonly Value[],
  node: TSESTree.Node,
): Settlement {
  let results: Result[] = [];
  const thrown = catching(engine, () => {
    results = callValue(engine, s, handler, null, { args, node: node as Call['node'] });
  });
  const ends: Settlement = {
    fulfilled: [],
    rejected: thrown.map((end) => ({ s: end.s, v: end.v, thrownAt: end.node })),
  };
  for (const result of results) {
    const settled = settleBoth(engine, result.s, result.v, node);
    ends.fulfilled.push(...settled.fulfilled);
    ends.rejected.push(...settled.rejected);
  }
  return ends;
}

/** A settlement as the promise that it is. */
export function asPromises({ fulfilled, rejected }: Settlement): Result[] {
  return mergeResults([
    ...fulfilled.map(({ s, v }): Result => ({
      s: unawaited(s),
      v: { t: 'promise', settled: 'fulfilled', value: v },
    })),
    ...rejected.map(({ s, v, thrownAt }): Result => ({
      s: unawaited(s),
      v: { t: 'promise', settled: 'rejected', value: v, thrownAt },
    })),
  ]);
}

/** The methods of promises; undefined for any other. */
export function callPromiseMethod(
  engine: Engine,
  s: State,
  promise: Value,
  name: string,
  call: Call,
): Result[] | undefined {
  const [first, second] = call.args;
  const { node } = call;
  switch (name) {
    case 'then':
      return asPromises(
        chain(engine, settleBoth(engine, s, promise, node), first ?? null, second ?? null, node),
      );
    case 'catch':
      return asPromises(
        chain(engine, settleBoth(engine, s, promise, node), null, first ?? null, node),
      );
    case 'finally': {
      const settlement = settleBoth(engine, s, promise, node);
      const last = (results: Result[]): Result[] =>
        first === undefined
          ? results
          : results.flatMap(({ s: state, v }) =>
              react(engine, state, first, [], node).fulfilled.map((end) => ({ s: end.s, v })),
            );
      return asPromises({
        fulfilled: last(settlement.fulfilled),
        rejected: last(settlement.rejected),
      });
    }
    default:
      return undefined;
  }
}

/** `new Promise((resolve, reject) => …)`. */
export function constructPromise(engine: Engine, s: State, call: Call): Result[] {
  const cell = engine.objectId(call.node, 'cell');
  const start = engine.store(s, cell, heapObject({ is: 'cell' }));
  const [executor] = call.args;
  if (executor === undefined) return [{ s, v: UNKNOWN }];
  const settlers: Value[] = [
    { t: 'settler', cell, kind: 'fulfilled' },
    { t: 'settler', cell, kind: 'rejected' },
  ];
  const { fulfilled, rejected } = react(engine, start, executor, settlers, call.node);
  const settled = fulfilled.flatMap(({ s: after }): Result[] => {
    const content = engine.object(after, cell);
    const value = content?.props.get('fulfilled');
    const reason = content?.props.get('rejected');
    const ends: Result[] = [];
    if (reason !== undefined) {
      ends.push({ s: unawaited(after), v: { t: 'promise', settled: 'rejected', value: reason } });
    }
    if (value !== undefined) {
      const isPromise = value.t === 'promise' || value.t === 'request';
      ends.push({
        s: unawaited(after),
        v: isPromise ? value : { t: 'promise', settled: 'fulfilled', value },
      });
    }
    return ends.length > 0
      ? ends
      : [{ s: after, v: { t: 'promise', settled: 'fulfilled', value: UNKNOWN } }];
  });
  return mergeResults([
    ...settled,
    ...rejected.map((end): Result => ({
      s: end.s,
      v: { t: 'promise', settled: 'rejected', value: end.v, thrownAt: end.thrownAt },
    })),
  ]);
}

/** `resolve(value)` or `reject(reason)`: the first one counts. */
export function settleCell(
  engine: Engine,
  s: State,
  settler: Extract<Value, { t: 'settler' }>,
  value: Value,
): State {
  const content = engine.object(s, settler.cell);
  if (content === undefined || content.props.size > 0) return s;
  return setMember(engine, s, settler.cell, settler.kind, value);
}
