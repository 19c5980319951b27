import { describe, expect, it } from 'vitest';
import { requireRequestId } from '../../rules/require-request-id.js';
import type { ApiCall, RequestId } from '../../src/facts/index.js';
import { callWith, OVERTEN, PIONEER, placesAt, PYRAMID } from './facts.js';
import { messagesOf, type Asking } from './messages.js';

function ask(facts: Partial<ApiCall>, asking?: Asking): string[] {
  return messagesOf(
    requireRequestId,
    callWith({ requestId: 'absent', requestIdAt: placesAt(14, 15), ...facts }),
    asking,
  );
}

describe('messages', () => {
  it('names whom it hides the failure from, the lines, and where the id is found', () => {
    expect(ask(PYRAMID)).toEqual([
      'POST api.pyramid-ai.com/api/v2/projects: the failure handled at lines 14 and 15 keeps no request id, ' +
        'so support at Pyramid AI cannot find the request that failed. ' +
        'Log the `X-Request-Id` header or `request_id` of the body there, or keep it on what you throw or return.',
    ]);
  });

  it('names the ids of runs and tasks where support asks for them', () => {
    expect(ask(OVERTEN)[0]).toContain(
      'Log the `X-Request-Id` header, `run_id` of the body or `task_id` of the body there',
    );
  });

  it('promises no header of an API that documents none', () => {
    expect(ask(PIONEER, { preset: 'strict' })).toEqual([
      'POST api.pioneer.ai/generate: the failure handled at lines 14 and 15 keeps no request id, ' +
        'so nobody can find the request that failed in the logs of the server. ' +
        'Log the id that the answer carries (usually the `x-request-id` header) there, or keep it on what you throw or return.',
    ]);
  });

  it('names the line of another file that drops the id, wherever the status is told apart', () => {
    const requestIdAt = [{ file: 'src/lib/http.ts', line: 42 }];
    expect(ask({ ...PYRAMID, requestIdAt })[0]).toContain('handled at src/lib/http.ts:42 keeps');
  });
});

describe('what is reported', () => {
  const facts: Record<RequestId, number> = {
    absent: 1,
    logged: 0,
    propagated: 0,
    unknown: 0,
    na: 0,
  };
  it.each(Object.entries(facts) as [RequestId, number][])(
    'requestId %s: %i',
    (requestId, count) => {
      expect(ask({ ...PYRAMID, requestId }, { preset: 'strict' })).toHaveLength(count);
    },
  );

  it('in recommended only where the contract gives an id', () => {
    expect(ask(PIONEER)).toEqual([]);
    expect(ask({})).toEqual([]);
    expect(ask({}, { settings: { scope: 'all' } })).toHaveLength(1);
  });

  it('in strict every call', () => {
    expect(ask({}, { preset: 'strict' })).toHaveLength(1);
    expect(ask(PIONEER, { preset: 'strict' })).toHaveLength(1);
  });
});
