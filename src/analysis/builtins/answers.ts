import { callValue, type Call } from '../interpret/calls.js';
import type { Engine, Result } from '../interpret/engine.js';
import { member } from '../interpret/members.js';
import { splitStatus } from '../interpret/status-tests.js';
import { markRead } from '../interpret/uses.js';
import type { State } from '../state/state.js';
import { UNKNOWN, type FacetValue, type Value } from '../values/value.js';

const BODY_READERS = new Set([
  'json',
  'text',
  'blob',
  'arrayBuffer',
  'formData',
  'bytes',
  'buffer',
]);

/** The methods of a response and of its parts; undefined where it is none of them. */
export function callAnswerMethod(
  engine: Engine,
  s: State,
  answer: Extract<Value, { t: 'response' }> | FacetValue,
  name: string,
  call: Call,
): Result[] | undefined {
  if (answer.t === 'response') {
    if (BODY_READERS.has(name)) return [readBody(s, answer.call, name, call)];
    if (name === 'clone') return [{ s, v: answer }];
    if (name === 'get' || name === 'header') {
      return headerOf(engine, s, answer.call, call);
    }
    return undefined;
  }
  if (answer.facet === 'headers') {
    if (name === 'get') return headerOf(engine, s, answer.call, call);
    if (name === 'has') return [{ s, v: UNKNOWN }];
    const [visit] = call.args;
    if (name === 'forEach' && visit !== undefined) {
      return callValue(engine, s, visit, null, { ...call, args: [answer, UNKNOWN] });
    }
    return [{ s, v: answer }];
  }
  if (answer.facet === 'body' && answer.path.length === 0) {
    if (BODY_READERS.has(name)) return [readBody(s, answer.call, name, call)];
    if (name === 'getReader' || name === 'pipeThrough') {
      return [{ s: markRead(s, answer.call, call.node), v: answer }];
    }
  }
  if (answer.facet === 'status') {
    if (name === 'toString' || name === 'toFixed' || name === 'valueOf') return [{ s, v: answer }];
    const [digits] = call.args;
    if (name === 'startsWith' && digits?.t === 'const') {
      const start = String(digits.value);
      return splitStatus(s, answer.call, (status) => String(status).startsWith(start), call.node, {
        exact: start.length === 3 ? 'yes' : null,
      });
    }
  }
  return undefined;
}

/** A member that no parsed body has: the body as a text, until it is parsed. */
export const RAW = '(raw)';

function readBody(s: State, call: number, reader: string, { node }: Call): Result {
  const path = reader === 'json' ? [] : [RAW];
  const body: Value = { t: 'facet', call, facet: 'body', path, meaning: null };
  return {
    s: markRead(s, call, node),
    v: { t: 'promise', settled: 'fulfilled', value: body },
  };
}

function headerOf(engine: Engine, s: State, call: number, { args, node }: Call): Result[] {
  const [name] = args;
  const headers: Value = { t: 'facet', call, facet: 'headers', path: [], meaning: null };
  if (name?.t !== 'const') return [{ s, v: UNKNOWN }];
  return [{ s, v: member(engine, s, headers, String(name.value), node) }];
}
