import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { ApiError, answered, createClient, withMessage, type Client } from '@unhappy-path/client';

let server: Server | undefined;

async function clientOf(listener: RequestListener): Promise<Client> {
  const started = createServer(listener);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  const { port } = started.address() as AddressInfo;
  return createClient({ baseUrl: `http://127.0.0.1:${port}`, retry: false });
}

function json(status: number, body: unknown): RequestListener {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', 'x-trace': '1' });
    response.end(JSON.stringify(body, null, 2));
  };
}

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

describe('answered', () => {
  it('gives the data of a success', async () => {
    const api = await clientOf(json(200, { name: 'Ada' }));
    const answer = await answered(api.get<{ name: string }>('/me'));
    expect(answer).toMatchObject({ ok: true, status: 200, data: { name: 'Ada' } });
    expect(answer.headers.get('x-trace')).toBe('1');
  });

  it('gives the response of a failure, its body unread, with the error', async () => {
    const api = await clientOf(json(402, { message: 'Out of credits' }));
    const answer = await answered(api.get('/me'));
    if (answer.ok) throw new Error('a 402 is no success');
    expect(answer.status).toBe(402);
    expect(answer.statusText).toBe('Payment Required');
    expect(answer.error.kind).toBe('payment-required');
    expect(await answer.text()).toBe('{\n  "message": "Out of credits"\n}');
  });

  it('rejects with what fetch rejects with where no answer arrives', async () => {
    const api = await clientOf((request) => request.socket.destroy());
    const failure: unknown = await answered(api.get('/me')).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(TypeError);
    expect(failure).not.toBeInstanceOf(ApiError);
  });

  it('rejects with the reason of a signal', async () => {
    const api = await clientOf(() => undefined);
    const failure = await answered(api.get('/me', { signal: AbortSignal.abort() })).catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ name: 'AbortError' });
  });

  it('rejects for a success that is not what was asked for', async () => {
    const api = await clientOf((_, response) => response.end('<h1>Hello</h1>'));
    await expect(answered(api.get('/me'))).rejects.toMatchObject({ kind: 'bad-response' });
  });
});

describe('withMessage', () => {
  it('keeps the error and changes its words', async () => {
    const api = await clientOf(json(429, { message: 'Slow down' }));
    const failure: unknown = await api
      .get('/me')
      .catch(withMessage(({ status }) => `HTTP ${status}`))
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ kind: 'rate-limited', status: 429, message: 'HTTP 429' });
  });

  it('leaves failures without an answer, and those of others, as they are', async () => {
    const api = await clientOf((request) => request.socket.destroy());
    const failure: unknown = await api
      .get('/me')
      .catch(withMessage('Failed'))
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ kind: 'network' });
    expect((failure as Error).message).not.toBe('Failed');
    const other = new Error('mine');
    expect(() => withMessage('Failed')(other)).toThrow(other);
    expect(other.message).toBe('mine');
  });
});
