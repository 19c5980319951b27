import type { TSESTree } from '@typescript-eslint/types';
import type { State } from '../state/state.js';
import type { FunctionNode, Value } from '../values/value.js';
import type { Engine } from './engine.js';
import { run } from './invoke.js';

/** How many steps may be spent on what a recursion sends in its next round. */
const MOST_STEPS_AHEAD = 2_000;

/**
 * The ids that the requests of a recursive function would carry as their keys in its next round, by the place that
 * sends them: a look ahead, of which nothing else is kept.
 */
export function mintsOfNextRound(
  engine: Engine,
  s: State,
  depth: number,
  node: FunctionNode,
  args: readonly Value[],
): ReadonlyMap<TSESTree.Node, ReadonlySet<number>> {
  const entered = engine.frames[depth];
  const seen = new Map<TSESTree.Node, Set<number>>();
  if (entered === undefined || engine.lookAhead !== null) return seen;
  const chain = engine.chain.splice(entered.depth);
  engine.lookAhead = seen;
  try {
    engine.within(MOST_STEPS_AHEAD, () => run(engine, s, node, entered.self, args));
  } finally {
    engine.lookAhead = null;
    engine.chain.push(...chain);
  }
  return seen;
}
