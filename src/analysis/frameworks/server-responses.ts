import type { Call } from '../interpret/calls.js';
import type { Engine, Result } from '../interpret/engine.js';
import { foreignObject } from '../state/heap.js';
import type { State } from '../state/state.js';

/** Functions that make the answer of a server of what they are given: a body and a status. */
const MAKERS: Readonly<Record<string, ReadonlySet<string>>> = {
  'next/server': new Set(['NextResponse.json', 'NextResponse.redirect', 'NextResponse.rewrite']),
  '@sveltejs/kit': new Set(['json', 'text', 'fail']),
  '@remix-run/node': new Set(['json', 'defer', 'redirect']),
  '@remix-run/cloudflare': new Set(['json', 'defer', 'redirect']),
  'react-router': new Set(['data', 'redirect']),
};

/** Make an answer; undefined where an import makes none. It keeps what it is made of, and hands it to nobody else. */
export function callResponseMaker(
  engine: Engine,
  s: State,
  module: string,
  name: string,
  call: Call,
): Result[] | undefined {
  if (MAKERS[module]?.has(name) !== true) return undefined;
  const id = engine.objectId(call.node, 'answer');
  const made = foreignObject(`${module}#${name}`, call.args);
  return [{ s: engine.store(s, id, made), v: { t: 'object', id } }];
}
