import type { TSESTree } from '@typescript-eslint/types';
import { mayBeSuccess } from '../state/call-state.js';
import type { State } from '../state/state.js';
import { traced } from '../state/trace.js';
import { deepTaint } from '../values/deep-taint.js';
import { Carry } from '../values/taint.js';
import type { Value } from '../values/value.js';
import type { Engine } from './engine.js';

/** Note that the body has been read. */
export function markRead(s: State, id: number, node: TSESTree.Node): State {
  const call = s.call(id);
  if (call.read) return s;
  return s.withCall(id, { read: true, readAt: node, trace: traced(call, { kind: 'read', node }) });
}

/**
 * Note where the body of an answer is used. A place that both a success and a noticed failure come to, with values of
 * the same shape, makes no difference between them.
 */
export function useBody(engine: Engine, s: State, value: Value, node: TSESTree.Node): State {
  const { focus: id } = engine;
  const flags = id === null ? undefined : deepTaint(engine, s, value).calls.get(id);
  if (id === null || flags === undefined || (flags & Carry.Body) === 0) return s;
  const after = markRead(s, id, node);
  if ((flags & (Carry.Status | Carry.Ok)) !== 0) return after;
  const call = after.call(id);
  if (mayBeSuccess(call) && (call.caught || call.relayed)) return after;
  const place = placeOf(engine, id, node);
  const use = `${String(engine.nodeId(place))}${shapeOf(engine, after, value, id)}`;
  if (call.uses.some((one) => one.use === use && one.certain)) return after;
  const others = call.uses.filter((one) => one.use !== use);
  return after.withCall(id, { uses: [...others, { use, node: place, certain: true }] });
}

/** Note that other code is called, or that something outside is changed, once the answer is there. */
export function noteAct(engine: Engine, s: State, node: TSESTree.Node): State {
  const { focus: id } = engine;
  const call = id === null ? undefined : s.calls.get(id);
  if (id === null || call?.settled !== true) return s;
  const act = `${String(engine.nodeId(placeOf(engine, id, node)))}:${String(engine.nodeId(node))}`;
  return call.acts.has(act) ? s : s.withCall(id, { acts: new Set(call.acts).add(act) });
}

/** Where something is done, seen from the function that is followed. */
function placeOf(engine: Engine, id: number, node: TSESTree.Node): TSESTree.Node {
  return engine.chain[engine.request(id).chain.length] ?? node;
}

const DEEPEST = 3;

/** Where an object has the body, and what its plain members say: `{ ok: false, error: body }` is no success. */
function shapeOf(engine: Engine, s: State, value: Value, id: number, depth = 0): string {
  if (value.t === 'union') {
    const carrying = value.of.filter((one) => deepTaint(engine, s, one).calls.has(id));
    return [...new Set(carrying.map((one) => shapeOf(engine, s, one, id, depth)))].join('|');
  }
  const object = value.t === 'object' ? engine.object(s, value.id) : undefined;
  if (object === undefined || depth > DEEPEST) return '';
  const parts: string[] = [];
  const members =
    object.rest === null ? object.props : [...object.props, ['*', object.rest] as const];
  for (const [name, member] of members) {
    if (member.t === 'const') parts.push(`${name}=${String(member.value)}`);
    else if (deepTaint(engine, s, member).calls.has(id)) {
      parts.push(`${name}${shapeOf(engine, s, member, id, depth + 1)}`);
    }
  }
  return `{${parts.sort().join(',')}}`;
}
