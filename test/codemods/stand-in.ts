import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
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
  /** A body as it is, and its type. */
  text?: string;
  type?: string;
  drop?: boolean;
  /** The connection ends within the body. */
  cut?: boolean;
  /** What `Retry-After` of a failure says; that nobody waits, by default. */
  retryAfter?: string;
  /** How the requests behind the first are answered, where that is another way. */
  then?: Scenario;
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

/** The headers of a request that its sender chose. */
export function headersAsSeen(
  headers: IncomingHttpHeaders,
  same: (text: string) => string = String,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !OF_THE_PLATFORM.test(name))
      .map(([name, value]) => [name, same(String(value))]),
  );
}

export async function startStandIn(): Promise<StandIn> {
  let scenario: Scenario = { name: 'none' };
  let success: unknown = {};
  const seen: SeenRequest[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const boundary = /boundary=(\S+)/.exec(request.headers['content-type'] ?? '')?.[1];
      // The parts of a form are separated by something else each time.
      const same = (text: string) =>
        boundary === undefined ? text : text.replaceAll(boundary, 'BOUNDARY');
      seen.push({
        method: request.method ?? '',
        url: request.url ?? '',
        headers: headersAsSeen(request.headers, same),
        body: same(body),
      });
      if (scenario.drop === true) {
        request.socket.destroy();
        return;
      }
      const isHtml = scenario.html !== undefined;
      const type = scenario.type ?? (isHtml ? 'text/html' : 'application/json');
      response.writeHead(scenario.status ?? 200, {
        ...(scenario.status !== 204 && { 'content-type': type }),
        ...(scenario.cut === true && { 'content-length': '1000' }),
        'x-request-id': 'req_1',
        'request-id': 'req_1',
        ...((scenario.status ?? 0) >= 400 && { 'retry-after': scenario.retryAfter ?? '0' }),
      });
      const text = scenario.text ?? scenario.html ?? JSON.stringify(scenario.body ?? success);
      if (scenario.cut === true)
        response.write(text, () => setTimeout(() => request.socket.destroy(), 5));
      else response.end(text);
      scenario = scenario.then ?? scenario;
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
