import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { routes } from './routes.js';

export interface ReceivedRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** What a fetch is tried on. */
export interface DropInServer {
  readonly url: string;
  /** An address on which nothing listens. */
  readonly refusing: string;
  /** Since the last reset, oldest first. */
  readonly received: readonly ReceivedRequest[];
  /** Resolves once the head of a request has arrived. */
  heard(): Promise<void>;
  /** The held answers end. */
  release(): void;
  reset(): void;
  close(): Promise<void>;
}

export async function startDropInServer(): Promise<DropInServer> {
  const received: ReceivedRequest[] = [];
  let held: ServerResponse[] = [];
  const server = createServer((request, response) => {
    const entry = logOf(request);
    received.push(entry);
    server.emit('heard');
    request.on('data', (chunk: Buffer) => (entry.body += chunk.toString('latin1')));
    request.on('error', () => undefined);
    request.on('end', () => {
      answer(request, response, received);
      if (!response.writableEnded) held.push(response);
    });
  });
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    refusing: await closedOrigin(),
    received,
    async heard() {
      if (received.length === 0) await once(server, 'heard');
    },
    release() {
      for (const response of held) response.end('second');
      held = [];
    },
    reset() {
      received.length = 0;
      held = [];
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  received: readonly ReceivedRequest[],
): void {
  const { pathname } = new URL(request.url ?? '', 'http://127.0.0.1');
  const [name = '', ...rest] = pathname.slice(1).split('/');
  const times = received.filter(({ path }) => path === request.url).length;
  const route = routes[name];
  if (route) route({ request, response, rest, times });
  else response.writeHead(404).end();
}

function logOf({ method = '', url = '', rawHeaders }: IncomingMessage): ReceivedRequest {
  const headers: Record<string, string> = {};
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]?.toLowerCase() ?? '';
    const value = rawHeaders[at + 1] ?? '';
    // What is sent as two lines stays two.
    headers[name] = name in headers ? `${headers[name]}\n${value}` : value;
  }
  return { method, path: url, headers, body: '' };
}

async function closedOrigin(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return `http://127.0.0.1:${port}`;
}
