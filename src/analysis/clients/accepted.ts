import { callValue, type Call } from '../interpret/calls.js';
import { splitByTruth } from '../interpret/conditions.js';
import { catching, type Engine } from '../interpret/engine.js';
import { makeObject } from '../interpret/literals.js';
import { NEW_CALL } from '../state/call-state.js';
import type { State } from '../state/state.js';
import { ANSWERED, EMPTY, SUCCESS, type StatusSet } from '../statuses/status-set.js';
import type { Value } from '../values/value.js';

interface Test {
  of: Value;
  call: Call;
  /** Whether it is handed a response, and not the status itself. */
  asResponse: boolean;
}

/** The statuses that a client is told to take for no failure: found by running the test that says so. */
export function accepted(engine: Engine, s: State, test: Test): StatusSet {
  const { of, call, asResponse } = test;
  if (of.t === 'union' && of.standard !== undefined) {
    return accepted(engine, s, { ...test, of: of.standard });
  }
  if (of.t === 'const') return ANSWERED;
  if (of.t !== 'function') return SUCCESS;
  const probe = -1;
  const start = s
    .focusedOn(probe)
    .withCall(probe, { ...NEW_CALL, statuses: ANSWERED, settled: true });
  const part = (facet: 'status' | 'ok'): Value => ({
    t: 'facet',
    call: probe,
    facet,
    path: [],
    meaning: null,
  });
  const status = part('status');
  const response = makeObject(engine, start, call.node, {
    status,
    statusCode: status,
    ok: part('ok'),
  });
  let statuses = EMPTY;
  catching(engine, () => {
    for (const { s: after, v } of callValue(engine, response.s, of, null, {
      args: [asResponse ? response.v : status],
      node: call.node,
    })) {
      for (const { s: end } of splitByTruth(engine, after, v, call.node).yes) {
        statuses |= end.call(probe).statuses;
      }
    }
  });
  return statuses;
}
