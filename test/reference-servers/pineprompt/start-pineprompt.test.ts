import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ask } from '../ask.js';
import { startPineprompt, type ReferenceServer } from '../index.js';

let server: ReferenceServer;

beforeAll(async () => {
  server = await startPineprompt();
});
afterEach(() => {
  server.reset();
});
afterAll(() => server.close());

const monitor = { name: 'Acme', models: ['chatgpt'] };

test.each(['/monitors', '/monitors/1', '/prompts', '/brands', '/sources'])(
  'needs the project on %s',
  async (path) => {
    const none = { 'pineprompt-project-id': '' };
    expect(await ask(server, `GET ${path}`, undefined, none)).toMatchObject({
      status: 400,
      json: { message: 'Missing required header Pineprompt-Project-Id' },
    });
  },
);

test('keeps monitors', async () => {
  expect(await ask(server, 'POST /monitors', monitor)).toMatchObject({
    status: 201,
    json: { id: 1, ...monitor },
  });
  expect((await ask(server, 'PUT /monitors/1', { ...monitor, name: 'B' })).json).toMatchObject({
    name: 'B',
  });
  expect((await ask(server, 'GET /monitors/1')).json).toMatchObject({ name: 'B' });
  expect(await ask(server, 'DELETE /monitors/1')).toMatchObject({ status: 204, text: '' });
  expect((await ask(server, 'GET /monitors/1')).status).toBe(404);
});

test('hides the monitors of another project', async () => {
  await ask(server, 'POST /monitors', monitor);
  const other = { 'pineprompt-project-id': 'other' };
  expect((await ask(server, 'GET /monitors/1', undefined, other)).status).toBe(404);
  expect((await ask(server, 'GET /monitors', undefined, other)).json).toMatchObject({ data: [] });
});

test('names fields by their dot-paths', async () => {
  const wrong = { models: ['chatgpt', 'nonsense'] };
  expect(await ask(server, 'POST /monitors', wrong)).toMatchObject({
    status: 422,
    json: {
      message: 'The name field is required. (and 1 more error)',
      errors: {
        name: ['The name field is required.'],
        'models.1': ['The selected models.1 is invalid.'],
      },
    },
  });
});

test('needs the whole body for a PUT', async () => {
  await ask(server, 'POST /monitors', monitor);
  expect(await ask(server, 'PUT /monitors/1', { name: 'B' })).toMatchObject({
    status: 422,
    json: { errors: { models: ['The models field is required.'] } },
  });
  expect((await ask(server, 'GET /monitors/1')).json).toMatchObject({ name: 'Acme' });
});

test('pages through lists', async () => {
  for (const name of ['A', 'B', 'C']) await ask(server, 'POST /monitors', { ...monitor, name });
  const page = await ask(server, 'GET /monitors?per_page=2&page=2');
  expect(page.json).toMatchObject({
    data: [{ name: 'C' }],
    links: { next: null, prev: `${server.url}/monitors?page=1` },
    meta: { current_page: 2, last_page: 2, from: 3, to: 3, total: 3, per_page: 2 },
  });
  const meta = async (query: string) =>
    ((await ask(server, `GET /monitors${query}`)).json as { meta: { per_page: number } }).meta;
  expect(await meta('')).toMatchObject({ per_page: 25 });
  expect(await meta('?per_page=1000')).toMatchObject({ per_page: 100 });
  expect(await meta('?per_page=0')).toMatchObject({ per_page: 1 });
});

test('knows no idempotency keys', async () => {
  const key = { 'idempotency-key': 'k' };
  await ask(server, 'POST /monitors', monitor, key);
  await ask(server, 'POST /monitors', monitor, key);
  expect(server.executed).toHaveLength(2);
});
