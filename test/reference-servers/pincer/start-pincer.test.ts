import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ask, WITHOUT_KEY } from '../ask.js';
import { startPincer, type ReferenceServer } from '../index.js';

let server: ReferenceServer;

beforeAll(async () => {
  server = await startPincer({ balance: 0.025 });
});
afterEach(() => {
  server.reset();
});
afterAll(() => server.close());

test('takes the key in either header, and none for /health and /apis', async () => {
  const bearer = { ...WITHOUT_KEY, authorization: `Bearer ${server.apiKey}` };
  const bare = { ...WITHOUT_KEY, 'x-api-key': server.apiKey };
  expect((await ask(server, 'GET /balance', undefined, bearer)).status).toBe(200);
  expect((await ask(server, 'GET /balance', undefined, bare)).status).toBe(200);
  for (const path of ['/health', '/apis']) {
    expect(await ask(server, `GET ${path}`, undefined, WITHOUT_KEY)).toMatchObject({
      status: 200,
      json: { ok: true },
    });
  }
});

test('says what a call cost and what is left, until there is too little', async () => {
  const lookUp = () => ask(server, 'POST /proxy/company-data/lookup', { domain: 'a.example' });
  const first = await lookUp();
  expect(first).toMatchObject({ status: 200, json: { domain: 'a.example' } });
  expect(Object.fromEntries(first.headers)).toMatchObject({
    'x-pincer-cost': '0.01',
    'x-pincer-balance': '0.015',
    'x-pincer-api': 'company-data',
  });
  await lookUp();
  expect(await lookUp()).toMatchObject({
    status: 402,
    json: {
      ok: false,
      balance: 0.005,
      cost: 0.01,
      hint: expect.stringContaining('POST /api/v1/balance') as string,
    },
  });
  expect(server.executed).toHaveLength(2);
  expect((await ask(server, 'POST /balance', { amount: 1 })).json).toEqual({
    ok: true,
    balance: 1.005,
  });
  expect((await lookUp()).status).toBe(200);
});

test('lets a call be paid for by itself', async () => {
  const poor = await startPincer({ balance: 0 });
  try {
    const latest = 'GET /proxy/exchange-rates/latest?base=USD';
    expect((await ask(poor, latest)).status).toBe(402);
    expect((await ask(poor, latest, undefined, { 'x-payment': 'e30=' })).status).toBe(200);
  } finally {
    await poor.close();
  }
});

test.each([
  ['web-archive', 200, 'text/html', '<!doctype html>'],
  ['legacy-catalog', 500, 'text/html', '<h1>Runtime Error</h1>'],
  ['flaky-search', 502, 'application/json', '{"fault":'],
  ['company-data', 422, 'application/json', '{"detail":['],
])('hands on what %s says: %i %s', async (api, status, type, start) => {
  const { headers, ...heard } = await ask(server, `POST /proxy/${api}/x`, {});
  expect(heard.status).toBe(status);
  expect(headers.get('Content-Type')).toContain(type);
  expect(heard.text).toContain(start);
  expect(headers.get('X-Pincer-Api')).toBe(api);
});

test('hands on headers, but never the key', async () => {
  const { json } = await ask(server, 'POST /proxy/echo/x', {}, { 'idempotency-key': 'k' });
  expect(json).toMatchObject({ headers: { 'idempotency-key': 'k' } });
  expect(JSON.stringify(json)).not.toContain(server.apiKey);
});

test('refuses an API that is not in the directory, and funds that are none', async () => {
  expect(await ask(server, 'GET /proxy/nothing/x')).toMatchObject({
    status: 404,
    json: { ok: false },
  });
  expect((await ask(server, 'POST /balance', { amount: -1 })).status).toBe(400);
});

test('has rate-limit headers on a 429 only', async () => {
  server.answerNext({ failure: 'rate-limited' });
  const [refused, taken] = [await ask(server, 'GET /balance'), await ask(server, 'GET /balance')];
  expect(refused.headers.get('X-RateLimit-Remaining')).toBe('0');
  expect(taken.headers.has('X-RateLimit-Limit')).toBe(false);
});
