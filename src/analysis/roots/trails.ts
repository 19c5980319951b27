import type { TSESTree } from '@typescript-eslint/types';
import type { SentRequest } from '../clients/client.js';
import type { Engine } from '../interpret/engine.js';
import { handsUp } from '../outcome/compare.js';
import type { Root } from './candidates.js';
import { rootOf } from './context.js';
import type { Summaries } from './summaries.js';

/** The calls from one of them to that of the client. */
export function trailFrom(request: SentRequest, node: TSESTree.Node): readonly TSESTree.Node[] {
  const all = [...request.chain, request.site];
  return all.slice(all.lastIndexOf(node));
}

/**
 * Whether each of the functions between a call and that of the client leaves its caller something to judge. One that loses
 * all is reported itself.
 */
export function isHandedUp(
  engine: Engine,
  summaries: Summaries,
  trail: readonly TSESTree.Node[],
  statuses: readonly number[],
): boolean {
  const inner = trail.slice(1);
  if (inner.length === 0) return true;
  const places = inner.map((node) => `${engine.scopes.fileOf(node).path}:${String(node.range[0])}`);
  const key = places.join('>');
  const known = engine.elsewhere?.handingUp.get(key);
  if (known !== undefined) return known;
  const alone = sentByWrapper(engine, summaries, trail);
  // What sends a request only with these arguments cannot be looked at by itself.
  const is =
    (alone === null || handsUp(summaries.outcome(alone.root, alone.request.id, statuses))) &&
    isHandedUp(engine, summaries, inner, statuses);
  engine.elsewhere?.handingUp.set(key, is);
  return is;
}

/** The request as the function that a call leads to sends it, whoever calls. */
export function sentByWrapper(
  engine: Engine,
  summaries: Summaries,
  trail: readonly TSESTree.Node[],
): { root: Root; request: SentRequest } | null {
  const inner = trail.slice(1);
  const [next] = inner;
  if (next === undefined) return null;
  const root = rootOf(engine, engine.scopes.fileOf(next).functionAround(next));
  const request = summaries
    .requestsOf(root)
    .find((one) => one.chain.length === inner.length - 1 && endsWith(one, inner));
  return request === undefined ? null : { root, request };
}

/** Whether a request is sent by these calls, whoever makes the outermost. */
export function endsWith(request: SentRequest, trail: readonly TSESTree.Node[]): boolean {
  const all = [...request.chain, request.site];
  const offset = all.length - trail.length;
  return offset >= 0 && trail.every((node, index) => all[offset + index] === node);
}
