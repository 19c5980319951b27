import { describe, expect, test } from 'vitest';
import {
  builtInContracts,
  casesOf,
  codesOf,
  endpointPath,
  failureStatuses,
  findContract,
  idempotencyFor,
  openai,
  openrouter,
  overten,
  pioneer,
  pyramid,
  requestIdLocations,
  resend,
  statusesForCode,
  statusesToActOn,
  stripe,
  verdictsFor,
  type Contract,
} from '../../src/client/contracts/index.js';

function withHosts(...hosts: Partial<Contract['hosts'][number]>[]): Contract {
  return {
    ...pioneer,
    hosts: hosts.map((host) => ({
      host: 'api.example.com',
      pathPrefix: '/',
      shared: false,
      environment: 'production',
      perTenant: false,
      source: { url: 'unknown', certainty: 'own' },
      ...host,
    })),
  };
}

describe('findContract', () => {
  test.each([
    ['api.stripe.com', '/v1/charges', 'stripe'],
    ['API.Stripe.com', '/v1/charges', 'stripe'],
    ['api.stripe.com:443', '/v1/charges', 'stripe'],
    ['api.stripe.com', null, 'stripe'],
    ['api.openai.com', '/v1/chat/completions?stream=1', 'openai'],
    ['api.openai.com', '/*', 'openai'],
    ['api.openai.com', '*', 'openai'],
    ['openrouter.ai', '/api/v1/chat/completions', 'openrouter'],
    ['openrouter.ai', '/api/v1', 'openrouter'],
    ['openrouter.ai', '/api/v1/*', 'openrouter'],
    ['ai.gateway.lovable.dev', '/v1/chat/completions', 'lovable'],
    ['api.github.com', '/repos/*/*/issues', 'github'],
  ])('%s%s belongs to %s', (host, path, id) => {
    expect(findContract(builtInContracts, host, path)?.id).toBe(id);
  });

  test.each([
    ['example.com', '/'],
    ['stripe.com', '/v1/charges'],
    ['api.stripe.com.evil.example', '/v1/charges'],
    ['evil-api.stripe.com', '/v1/charges'],
    ['openrouter.ai', '/models'],
    ['openrouter.ai', null],
    ['openrouter.ai', '/api/v10/chat'],
    ['api.openai.com', '/dashboard'],
    ['*', '/v1/charges'],
    ['', null],
  ])('%s%s belongs to nobody', (host, path) => {
    expect(findContract(builtInContracts, host, path)).toBeUndefined();
  });

  test('has no answer without a host', () => {
    expect(findContract(builtInContracts, null, '/v1/charges')).toBeUndefined();
  });

  test.each([
    ['*.myshopify.com', 'acme.myshopify.com', true],
    ['*.myshopify.com', '*.myshopify.com', true],
    ['*.myshopify.com', 'a.b.myshopify.com', false],
    ['*.myshopify.com', 'myshopify.com', false],
    ['api-*.example.com', 'api-eu.example.com', true],
    ['api-*.example.com', 'api.example.com', false],
    ['a*c*e.example.com', 'abcde.example.com', true],
    ['a*c*e.example.com', 'aecbe.example.com', true],
    ['a*ca.example.com', 'aca.example.com', true],
    ['a*aa.example.com', 'aa.example.com', false],
    ['localhost:3000', 'localhost:3000', true],
    ['localhost:3000', 'localhost:4000', false],
    ['localhost', 'localhost:4000', true],
  ])('host %s, call to %s: %s', (pattern, host, isFound) => {
    expect(findContract([withHosts({ host: pattern })], host, '/x') !== undefined).toBe(isFound);
  });

  test('prefers the longer prefix, then the host without a placeholder', () => {
    const wide = withHosts({});
    const narrow = { ...withHosts({ pathPrefix: '/v2' }), id: 'narrow' };
    expect(findContract([wide, narrow], 'api.example.com', '/v2/x')).toBe(narrow);
    expect(findContract([wide, narrow], 'api.example.com', '/v1/x')).toBe(wide);
    const anyHost = withHosts({ host: '*.example.com' });
    expect(findContract([anyHost, wide], 'api.example.com', '/x')).toBe(wide);
  });
});

