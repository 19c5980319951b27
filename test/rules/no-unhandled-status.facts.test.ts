import { describe, expect, it } from 'vitest';
import { noUnhandledStatus } from '../../rules/no-unhandled-status.js';
import type { ApiCall, Fate } from '../../src/facts/index.js';
import { callWith, fateAt, OVERTEN, PIONEER, PYRAMID } from './facts.js';
import { messagesOf, type Asking } from './messages.js';

function ask(facts: Partial<ApiCall>, asking?: Asking): string[] {
  return messagesOf(noUnhandledStatus, callWith(facts), asking);
}

const LOST = { 402: fateAt('lost', 14), 429: fateAt('lost', 14) };

const PIONEER_REMEDIES =
  '402: Send the user to billing: add credits or upgrade the plan. ' +
  '429: Wait for the seconds in Retry-After. ' +
  '429 with `X-RateLimit-Reason: daily_spend_cap_exceeded`: Stop at once: the retry loop of the documentation raises here too.';

describe('messages', () => {
  it('names what is lost, the line, and the remedies of the contract', () => {
    expect(ask({ ...PIONEER, fate: LOST })).toEqual([
      'POST api.pioneer.ai/generate loses 402 and 429 at line 14: the failure is noticed and its status dropped. ' +
        `Test the status there, or keep it as data on what you throw or return. ${PIONEER_REMEDIES}`,
    ]);
  });

  it('says that text is all that is left', () => {
    const fate = { 402: fateAt('stringified', 14), 429: fateAt('distinguished', 12) };
    expect(ask({ ...PYRAMID, fate })).toEqual([
      'POST api.pyramid-ai.com/api/v2/projects keeps 402 only as text at line 14, where no caller can act on it. ' +
        'Test the status there, or keep it as a number on what you throw or return. 402: Contact the account manager.',
    ]);
  });

  it('says that a failure passes for a success', () => {
    const fate = { 402: fateAt('unchecked', 11), 429: fateAt('unchecked', 11) };
    expect(ask({ ...PIONEER, checked: 'no', fate })).toEqual([
      'POST api.pioneer.ai/generate takes 402 and 429 for a success at line 11. ' +
        `Test \`ok\` or \`status\` before the answer counts as one. ${PIONEER_REMEDIES}`,
    ]);
  });

  it('says that nobody looks at the answer', () => {
    const fate = { 402: fateAt('unchecked'), 429: fateAt('unchecked') };
    expect(ask({ checked: 'ignored', fate }, { preset: 'strict' })).toEqual([
      'POST example.com/orders lets 402 and 429 go unseen: nothing looks at the answer. Await it and test `ok` or `status`. ' +
        '402: Payment is due; sending it again cannot help. ' +
        '429: Wait, for Retry-After where it is sent, before you send it again.',
    ]);
  });

  it('is one for statuses that end in the same way at the same lines', () => {
    const fate = {
      402: fateAt('lost', 14),
      408: fateAt('stringified', 20),
      422: fateAt('lost', 14),
      429: fateAt('lost', 30),
    };
    const options = { statuses: [402, 408, 422, 429] };
    const beginnings = ask({ ...OVERTEN, fate }, { options }).map(
      (message) => message.split(/[:,]/)[0],
    );
    expect(beginnings).toEqual([
      'POST backend.overtenai.com/api/v1/excel/generate loses 402 and 422 at line 14',
      'POST backend.overtenai.com/api/v1/excel/generate keeps 408 only as text at line 20',
      'POST backend.overtenai.com/api/v1/excel/generate loses 429 at line 30',
    ]);
  });

  it('speaks of the remedies for 402, 429 and one more, however many statuses are lost', () => {
    const statuses = [400, 402, 408, 429, 503];
    const fate = Object.fromEntries(statuses.map((status) => [status, fateAt('lost', 14)]));
    const [message = ''] = ask({ ...OVERTEN, fate }, { options: { statuses } });
    expect(message).toContain('loses 400, 402, 408, 429 and 503 at line 14');
    expect(message.match(/\b\d{3}(?: with [^:]+)?(?=: [A-Z])/g)).toEqual([
      '402',
      '429',
      '400 with `invalid_request`',
      '400 with `preflight_failed`',
    ]);
  });

  it('names another file with its path, and the call where no line is known', () => {
    const at = [
      { file: 'src/errors.ts', line: 4 },
      { file: 'src/api.ts', line: 30 },
      { file: 'src/api.ts', line: 14 },
    ];
    const [elsewhere = ''] = ask({ ...PIONEER, fate: { 402: { kind: 'lost', at } } });
    expect(elsewhere).toContain('at lines 14 and 30 and src/errors.ts:4:');
    const [unplaced = ''] = ask({ ...PIONEER, fate: { 402: fateAt('lost') } });
    expect(unplaced).toContain('loses 402 at line 10:');
  });

  it('names the wrapper, and no more of the request than is known', () => {
    const wrapped = callWith({
      fate: LOST,
      via: { name: 'apiFetch', file: 'src/http.ts', line: 3, decides: [] },
    });
    expect(messagesOf(noUnhandledStatus, wrapped, { preset: 'strict' })[0]).toMatch(
      /^POST example\.com\/orders \(through `apiFetch`\) loses/,
    );
    const beginningOf = (facts: Partial<ApiCall>): string | undefined =>
      ask({ ...facts, fate: LOST }, { preset: 'strict' })[0]?.split(' loses')[0];
    const unknownUrl = { kind: 'dynamic', host: null, path: null } as const;
    expect(beginningOf({ url: unknownUrl })).toBe('This POST request');
    expect(beginningOf({ url: { ...unknownUrl, path: '/*/*' } })).toBe('This POST request');
    expect(beginningOf({ url: unknownUrl, method: 'dynamic' })).toBe('This request');
    expect(
      beginningOf({ url: { kind: 'relative', host: null, path: '/api/users/*' }, method: 'GET' }),
    ).toBe('GET /api/users/*');
    expect(beginningOf({ method: 'dynamic' })).toBe('The request to example.com/orders');
  });

  it('asks for the status under the name that the client gives it', () => {
    const fate = { 402: fateAt('unchecked', 11) };
    expect(ask({ ...PIONEER, client: 'axios', checked: 'no', fate })[0]).toContain(
      'Test `status` before',
    );
    expect(ask({ ...PIONEER, client: 'got', checked: 'no', fate })[0]).toContain(
      'Test `ok` or `statusCode` before',
    );
  });
});

