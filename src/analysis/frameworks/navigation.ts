import type { Call } from '../interpret/calls.js';
import type { Engine, Result } from '../interpret/engine.js';
import { foreignObject } from '../state/heap.js';
import type { State } from '../state/state.js';

/** Functions that end the request by throwing: what stands after them is not reached. */
const THROWING: Readonly<Record<string, ReadonlySet<string>>> = {
  'next/navigation': new Set([
    'notFound',
    'redirect',
    'permanentRedirect',
    'forbidden',
    'unauthorized',
  ]),
  '@sveltejs/kit': new Set(['error', 'redirect']),
};

/** Call a function that throws for the framework; undefined where it is none. */
export function callThrowing(
  engine: Engine,
  s: State,
  module: string,
  name: string,
  call: Call,
): Result[] | undefined {
  if (THROWING[module]?.has(name) !== true) return undefined;
  const id = engine.objectId(call.node, 'thrown');
  const made = foreignObject(`${module}#${name}`, call.args);
  engine.throwValue(engine.store(s, id, made), { t: 'object', id }, call.node);
  return [];
}