describe('endpointPath', () => {
  test.each([
    ['/api/v2/projects/1', '/projects/1'],
    ['/api/v2', '/'],
    ['/api/v2/projects?limit=1', '/projects'],
    ['/*/projects', null],
    [null, null],
  ])('%s is %s', (path, relative) => {
    expect(endpointPath(pyramid, path, 'api.pyramid-ai.com')).toBe(relative);
    expect(endpointPath(pyramid, path, null)).toBe(relative);
  });
});

describe('idempotencyFor', () => {
  test.each([
    ['POST', '/emails', 'supported'],
    ['post', '/emails/', 'supported'],
    ['POST', '/emails/batch', 'supported'],
    ['POST', '/domains', 'unknown'],
    ['GET', '/emails', 'unknown'],
    ['POST', '/emails/*', 'unknown'],
    ['POST', '/*', 'unknown'],
    ['POST', null, 'unknown'],
    ['dynamic', '/emails', 'unknown'],
  ])('Resend, %s %s: %s', (method, path, support) => {
    const rule = idempotencyFor(resend, method, path, 'api.resend.com');
    expect(rule === 'unknown' ? rule : rule.support).toBe(support);
  });

  test.each([
    ['POST', '/v1/charges', 'replay'],
    ['POST', '/v2/core/accounts', 'completes'],
    ['DELETE', '/v2/core/accounts/*', 'completes'],
  ])('Stripe, %s %s: a repeat gets %s', (method, path, repeat) => {
    expect(idempotencyFor(stripe, method, path)).toMatchObject({ repeat });
  });

  test('Stripe says that a GET needs no key', () => {
    expect(idempotencyFor(stripe, 'GET', '/v1/charges')).toMatchObject({ support: 'none' });
  });

  test.each([
    'openai',
    'anthropic',
    'openrouter',
    'github',
    'lovable',
    'pioneer',
    'pineprompt',
    'pincer',
    'overten',
  ])('offers no key where %s documents none or not how', (id) => {
    const contract = builtInContracts.find((one) => one.id === id);
    expect(contract && idempotencyFor(contract, 'POST', '/v1/anything')).toBe('unknown');
  });
});

describe('codes', () => {
  test('stand for the statuses of all their cases', () => {
    expect(statusesForCode(resend, 'validation_error')).toEqual([400, 403]);
    expect(statusesForCode(openai, 'insufficient_quota')).toEqual([429]);
    expect(statusesForCode(openrouter, 402)).toEqual([402]);
  });

  test('of another spelling or type stand for none', () => {
    expect(statusesForCode(pyramid, 'RATE_LIMIT')).toEqual([]);
    expect(statusesForCode(pyramid, 'rate_limited')).toEqual([]);
    expect(statusesForCode(openrouter, '402')).toEqual([]);
  });

  test('without a stated status are known all the same', () => {
    expect(codesOf(stripe)).toContain('card_error');
    expect(statusesForCode(stripe, 'card_error')).toEqual([]);
  });
});

describe('statuses', () => {
  test('of failures leave out failures inside a 2xx and whole classes', () => {
    expect(failureStatuses(openrouter)).not.toContain(200);
    expect(failureStatuses(openrouter)).toContain(402);
  });

  test.each([
    ['pioneer', [402, 429]],
    ['overten', [402, 408]],
    ['pyramid', [402]],
    ['pineprompt', [402]],
    ['pincer', [402]],
    ['github', [403, 429]],
    ['stripe', []],
  ])('to act on, by %s, are %o', (id, statuses) => {
    const contract = builtInContracts.find((one) => one.id === id);
    expect(contract && statusesToActOn(contract)).toEqual(statuses);
  });

  test('have the cases of their class too', () => {
    const firecrawl = builtInContracts.find(({ id }) => id === 'firecrawl');
    expect(firecrawl && casesOf(firecrawl, 503)).toMatchObject([{ when: { status: '5xx' } }]);
    expect(firecrawl && casesOf(firecrawl, 418)).toEqual([]);
  });

  test('have as many verdicts as cases and other meanings', () => {
    expect(
      verdictsFor(openai, 429).map((verdict) => (verdict === 'unknown' ? verdict : verdict.action)),
    ).toEqual(['fail', 'topUp', 'retry', 'retry']);
    expect(verdictsFor(overten, 409)).toMatchObject([
      { action: 'waitUntil' },
      { action: 'newIdempotencyKey' },
    ]);
  });
});

test('a contract that names no place of a request id has none to look for', () => {
  expect(requestIdLocations(resend)).toEqual([]);
});
