import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';

interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  /** Segments of the path after the first. */
  rest: readonly string[];
  /** How often this path was asked for, this time included. */
  times: number;
}

const TYPE = { 'Content-Type': 'application/json' };
const RESET_DELAY_MS = 10;

function send({ response }: Exchange, status: number, headers = {}): void {
  response.writeHead(status, { ...TYPE, 'X-Request-Id': 'req-1', ...headers });
  response.end([204, 205, 304].includes(status) ? undefined : JSON.stringify({ status }));
}

function encoded(encoding: string, compress: (text: string) => Buffer) {
  return ({ response }: Exchange): void => {
    response.writeHead(200, { ...TYPE, 'Content-Encoding': encoding });
    response.end(compress('{"packed":true}'));
  };
}

function flaky(fail: (exchange: Exchange) => void) {
  return (exchange: Exchange): void => {
    if (exchange.times === 1) fail(exchange);
    else send(exchange, 200);
  };
}

function reset({ request }: Exchange): void {
  request.socket.resetAndDestroy();
}

/** By the first segment of the path. */
export const routes: Readonly<Record<string, (exchange: Exchange) => void>> = {
  echo: (exchange) => {
    send(exchange, 200);
  },
  status: (exchange) => {
    send(exchange, Number(exchange.rest[0]));
  },
  etag: (exchange) => {
    const isKnown = exchange.request.headers['if-none-match'] === '"v1"';
    send(exchange, isKnown ? 304 : 200, { ETag: '"v1"' });
  },
  redirect: (exchange) => {
    const [status, ...to] = exchange.rest;
    send(exchange, Number(status), { Location: `/${to.join('/')}` });
  },
  'redirect-without-location': (exchange) => {
    send(exchange, 302);
  },
  loop: (exchange) => {
    send(exchange, 302, { Location: '/loop' });
  },
  /** Headers and some of the body; the rest when it is released. */
  held: ({ response, rest: [status] }) => {
    response.writeHead(Number(status), { 'Content-Type': 'text/plain', 'X-Request-Id': 'req-1' });
    response.write('first ');
  },
  never: () => undefined,
  reset,
  'reset-in-headers': ({ request: { socket } }) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Ty');
    setTimeout(() => socket.resetAndDestroy(), RESET_DELAY_MS);
  },
  'reset-in-body': ({ request: { socket }, response, rest: [status] }) => {
    response.writeHead(Number(status), { 'Content-Length': 100 });
    response.write('half');
    setTimeout(() => socket.resetAndDestroy(), RESET_DELAY_MS);
  },
  flaky: flaky((exchange) => {
    send(exchange, Number(exchange.rest[0]));
  }),
  'flaky-reset': flaky(reset),
  gzip: encoded('gzip', gzipSync),
  deflate: encoded('deflate', deflateSync),
  br: encoded('br', brotliCompressSync),
  'broken-gzip': encoded('gzip', (text) =>
    Buffer.concat([gzipSync(text).subarray(0, 10), Buffer.alloc(32, 0xff)]),
  ),
  big: ({ response, rest: [status] }) => {
    response.writeHead(Number(status), { 'Content-Type': 'application/octet-stream' });
    response.end(Buffer.alloc(10 * 2 ** 20, 'ten megabytes '));
  },
  cookies: (exchange) => {
    send(exchange, 200, { 'Set-Cookie': ['a=1', 'b=2'] });
  },
  'not-json': ({ response, rest: [status] }) => {
    response.writeHead(Number(status), { 'Content-Type': 'text/html' });
    response.end('<h1>Not JSON</h1>');
  },
};
