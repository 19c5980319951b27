import type { TSESTree } from '@typescript-eslint/types';
import { settleBoth } from '../builtins/promises.js';
import { enterHandler, toErrorHandler, type HandledRequest } from '../frameworks/error-exits.js';
import { throughHandlers } from '../frameworks/query-handlers.js';
import { catching, type Completion, type Engine, type Frame } from '../interpret/engine.js';
import { run } from '../interpret/invoke.js';
import { executeAll } from '../interpret/statements.js';
import { useBody } from '../interpret/uses.js';
import { State } from '../state/state.js';
import type { FunctionNode, Value } from '../values/value.js';
import { UNDEFINED } from '../values/value.js';

/** How a path leaves a function. */
export interface Exit {
  s: State;
  v: Value;
  node: TSESTree.Node;
  kind: 'return' | 'throw';
}

/** One function followed from its start to all its ends: a summary that is asked for by the function's node. */
export interface Summary {
  root: FunctionNode | TSESTree.Program;
  exits: readonly Exit[];
  /** The budget that was spent before all paths were followed. */
  cutShort: Engine['spent'];
}

/**
 * Follow a function, or the module's own code, with arguments that are not known. `focus` is the call whose answer is
 * followed path by path; without it the paths fall together, which is enough to find the calls.
 */
export function summarise(
  engine: Engine,
  root: FunctionNode | TSESTree.Program,
  self: Value | null,
  focus: number | null,
): Summary {
  engine.focus = focus;
  engine.refill();
  const start = State.start(focus);
  const request = root.type === 'Program' ? null : enterHandler(engine, start, root);
  const ends =
    root.type === 'Program'
      ? runModule(engine, root, start)
      : run(engine, request?.s ?? start, root, self, request?.args ?? null);
  const exits = outsideOf(engine, root, ends, request);
  for (const exit of exits) {
    if (exit.kind === 'return') exit.s = useBody(engine, exit.s, exit.v, exit.node);
  }
  return { root, exits, cutShort: engine.spent };
}

/** A returned promise settles for the caller: what it rejects with is thrown there. */
function outsideOf(
  engine: Engine,
  root: FunctionNode | TSESTree.Program,
  ends: { returns: Completion[]; throws: Completion[] },
  request: HandledRequest | null,
): Exit[] {
  const exits: Exit[] = ends.throws.map((end) => ({ ...end, kind: 'throw' }));
  const inHandlers: Exit[] = [];
  withFrame(engine, root, () => {
    for (const { s, v, node } of ends.returns) {
      const { fulfilled, rejected } = settleBoth(engine, s, v, node);
      exits.push(...fulfilled.map((end): Exit => ({ ...end, node, kind: 'return' })));
      exits.push(
        ...rejected.map((end): Exit => ({ ...end, node: end.thrownAt ?? node, kind: 'throw' })),
      );
    }
    const delivered = request === null ? exits : toErrorHandler(engine, request, exits);
    inHandlers.push(...throughHandlers(engine, root, delivered));
  });
  return inHandlers;
}

function runModule(
  engine: Engine,
  program: TSESTree.Program,
  start: State,
): { returns: Completion[]; throws: Completion[] } {
  const returns: Completion[] = [];
  let throws: Completion[] = [];
  withFrame(engine, program, () => {
    throws = catching(engine, () => {
      for (const s of executeAll(engine, program.body, [start])) {
        returns.push({ s, v: UNDEFINED, node: program });
      }
      returns.push(...engine.frame.returns);
    });
  });
  return { returns, throws };
}

function withFrame(engine: Engine, node: Frame['node'], action: () => void): void {
  engine.frames.push({
    node,
    self: null,
    home: null,
    returns: [],
    throws: [],
    breaks: [],
    yields: [],
    depth: 0,
  });
  try {
    action();
  } finally {
    engine.frames.pop();
  }
}
