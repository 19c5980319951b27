import type { TSESTree } from '@typescript-eslint/types';
import type { Engine } from '../interpret/engine.js';
import type { State } from '../state/state.js';
import { deepTaint } from '../values/deep-taint.js';
import { Carry } from '../values/taint.js';
import type { Value } from '../values/value.js';
import type { SentRequest } from './client.js';
import { isTurnedAway, recordRetry, sameKey } from './retries.js';

/**
 * Whether the followed request is sent again, with the configuration that its error or its response holds:
 * `api(error.config)`. The ends of this attempt are those of the first, so the path ends here.
 */
export function isSentAgain(engine: Engine, s: State, config: Value): boolean {
  const { focus } = engine;
  if (focus === null || !s.calls.has(focus)) return false;
  const flags = deepTaint(engine, s, config).calls.get(focus) ?? 0;
  if ((flags & Carry.Sent) === 0) return false;
  const { key } = engine.request(focus);
  if (!isTurnedAway(s.call(focus))) {
    recordRetry(
      engine,
      s,
      focus,
      key.remade === true ? { mints: new Set() } : sameKey(s.call(focus)),
    );
  }
  return true;
}

/** Whether a request is sent by a hook, or by what this calls: it does not come to the same hook for ever. */
export function isSentWithin(engine: Engine, hook: Value, { chain, site }: SentRequest): boolean {
  if (hook.t !== 'function') return false;
  const [start, end] = hook.node.range;
  const { scopes } = engine;
  const stands = ({ range }: TSESTree.Node): boolean => start <= range[0] && range[1] <= end;
  return [...chain, site].some(
    (node) => stands(node) && scopes.fileOf(node) === scopes.fileOf(hook.node),
  );
}