describe('what is reported', () => {
  const fates: Record<Fate, boolean> = {
    lost: true,
    stringified: true,
    unchecked: true,
    distinguished: false,
    propagated: false,
    unknown: false,
  };
  it.each(Object.entries(fates) as [Fate, boolean][])('fate %s: %s', (kind, reported) => {
    const fate = { 402: fateAt(kind, 14), 429: fateAt('distinguished', 12) };
    expect(ask({ ...PIONEER, fate })).toHaveLength(reported ? 1 : 0);
  });

  it('in recommended only calls with a contract, unless the setting or the option says all', () => {
    expect(ask({ fate: LOST })).toEqual([]);
    expect(ask({ fate: LOST }, { settings: { scope: 'all' } })).toHaveLength(1);
    expect(ask({ fate: LOST }, { options: { scope: 'all' } })).toHaveLength(1);
    expect(
      ask({ fate: LOST }, { settings: { scope: 'all' }, options: { scope: 'contracts' } }),
    ).toEqual([]);
  });

  it('in strict every call', () => {
    expect(ask({ fate: LOST }, { preset: 'strict' })).toHaveLength(1);
  });

  it('ignored calls in strict only', () => {
    const ignored = { ...PIONEER, checked: 'ignored', fate: { 402: fateAt('unchecked') } } as const;
    expect(ask(ignored)).toEqual([]);
    expect(ask(ignored, { preset: 'strict' })).toHaveLength(1);
  });

  it('of the statuses of a contract those on which it asks for an action of its own', () => {
    const statuses = [400, 401, 402, 404, 408, 422, 429, 500, 503];
    const fate = Object.fromEntries(statuses.map((status) => [status, fateAt('lost', 14)]));
    expect(ask({ ...OVERTEN, fate })[0]).toContain('loses 402, 408 and 429 at');
    expect(ask({ ...PYRAMID, fate })[0]).toContain('loses 402 and 429 at');
  });

  it('the statuses of the settings as well', () => {
    const fate = { ...LOST, 503: fateAt('lost', 14) };
    expect(ask({ ...PIONEER, fate })[0]).toContain('loses 402 and 429 at');
    expect(ask({ ...PIONEER, fate }, { settings: { statuses: [503] } })[0]).toContain(
      'loses 402, 429 and 503 at',
    );
  });

  it('only the statuses that the option names', () => {
    const fate = { ...LOST, 500: fateAt('lost', 14) };
    const named = (statuses: number[]) => ask({ ...PIONEER, fate }, { options: { statuses } });
    expect(named([429])[0]).toContain('loses 429 at');
    expect(named([402, 500])[0]).toContain('loses 402 and 500 at');
    expect(named([503])).toEqual([]);
  });
});
