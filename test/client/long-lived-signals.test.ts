import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import { createClient, type ClientOptions } from '@unhappy-path/client';
import { startServer } from '../reference-servers/index.js';
import type { Answer } from '../reference-servers/reference-server.js';
import { leakFreeServer } from './leak-free-server.js';
import { LONG_MS } from './timed.js';

const at = leakFreeServer(startServer);

describe('a signal that outlives its calls', () => {
  const answers: readonly Answer[] = [
    { status: 503 },
    { fault: 'reset-in-body' },
    { status: 404 },
    { fault: 'truncated-json' },
  ];

  async function callOften(options: ClientOptions): Promise<AbortSignal> {
    const { signal } = new AbortController();
    const client = createClient({
      ...options,
      baseUrl: at.server.url,
      retry: { backoff: () => 1 },
    });
    at.server.answerNext(...answers);
    for (let call = 0; call < 8; call += 1) await client.get('/slow', { signal }).result();
    await client.get('/slow', { signal, as: 'response' }).then((response) => response.text());
    await client.get('/slow', { signal, as: 'blob' });
    return signal;
  }

  test('keeps nothing of them', async () => {
    const signal = await callOften({ timeout: LONG_MS });
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  test('keeps no more than fetch leaves on it, where it goes to fetch as it is', async () => {
    const signal = await callOften({});
    const requests = at.server.received.length;
    const ofFetch = new AbortController().signal;
    for (let request = 0; request < requests; request += 1) {
      const response = await fetch(`${at.server.url}/slow`, { signal: ofFetch });
      if (response.ok) await response.text();
    }
    const left = getEventListeners(signal, 'abort').length;
    expect(left).toBeLessThanOrEqual(getEventListeners(ofFetch, 'abort').length);
  });
});
