import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ask, WITHOUT_KEY } from '../ask.js';
import { startOverten, type ReferenceServer } from '../index.js';

let server: ReferenceServer;

beforeAll(async () => {
  server = await startOverten();
});
afterEach(() => {
  server.reset();
});
afterAll(() => server.close());

async function statesOf(brief: string): Promise<{ states: string[]; last: unknown }> {
  const started = await ask(server, 'POST /slides/generate', { brief, async: true });
  expect(started).toMatchObject({ status: 202, json: { status: 'queued' } });
  const { task_id } = started.json as { task_id: string };
  const states: string[] = [];
  for (;;) {
    const { json } = await ask(server, `GET /tasks/${task_id}`);
    const { status } = json as { status: string };
    states.push(status);
    if (status !== 'queued' && status !== 'running') return { states, last: json };
  }
}

test('takes the key in either header', async () => {
  const bearer = { ...WITHOUT_KEY, authorization: `Bearer ${server.apiKey}` };
  const bare = { ...WITHOUT_KEY, 'x-api-key': server.apiKey };
  expect((await ask(server, 'GET /verify', undefined, bearer)).status).toBe(200);
  expect((await ask(server, 'GET /verify', undefined, bare)).status).toBe(200);
});

test('has a request id on each answer, and no flag on a success', async () => {
  const good = await ask(server, 'POST /text/summary', { prompt: 'A' });
  const bad = await ask(server, 'POST /text/summary', {});
  expect(good.headers.get('X-Request-Id')).not.toBeNull();
  expect(bad.headers.get('X-Request-Id')).not.toBeNull();
  expect(good.json).toMatchObject({ status: 'completed', run_id: 'run_1', task_id: 'task_1' });
  expect(good.json).not.toHaveProperty('success');
  expect(bad.json).toMatchObject({ success: false, error: 'invalid_request' });
});

test('points to a field of the wrong type', async () => {
  expect(await ask(server, 'POST /word/generate', { brief: 'A', async: 'yes' })).toMatchObject({
    status: 422,
    json: { error: 'validation_error', message: '/async: must be a boolean.' },
  });
});

test('ends a task as its brief asks', async () => {
  expect(await statesOf('the quarter')).toMatchObject({
    states: ['queued', 'running', 'completed'],
    last: { result: { download_url: expect.any(String) as string } },
  });
  expect(await statesOf('to fail')).toMatchObject({
    states: ['queued', 'running', 'failed'],
    last: { error: { code: 'upstream_error' } },
  });
  expect((await statesOf('to cancel')).states).toEqual(['queued', 'running', 'cancelled']);
  expect((await statesOf('to expire')).states).toEqual(['queued', 'expired']);
});

test('goes on in the background with a call that is too slow', async () => {
  expect(await ask(server, 'POST /excel/generate', { brief: 'slow' })).toMatchObject({
    status: 202,
    json: { status: 'queued', task_id: 'task_1' },
  });
  expect((await ask(server, 'GET /tasks/task_1')).status).toBe(200);
});

test('redirects to the file, once there is one', async () => {
  await ask(server, 'POST /word/generate', { brief: 'A' });
  await ask(server, 'POST /word/generate', { brief: 'B', async: true });
  const found = await ask(server, 'GET /runs/run_1/download');
  expect(found.status).toBe(302);
  const file = await fetch(new URL(found.headers.get('Location') ?? '', server.url));
  expect(file.ok && (await file.text())).toBe('the file of run_1');
  expect(await ask(server, 'GET /runs/run_2/download')).toMatchObject({
    status: 409,
    json: { error: 'conflict' },
  });
});

test('uses up the balance, and a 402 costs nothing', async () => {
  const poor = await startOverten({ balance: 25 });
  try {
    expect((await ask(poor, 'POST /slides/generate', { brief: 'A' })).status).toBe(200);
    expect(await ask(poor, 'POST /slides/generate', { brief: 'A' })).toMatchObject({
      status: 402,
      json: { message: 'Insufficient credits. Required: 20, balance: 5.' },
    });
    expect((await ask(poor, 'GET /verify')).json).toMatchObject({ balance: 5 });
    expect(poor.executed).toHaveLength(1);
  } finally {
    await poor.close();
  }
});

test('pays once for a key, and refuses it with another body', async () => {
  const key = { 'idempotency-key': 'k' };
  await ask(server, 'POST /slides/generate', { brief: 'A' }, key);
  await ask(server, 'POST /slides/generate', { brief: 'A' }, key);
  expect((await ask(server, 'GET /verify')).json).toMatchObject({ balance: 980 });
  expect(await ask(server, 'POST /slides/generate', { brief: 'B' }, key)).toMatchObject({
    status: 409,
    json: { error: 'conflict' },
  });
});

test('creates with 201 and deletes with 204', async () => {
  expect((await ask(server, 'POST /files', 'content')).status).toBe(201);
  expect((await ask(server, 'POST /webhooks', { url: 'https://a.example' })).status).toBe(201);
  expect(await ask(server, 'DELETE /webhooks/webhook_1')).toMatchObject({ status: 204, text: '' });
  expect((await ask(server, 'DELETE /webhooks/webhook_1')).status).toBe(404);
});
