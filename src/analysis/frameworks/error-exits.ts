import { handled, react } from '../builtins/promises.js';
import type { Engine } from '../interpret/engine.js';
import type { Exit } from '../outcome/exits.js';
import { heapObject } from '../state/heap.js';
import type { State } from '../state/state.js';
import { UNKNOWN, alternatives, unite, type FunctionNode, type Value } from '../values/value.js';
import { handlingOf, type Handling } from './error-handlers.js';

/** A request that a function of a server answers, and where its errors go. */
export interface HandledRequest {
  s: State;
  args: Value[];
  /** What `next` has been called with. */
  cell: number;
  handling: Handling;
}

/** Enter a function that answers requests; null where it is not certain who gets its errors. */
export function enterHandler(engine: Engine, s: State, root: FunctionNode): HandledRequest | null {
  const handling = handlingOf(engine, root);
  if (handling === null) return null;
  const cell = engine.objectId(root, 'next');
  const next: Value = { t: 'settler', cell, kind: 'rejected' };
  const isExpress = handling.framework === 'express';
  return {
    s: engine.store(s, cell, heapObject({ is: 'cell' })),
    args: [UNKNOWN, UNKNOWN, isExpress ? next : UNKNOWN],
    cell,
    handling,
  };
}

/** What becomes of the errors that a function hands to its app takes the place of the ends at which it does so. */
export function toErrorHandler(
  engine: Engine,
  { cell, handling }: HandledRequest,
  exits: readonly Exit[],
): Exit[] {
  return exits.flatMap((exit): Exit[] => {
    if (exit.kind === 'throw') {
      return isOpen(engine, exit) && handling.takesThrown
        ? deliver(engine, handling, exit, exit.v)
        : [exit];
    }
    const handed = engine.object(exit.s, cell)?.props.get('rejected');
    if (handed === undefined) return [exit];
    const errors = alternatives(handed).filter((one) => one.t !== 'const');
    if (errors.length === 0) return [exit];
    const delivered = deliver(engine, handling, exit, unite(errors));
    // Paths fell together of which some hand nothing over.
    return errors.length === alternatives(handed).length ? delivered : [exit, ...delivered];
  });
}

/** A failure of the request itself, and no exception of other code. */
function isOpen({ focus }: Engine, { s }: Exit): boolean {
  const call = focus === null ? undefined : s.calls.get(focus);
  return call !== undefined && !call.implicit && !call.pending;
}

function deliver(engine: Engine, { fn }: Handling, exit: Exit, error: Value): Exit[] {
  const { node } = fn;
  const args = [error, ...node.params.slice(1).map(() => UNKNOWN)];
  // What the function itself did to hand the error on loses nothing of it.
  const start = handled(exit.s, node).mapCalls((call) => ({ ...call, passed: null }));
  const { fulfilled, rejected } = react(engine, start, fn, args, node);
  return [
    ...fulfilled.map((end): Exit => ({ s: end.s, v: end.v, node: node.body, kind: 'return' })),
    ...rejected.map((end): Exit => ({
      s: end.s,
      v: end.v,
      node: end.thrownAt ?? node,
      kind: 'throw',
    })),
  ];
}
