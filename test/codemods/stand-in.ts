import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as the server sees it, with what of its headers an API can act on. */
export interface SeenRequest {
  method: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
}

/** How the server answers every request of a run. */
export interface Scenario {
  name: string;
  status?: number;
  body?: unknown;
  html?: string;
  drop?: boolean;
}

export const SCENARIOS: readonly Scenario[] = [
  { name: '200', status: 200 },
  { name: '402', status: 402, body: { error: { code: 'no_credit', message: 'Out of credits' } } },
  { name: '404', status: 404, body: { message: 'No such thing' } },
  { name: '429', status: 429, body: { error: { code: 'slow_down', message: 'Slow down' } } },
  { name: '500', status: 500, body: { error: 'Broken' } },
  { name: '502, HTML', status: 502, html: '<h1>Bad gateway</h1>' },
  { name: '200, HTML', status: 200, html: '<h1>Welcome</h1>' },
  { name: 'dropped', drop: true },
];

/** A server on loopback that answers as it is told, and remembers what it was asked. */
export interface StandIn {
  url: string;
  /** Forget, and answer like this from now on. */
  play(scenario: Scenario, success: unknown): void;
  seen: SeenRequest[];
  close(): void;
}

const OF_THE_PLATFORM =
  /^(?:host|connection|user-agent|accept-encoding|accept-language|sec-.*|content-length|transfer-encoding|keep-alive)$/;

export async function startStandIn(): Promise<StandIn> {
  let scenario: Scenario = { name: 'none' };
  let success: unknown = {};
  const seen: SeenRequest[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      seen.push({
        method: request.method ?? '',
        url: request.url ?? '',
        headers: Object.fromEntries(
          Object.entries(request.headers)
            .filter(([name]) => !OF_THE_PLATFORM.test(name))
            .map(([name, value]) => [name, String(value)]),
        ),
        body,
      });
      if (scenario.drop === true) {
        request.socket.destroy();
        return;
      }
      const isHtml = scenario.html !== undefined;
      response.writeHead(scenario.status ?? 200, {
        'content-type': isHtml ? 'text/html' : 'application/json',
        'x-request-id': 'req_1',
        'request-id': 'req_1',
        // So that nobody waits.
        ...((scenario.status ?? 0) >= 400 && { 'retry-after': '0' }),
      });
      response.end(scenario.html ?? JSON.stringify(scenario.body ?? success));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    play(next, body) {
      scenario = next;
      success = body;
      seen.length = 0;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
