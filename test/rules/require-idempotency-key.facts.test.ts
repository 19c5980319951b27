import { describe, expect, it } from 'vitest';
import { pyramid, type Contract, type IdempotencyRule } from '@unhappy-path/client/contracts';
import { requireIdempotencyKey } from '../../rules/require-idempotency-key.js';
import type { ApiCall, Idempotency } from '../../src/facts/index.js';
import { callWith, OVERTEN, PIONEER, PYRAMID } from './facts.js';
import { messagesOf, type Asking } from './messages.js';

function ask(facts: Partial<ApiCall>, asking?: Asking): string[] {
  const call = callWith({ idempotency: 'absent', ...facts });
  return messagesOf(requireIdempotencyKey, call, asking);
}

/** Pyramid with another word on keys. */
function withKeys(changes: Partial<IdempotencyRule>): Asking {
  const [rule] = pyramid.idempotency === 'unknown' ? [] : pyramid.idempotency;
  if (rule === undefined) throw new Error('Pyramid documents keys.');
  const contract: Contract = { ...pyramid, idempotency: [{ ...rule, ...changes }] };
  return { settings: { contracts: [contract] } };
}

describe('messages', () => {
  it('names what a repeat does, who takes the key, and where it goes', () => {
    expect(ask(PYRAMID)).toEqual([
      'POST api.pyramid-ai.com/api/v2/projects carries no idempotency key: when its answer is lost, sending it again acts twice. ' +
        'Pyramid AI takes one: make one key for each operation, outside any retry, and send it in the `Idempotency-Key` header.',
    ]);
  });

  it('says that a key is required, and may stand in the body', () => {
    const asking = withKeys({
      support: 'required',
      carrier: { in: 'body', name: 'idempotency_key' },
    });
    expect(ask(PYRAMID, asking)[0]).toContain(
      'Pyramid AI requires one: make one key for each operation, outside any retry, and send it as `idempotency_key` in the body.',
    );
  });

  it('promises nothing of an API that documents nothing', () => {
    expect(ask({}, { preset: 'strict' })).toEqual([
      'POST example.com/orders carries no idempotency key: when its answer is lost, sending it again can act twice. ' +
        'Where the API takes a key (usually in the `Idempotency-Key` header), make one for each operation, outside any retry; ' +
        'where it takes none, look whether the first request acted before you send another.',
    ]);
  });
});

describe('what is reported', () => {
  const facts: Record<Idempotency, number> = {
    absent: 1,
    present: 0,
    unstable: 0,
    unknown: 0,
    na: 0,
  };
  it.each(Object.entries(facts) as [Idempotency, number][])(
    'idempotency %s: %i',
    (idempotency, count) => {
      expect(ask({ ...PYRAMID, idempotency })).toHaveLength(count);
    },
  );

  it('in recommended only where the contract offers keys', () => {
    expect(ask({})).toEqual([]);
    expect(ask(PIONEER), 'Pioneer documents none').toEqual([]);
    expect(ask(OVERTEN), 'Overten does not say for which endpoints').toEqual([]);
    expect(ask({}, { settings: { scope: 'all' } })).toHaveLength(1);
  });

  it('in strict every POST, with the words of the contract where there are any', () => {
    expect(ask({}, { preset: 'strict' })).toHaveLength(1);
    expect(ask(PIONEER, { preset: 'strict' })[0]).toContain('Where the API takes a key');
    expect(ask(PYRAMID, { preset: 'strict' })[0]).toContain('Pyramid AI takes one');
  });

  it('never where the documentation says that there is no key', () => {
    expect(ask(PYRAMID, { preset: 'strict', ...withKeys({ support: 'none' }) })).toEqual([]);
  });

  it('only at the endpoints that take one', () => {
    const asking = withKeys({ paths: ['/documents'] });
    expect(ask(PYRAMID, asking)).toEqual([]);
    const url = {
      kind: 'absolute',
      host: 'api.pyramid-ai.com',
      path: '/api/v2/documents',
    } as const;
    expect(ask({ ...PYRAMID, url }, asking)).toHaveLength(1);
  });

  it('PATCH only where the option says so', () => {
    const asking: Asking = { preset: 'strict' };
    expect(ask({ method: 'PATCH' }, asking)).toEqual([]);
    expect(ask({ method: 'PATCH' }, { ...asking, options: { methods: ['PATCH'] } })).toHaveLength(
      1,
    );
    expect(ask({ method: 'POST' }, { ...asking, options: { methods: ['PATCH'] } })).toEqual([]);
    expect(ask({ method: 'dynamic' }, asking)).toEqual([]);
  });
});
