import type { TSESTree } from '@typescript-eslint/types';
import { mayBeSuccess } from '../state/call-state.js';
import type { State } from '../state/state.js';
import { deepTaint } from '../values/deep-taint.js';
import { Carry } from '../values/taint.js';
import type { Value } from '../values/value.js';
import type { Engine } from './engine.js';

/** Note that the body has been read. */
export function markRead(s: State, id: number, node: TSESTree.Node): State {
  return s.call(id).read ? s : s.withCall(id, { read: true, readAt: node });
}

/**
 * Note where the body of an answer is used. A place that both a success and a noticed failure come to makes no
 * difference between them.
 */
export function useBody(engine: Engine, s: State, value: Value, node: TSESTree.Node): State {
  let after = s;
  for (const [id, flags] of deepTaint(engine, s, value).calls) {
    if (id !== engine.focus || (flags & Carry.Body) === 0 || (flags & (Carry.Status | Carry.Ok)) !== 0) continue;
    let call = after.call(id);
    after = markRead(after, id, node);
    call = after.call(id);
    const place = engine.chain[engine.request(id).chain.length] ?? node;
    if (mayBeSuccess(call)) {
      if (call.caught) continue;
      const uses = engine.successUses.get(id) ?? new Set();
      engine.successUses.set(id, uses.add(place));
    } else if (call.looked && !call.uses.includes(place)) {
      after = after.withCall(id, { uses: [...call.uses, place] });
    }
  }
  return after;
}
