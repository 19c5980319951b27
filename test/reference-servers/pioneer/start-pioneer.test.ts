import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ask } from '../ask.js';
import { startPioneer, type ReferenceServer } from '../index.js';

let server: ReferenceServer;

beforeAll(async () => {
  server = await startPioneer();
});
afterEach(() => {
  server.reset();
});
afterAll(() => server.close());

async function poll(path: string, times: number): Promise<string[]> {
  const states: string[] = [];
  for (let count = 0; count < times; count += 1) {
    const { json } = await ask(server, `GET ${path}`);
    states.push((json as { status: string }).status);
  }
  return states;
}

test('answers both shapes of a 429, and the spending cap with its reason', async () => {
  server.answerNext(
    { failure: 'rate-limited' },
    { failure: 'rate-limited-detail' },
    { failure: 'daily-spend-cap' },
  );
  const [older, newer, cap] = [
    await ask(server, 'GET /base-models'),
    await ask(server, 'GET /base-models'),
    await ask(server, 'GET /base-models'),
  ];
  expect(older.json).toMatchObject({ error: 'rate_limit_exceeded' });
  expect(newer.json).toEqual({ detail: expect.stringContaining('Rate limit exceeded') as string });
  expect(newer.headers.has('X-RateLimit-Reason')).toBe(false);
  expect(cap.status).toBe(429);
  expect(cap.headers.get('X-RateLimit-Reason')).toBe('daily_spend_cap_exceeded');
});

test('infers, and takes feedback on what it inferred', async () => {
  const { json } = await ask(server, 'POST /inference', { text: 'Acme is good' });
  expect(json).toMatchObject({
    inference_id: 'inf_1',
    result: { entities: [{ text: 'Acme', label: 'brand' }] },
  });
  expect((await ask(server, 'POST /inferences/inf_1/feedback', {})).status).toBe(200);
  expect((await ask(server, 'POST /inferences/inf_2/feedback', {})).status).toBe(404);
  expect(server.executed.map(({ path }) => path)).toEqual([
    '/inference',
    '/inferences/inf_1/feedback',
  ]);
});

test.each([
  ['/inference', {}, 'text'],
  ['/generate', { task_type: 'nonsense' }, 'task_type'],
  ['/felix/training-jobs', { dataset_id: 'd' }, 'base_model'],
])('refuses a bad body: %s %o', async (path, body, field) => {
  expect(await ask(server, `POST ${path}`, body)).toMatchObject({
    status: 422,
    json: { message: expect.stringContaining(field) as string },
  });
});

test('generates in the background', async () => {
  const good = await ask(server, 'POST /generate', { task_type: 'ner' });
  expect(good.json).toEqual({ job_id: 'job_1', status: 'queued' });
  await ask(server, 'POST /generate', { task_type: 'ner', domain: 'to fail' });
  expect(await poll('/generate/jobs/job_1', 4)).toEqual([
    'queued',
    'running',
    'complete',
    'complete',
  ]);
  expect(await poll('/generate/jobs/job_2', 3)).toEqual(['queued', 'running', 'failed']);
});

test('trains in the background', async () => {
  await ask(server, 'POST /felix/training-jobs', { base_model: 'fastino/gliner2-base-v1' });
  expect(await poll('/felix/training-jobs/training_1', 3)).toEqual([
    'requested',
    'running',
    'complete',
  ]);
});
