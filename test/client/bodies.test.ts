import { createClient, type StandardSchema } from '@unhappy-path/client';
import { pyramid } from '@unhappy-path/client/apis';
import { type } from 'arktype';
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { startServer, type ReferenceServer } from '../reference-servers/index.js';

let server: ReferenceServer;
beforeAll(async () => {
  server = await startServer();
});
afterEach(() => {
  server.reset();
});
afterAll(() => server.close());

const client = () => createClient({ baseUrl: server.url, retry: false });
const JSON_TYPE = { 'content-type': 'application/json' };

describe('the data of a success', () => {
  test.each([
    ['an object', 200, '{"a":1}', { a: 1 }],
    ['null', 200, 'null', null],
    ['a number as text/plain', 200, '7', 7],
    ['with a byte order mark', 200, '\uFEFF{"a":1}', { a: 1 }],
  ])('is the JSON: %s', async (_, status, body, data) => {
    server.answerNext({ status, body });
    expect(await client().get('/x')).toEqual(data);
  });

  test.each([204, 205])('is undefined for %i', async (status) => {
    server.answerNext({ status, headers: JSON_TYPE });
    expect(await client().delete('/x').result()).toMatchObject({ ok: true, status });
  });

  test('is undefined for an empty answer that does not claim to be JSON', async () => {
    server.answerNext({ status: 201, body: '' });
    expect(await client().post('/x').result()).toMatchObject({ ok: true, status: 201 });
  });

  test('is undefined for a 304 that was asked for', async () => {
    server.answerNext({ status: 304 });
    const result = await client()
      .get('/x', { headers: { 'If-None-Match': '"1"' } })
      .result();
    expect(result).toMatchObject({ ok: true, status: 304 });
  });

  test.each([
    ['empty, but application/json', JSON_TYPE, ''],
    ['cut off', JSON_TYPE, '{"a":'],
    ['a page', { 'content-type': 'text/html' }, '<html>'],
  ])('is none, but an error, where the body is %s', async (_, headers, body) => {
    server.answerNext({ status: 200, headers: { ...headers, 'x-request-id': 'r-1' }, body });
    const { error } = await client().get('/x').result();
    expect(error).toMatchObject({
      kind: 'bad-response',
      status: 200,
      requestId: 'r-1',
      details: body,
    });
  });

  test('is what `as` says', async () => {
    const api = client();
    const answer = { status: 200, headers: { 'content-type': 'text/csv' }, body: 'a;b' };
    server.answerNext(answer, answer, answer, answer);
    expect(await api.get('/x', { as: 'text' })).toBe('a;b');
    expect(await (await api.get('/x', { as: 'blob' })).text()).toBe('a;b');
    expect(await new Response(await api.get('/x', { as: 'stream' })).text()).toBe('a;b');
    expect(await (await api.get('/x', { as: 'response' })).text()).toBe('a;b');
    expect((await api.head('/x')).headers.get('content-type')).toMatch(/json/);
  });

  test('is a redirect’s, where it is not followed and the response is asked for', async () => {
    server.answerNext({ status: 302, headers: { location: '/elsewhere' } });
    const response = await client().get('/x', { as: 'response', redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([302, '/elsewhere']);
    server.answerNext({ status: 302, headers: { location: '/elsewhere' } });
    const { error } = await client().get('/x', { redirect: 'manual' }).result();
    expect(error).toMatchObject({ kind: 'bad-response', status: 302 });
    server.answerNext({ status: 302, headers: { location: `${server.url}/elsewhere` } });
    expect(await client().get('/x')).toMatchObject({ path: '/elsewhere' });
  });

  test('comes with status, headers, request id and attempts in a result', async () => {
    server.answerNext(
      { status: 503, headers: { 'Retry-After': '0' } },
      { status: 200, headers: { 'x-request-id': 'r-9' }, body: { a: 1 } },
    );
    const result = await createClient({ baseUrl: server.url }).get('/x').result();
    expect(result).toMatchObject({
      ok: true,
      data: { a: 1 },
      status: 200,
      requestId: 'r-9',
      attempts: 2,
    });
    expect(result.ok && result.headers.get('x-request-id')).toBe('r-9');
  });
});

describe('what is sent', () => {
  const sent = () => server.received[0];

  test('is JSON, with its type', async () => {
    await client().post('/x', { json: { a: [1, null] } });
    expect(sent()).toMatchObject({
      method: 'POST',
      body: '{"a":[1,null]}',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
    });
  });

  test('is JSON of another type, where the headers say so', async () => {
    const headers = { 'Content-Type': 'application/merge-patch+json', Accept: 'text/csv' };
    await client().patch('/x', { json: {}, headers });
    expect(sent()?.headers).toMatchObject({
      'content-type': 'application/merge-patch+json',
      accept: 'text/csv',
    });
  });

  test('is a form', async () => {
    await client().post('/x', { form: { a: 1, b: ['x', 'y'], c: undefined } });
    expect(sent()).toMatchObject({
      body: 'a=1&b=x&b=y',
      headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' },
    });
    const form = new FormData();
    form.set('file', new Blob(['data']), 'a.txt');
    await client().post('/x', { form });
    expect(server.received[1]?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(server.received[1]?.body).toContain('filename="a.txt"');
  });

  test.each([
    'text',
    new URLSearchParams('a=1'),
    new TextEncoder().encode('text'),
    new Blob(['text']),
  ])('is a body as it stands', async (body) => {
    await client().put('/x', { body });
    expect(sent()?.body).toMatch(/^(?:text|a=1)$/);
  });

  test('is a stream, once', async () => {
    server.answerNext({ status: 503, headers: { 'Retry-After': '0' } });
    const { error } = await createClient({ baseUrl: server.url })
      .put('/x', { body: new Blob(['streamed']).stream() })
      .result();
    expect(server.received.map(({ body }) => body)).toEqual(['streamed']);
    expect(error).toMatchObject({ kind: 'unavailable', stopped: 'body' });
  });

  test.each([
    ['/a', undefined, '/a'],
    ['a', { q: 'x y', n: 1, b: false, none: null }, '/a?q=x+y&n=1&b=false'],
    ['/a?x=1', { y: [1, 2] }, '/a?x=1&y=1&y=2'],
    ['?x=1', undefined, '/?x=1'],
    ['', new URLSearchParams([['a', '&']]), '/?a=%26'],
    ['/a#part', { q: 1 }, '/a?q=1'],
    ['/ä/ö', undefined, '/%C3%A4/%C3%B6'],
  ] as const)('goes to %j with the query %o', async (path, query, expected) => {
    await createClient({ baseUrl: `${server.url}/` }).get(path, { query });
    expect(sent()?.path).toBe(expected);
  });

  test('goes below the path of the base, with or without a slash', async () => {
    for (const baseUrl of [
      `${server.url}/api/v2`,
      `${server.url}/api/v2/`,
      new URL(`${server.url}/api/v2`),
    ]) {
      await createClient({ baseUrl }).get('/projects');
      await createClient({ baseUrl }).get('projects');
    }
    expect(new Set(server.received.map(({ path }) => path))).toEqual(new Set(['/api/v2/projects']));
  });

  test('goes to the production host of the contract where no base is given', async () => {
    const urls: string[] = [];
    const api = createClient({
      contract: pyramid,
      fetch: (input) => {
        urls.push(input as string);
        return Promise.resolve(Response.json({ success: true }));
      },
    });
    await api.get('/projects');
    expect(urls).toEqual(['https://api.pyramid-ai.com/api/v2/projects']);
  });
});

describe.each<[string, StandardSchema]>([
  ['zod', z.object({ id: z.number(), at: z.string().transform((text) => new Date(text)) })],
  [
    'valibot',
    v.object({
      id: v.number(),
      at: v.pipe(
        v.string(),
        v.transform((text) => new Date(text)),
      ),
    }),
  ],
  ['arktype', type({ id: 'number', at: 'string.date.parse' })],
])('a schema of %s', (_, schema) => {
  test('makes the data', async () => {
    server.answerNext({ status: 200, body: { id: 1, at: '2026-11-21T00:00:00Z' } });
    const data = await client().get('/x', { schema });
    expect(data).toEqual({ id: 1, at: new Date('2026-11-21T00:00:00Z') });
  });

  test('refuses what is not like it, with the issues', async () => {
    server.answerNext({ status: 200, body: { id: 'one', at: '2026-11-21T00:00:00Z' } });
    const { error } = await client().get('/x', { schema }).result();
    expect(error).toMatchObject({ kind: 'bad-response', status: 200, attempts: 1 });
    expect(error?.message).toMatch(/^Invalid body: .*number/);
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ details: [{ path: ['id'] }] });
  });

  test('is not asked about a failure', async () => {
    server.answerNext({ status: 404, body: { message: 'Gone' } });
    expect((await client().get('/x', { schema }).result()).error).toMatchObject({
      kind: 'not-found',
    });
  });
});

test('a schema may be asynchronous, and may throw', async () => {
  const later = z.object({ path: z.string() }).refine(() => Promise.resolve(true));
  expect(await client().get('/x', { schema: later })).toEqual({ path: '/x' });
  const broken = {
    '~standard': {
      version: 1 as const,
      vendor: 'test',
      validate: (): { value: unknown } => {
        throw new RangeError('broken');
      },
    },
  };
  const { error } = await createClient({ baseUrl: server.url })
    .get('/x', { schema: broken })
    .result();
  expect(error).toMatchObject({ kind: 'bad-response', status: 200, attempts: 1 });
  expect(error?.cause).toBeInstanceOf(RangeError);
});
