import { describe, expect, test } from 'vitest';
import { createClient, type Client } from '@unhappy-path/client';
import { startServer } from '../reference-servers/index.js';
import type { Answer } from '../reference-servers/reference-server.js';
import { leakFreeServer } from './leak-free-server.js';

const at = leakFreeServer(startServer);

const start = (): Client => createClient({ baseUrl: at.server.url, retry: { backoff: () => 1 } });

describe('a body that can be read once is sent once', () => {
  const bodies: Readonly<Record<string, () => ReadableStream | AsyncGenerator<Uint8Array>>> = {
    'a stream': () => new Blob(['once']).stream(),
    'a generator': async function* () {
      yield await Promise.resolve(new TextEncoder().encode('once'));
    },
  };
  const answers: readonly Answer[] = [{ status: 503 }, { status: 429 }];

  test.each(
    Object.keys(bodies).flatMap((body) => answers.map((answer) => [body, answer] as const)),
  )('%s, after %o', async (name, answer) => {
    at.server.answerNext(answer);
    const body = bodies[name]?.() as ReadableStream;
    const result = await start().post('/upload', { body, idempotencyKey: 'k' }).result();
    expect(result).toMatchObject({ error: { stopped: 'body', attempts: 1 } });
    expect(at.server.received.map(({ body }) => body)).toEqual(['once']);
  });

  test('and others are sent as they were', async () => {
    const form = new FormData();
    form.append('file', new Blob(['content']), 'a.txt');
    const client = start();
    for (const body of [form, new Blob(['once']), new TextEncoder().encode('once'), 'once']) {
      at.server.answerNext({ status: 503 });
      await client.put('/upload', { body });
    }
    const sent = at.server.received.map(({ body }) => body.replaceAll(/formdata-undici-\d+/g, 'X'));
    expect(sent).toHaveLength(8);
    expect(sent.filter((_, at) => at % 2 === 1)).toEqual(sent.filter((_, at) => at % 2 === 0));
  });
});
