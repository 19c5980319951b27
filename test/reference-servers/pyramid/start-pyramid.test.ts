import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ask } from '../ask.js';
import { startPyramid, type ReferenceServer } from '../index.js';

let server: ReferenceServer;

beforeAll(async () => {
  server = await startPyramid();
});
afterEach(() => {
  server.reset();
});
afterAll(() => server.close());

const key = { 'idempotency-key': 'k' };

test('has a fresh request id in header and body of each answer', async () => {
  server.answerNext({ failure: 'internal-error' });
  const answers = [
    await ask(server, 'GET /organization'),
    await ask(server, 'GET /organization'),
    await ask(server, 'GET /nothing'),
  ];
  expect(answers.map(({ status }) => status)).toEqual([500, 200, 404]);
  const ids = answers.map(({ headers }) => headers.get('X-Request-Id'));
  expect(new Set(ids).size).toBe(3);
  expect(answers.map(({ json }) => (json as { request_id: string }).request_id)).toEqual(ids);
});

test('keeps projects', async () => {
  expect(await ask(server, 'POST /projects', { name: 'A' })).toMatchObject({
    status: 201,
    json: { success: true, data: { id: 'proj_1', name: 'A' } },
  });
  await ask(server, 'POST /projects', { name: 'B' });
  await ask(server, 'PATCH /projects/proj_1', { name: 'C' });
  expect((await ask(server, 'GET /projects/proj_1')).json).toMatchObject({ data: { name: 'C' } });
  expect((await ask(server, 'GET /projects?limit=1&offset=1')).json).toMatchObject({
    data: [{ name: 'B' }],
    pagination: { total: 2, offset: 1, limit: 1 },
  });
  expect((await ask(server, 'DELETE /projects/proj_1')).status).toBe(200);
  expect((await ask(server, 'GET /projects/proj_1')).status).toBe(404);
});

test('replays the first answer to a key, under a request id of its own', async () => {
  const first = await ask(server, 'POST /projects', { name: 'A' }, key);
  const second = await ask(server, 'POST /projects', { name: 'A' }, key);
  expect(second).toMatchObject({ status: 201, json: { data: { id: 'proj_1' } } });
  expect(second.headers.get('X-Request-Id')).not.toBe(first.headers.get('X-Request-Id'));
  expect(server.executed).toEqual([
    { method: 'POST', path: '/projects', idempotencyKey: 'k', body: '{"name":"A"}' },
  ]);
});

test('refuses a key with another body, and knows keys by endpoint', async () => {
  await ask(server, 'POST /projects', { name: 'A' }, key);
  expect(await ask(server, 'POST /projects', { name: 'B' }, key)).toMatchObject({
    status: 409,
    json: { error: { code: 'IDEMPOTENCY_KEY_REUSED' } },
  });
  expect((await ask(server, 'POST /documents', { file_name: 'a' }, key)).status).toBe(201);
  expect(server.executed.map(({ path }) => path)).toEqual(['/projects', '/documents']);
});

test('leaves a key free that was refused', async () => {
  expect((await ask(server, 'POST /projects', {}, key)).status).toBe(400);
  expect((await ask(server, 'POST /projects', { name: 'A' }, key)).status).toBe(201);
});

test.each([
  ['POST /projects', {}, 'name'],
  ['POST /projects', { name: 7 }, 'name'],
  ['POST /documents', { project_id: 'p' }, 'file_name'],
  ['POST /agent/query', { project_id: 'p' }, 'query'],
  ['POST /check/verify', {}, 'requirement'],
  ['POST /agent/batches', { questions: [] }, 'questions'],
])('names the field that is wrong: %s %o', async (endpoint, body, field) => {
  const { status, json } = await ask(server, endpoint, body);
  expect(status).toBe(400);
  expect(json).toMatchObject({ success: false, error: { code: 'VALIDATION_ERROR', field } });
  expect(server.executed).toEqual([]);
});

test('answers questions and verifies', async () => {
  const question = { project_id: 'p', query: 'Why?' };
  expect((await ask(server, 'POST /agent/query', question)).json).toMatchObject({
    success: true,
    data: { answer: expect.any(String) as string },
  });
  expect(
    (await ask(server, 'POST /check/verify', { requirement: 'Fire doors' })).json,
  ).toMatchObject({ success: true, data: { verdict: 'COMPLIANT' } });
});

test('moves a batch on with each poll', async () => {
  const created = await ask(server, 'POST /agent/batches', { questions: [{ query: 'Why?' }] });
  expect(created.json).toMatchObject({ data: { id: 'batch_1' } });
  const states: unknown[] = [];
  for (let poll = 0; poll < 4; poll += 1) {
    const { json } = await ask(server, 'GET /agent/batches/batch_1');
    states.push((json as { data: { status: string } }).data.status);
  }
  expect(states).toEqual(['queued', 'running', 'completed', 'completed']);
});

test('resets when Retry-After says', async () => {
  server.answerNext({ failure: 'rate-limited', headers: { 'Retry-After': '30' } });
  const before = Date.now() / 1000;
  const { headers } = await ask(server, 'GET /organization');
  const inSeconds = Number(headers.get('X-RateLimit-Reset')) - before;
  expect(inSeconds).toBeGreaterThanOrEqual(30);
  expect(inSeconds).toBeLessThan(32);
  expect(headers.get('X-RateLimit-Remaining')).toBe('0');
});
