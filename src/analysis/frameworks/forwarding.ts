import type { TSESTree } from '@typescript-eslint/types';
import { react } from '../builtins/promises.js';
import { valueInAmbience } from '../interpret/ambient.js';
import { callValue, type Call } from '../interpret/calls.js';
import type { Engine } from '../interpret/engine.js';
import { valueOfNode } from '../modules/follow.js';
import { heapObject } from '../state/heap.js';
import { State } from '../state/state.js';
import { UNKNOWN, constant, type Value } from '../values/value.js';

const MODULES = new Set(['express-async-handler']);

/**
 * Whether a function that is handed a handler hands to `next` what this one rejects with. It is tried out: on a handler
 * that rejects with the request it is called with.
 */
export function forwardsFailures(engine: Engine, wrapper: TSESTree.Expression): boolean {
  const value = valueOfNode(engine, wrapper);
  if (value.t === 'import') return MODULES.has(value.module);
  if (value.t !== 'function') return false;
  const call = { args: [REJECTING], node: wrapper as Call['node'] };
  const handler = valueInAmbience(engine, State.START, () =>
    callValue(engine, State.START, value, null, call),
  );
  if (handler.t !== 'function') return false;
  const cell = engine.objectId(wrapper, 'probe');
  let isForwarded = true;
  valueInAmbience(engine, State.START, () => {
    const start = engine.store(State.START, cell, heapObject({ is: 'cell' }));
    const next: Value = { t: 'settler', cell, kind: 'rejected' };
    const ends = react(engine, start, handler, [FAILURE, UNKNOWN, next], call.node);
    const all = [...ends.fulfilled, ...ends.rejected];
    isForwarded =
      all.length > 0 &&
      all.every(({ s }) => engine.object(s, cell)?.props.get('rejected') === FAILURE);
    return [];
  });
  return isForwarded;
}

const REJECTING: Value = { t: 'native', name: 'Promise.reject' };
const FAILURE: Value = constant('(a failure)');
