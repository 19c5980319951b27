import type { TSESTree } from '@typescript-eslint/types';
import { isEndOfAttempts, isTurnedAway, recordRetry, sentWithin } from '../clients/retries.js';
import type { CallState } from '../state/call-state.js';
import type { State } from '../state/state.js';
import type { FunctionNode, Value } from '../values/value.js';
import type { Completion, Engine } from './engine.js';
import { run, type Outcome } from './invoke.js';

/** How many steps may be spent on the way to the next attempt. */
const MOST_STEPS_AHEAD = 2_000;

const NOTHING: Outcome = { returns: [], throws: [], yields: [] };

/** What a path does between a recursive call and the next attempt, where it does not end on the way. */
type Way = Pick<CallState, 'waited' | 'counted' | 'limits'>;

const ways = new WeakMap<Engine, Map<string, Way>>();

/**
 * A function that calls itself after a failure is followed to where it sends the request again: on the way it may wait, look
 * at its counter and make another key. The ends of that attempt are those of the first. What ends before it, because the
 * attempts are used up, is an end of its own.
 */
export function nextRound(
  engine: Engine,
  s: State,
  depth: number,
  node: FunctionNode,
  args: readonly Value[],
  site: TSESTree.Node,
): Outcome {
  const { focus } = engine;
  const entered = engine.frames[depth];
  if (focus === null || entered === undefined || !sentWithin(engine, s, depth).includes(focus))
    return NOTHING;
  const failed = s.call(focus);
  if (isTurnedAway(failed) || engine.lookAhead !== null) return NOTHING;
  const way = knownWay(engine, focus, site);
  if (way !== null) {
    recordRetry(engine, s.withCall(focus, along(failed, way)), focus, {});
    return NOTHING;
  }
  const { ends, sent, isWhole } = followed(engine, s, entered.depth, () =>
    run(engine, s, node, entered.self, args),
  );
  if (sent === null) recordRetry(engine, s, focus, {});
  if (sent === null || !isWhole) return NOTHING;
  const isLast = (end: Completion): boolean => isEndOfAttempts(failed, end.s.calls.get(focus));
  const [returns, throws] = [ends.returns.filter(isLast), ends.throws.filter(isLast)];
  if (returns.length + throws.length === 0) keepWay(engine, focus, site, sent);
  return { returns, throws, yields: [] };
}

function followed(
  engine: Engine,
  s: State,
  depth: number,
  enter: () => Outcome,
): { ends: Outcome; sent: CallState | null; isWhole: boolean } {
  const chain = engine.chain.splice(depth);
  const ahead: { sent: CallState | null } = { sent: null };
  engine.lookAhead = ahead;
  let isWhole = true as boolean;
  try {
    const ends = engine.within(MOST_STEPS_AHEAD, enter, () => {
      isWhole = false;
    });
    return { ends, sent: ahead.sent, isWhole };
  } finally {
    engine.lookAhead = null;
    engine.chain.push(...chain);
  }
}

/** The way from a recursive call to the next attempt is the same for each status, save for a key made on it. */
function keyOfWay(engine: Engine, focus: number, site: TSESTree.Node): string | null {
  if (engine.tracing || engine.request(focus).key.mint !== null) return null;
  return [focus, ...engine.chain.map((one) => engine.nodeId(one)), engine.nodeId(site)].join('>');
}

function knownWay(engine: Engine, focus: number, site: TSESTree.Node): Way | null {
  const key = keyOfWay(engine, focus, site);
  return key === null ? null : (ways.get(engine)?.get(key) ?? null);
}

function keepWay(engine: Engine, focus: number, site: TSESTree.Node, way: Way): void {
  const key = keyOfWay(engine, focus, site);
  if (key === null) return;
  const kept = ways.get(engine) ?? new Map<string, Way>();
  ways.set(engine, kept.set(key, way));
}

function along(call: CallState, { waited, counted, limits }: Way): Partial<CallState> {
  return {
    waited: call.waited | waited,
    counted: call.counted || counted,
    limits: new Map([...limits, ...call.limits]),
  };
}
