import { sentWithin } from '../clients/retries.js';
import type { State } from '../state/state.js';
import { maySendWith } from '../values/may-send.js';
import type { FunctionNode, Value } from '../values/value.js';
import type { Engine } from './engine.js';

const MOST_ROUNDS = 3;

/**
 * Whether a function that sends nothing is followed into itself: one that looks through an answer, such as the causes of an
 * error.
 */
export function isWorthAnotherRound(
  engine: Engine,
  s: State,
  depth: number,
  node: FunctionNode,
  args: readonly Value[],
): boolean {
  if (engine.focus === null || engine.ambient) return false;
  const entered = engine.frames.filter((frame) => frame.node === node).length;
  // On the way to the next attempt each function is entered once more.
  if (engine.lookAhead !== null && entered < 2) return true;
  if (engine.maySend(node)) return false;
  return (
    entered < MOST_ROUNDS &&
    sentWithin(engine, s, depth).length === 0 &&
    args.every((one) => !maySendWith(engine, s, one))
  );
}
