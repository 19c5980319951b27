import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Fault } from './reference-server.js';

const DRIP_INTERVAL_MS = 100;
const RESET_DELAY_MS = 10;
const GZIP_HEADER_BYTES = 10;
const PAGE = `<!doctype html>
<html>
  <head><title>502 Bad Gateway</title></head>
  <body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body>
</html>
`;

/** The sound answer that a fault damages. */
export interface SoundAnswer {
  status: number;
  headers: Record<string, string>;
  json: string;
}

/** What the log has as the status: a status line that nobody could read whole was no answer. */
export function loggedStatus(fault: Fault, status: number): number | null {
  switch (fault) {
    case 'reset-before-headers':
    case 'reset-in-headers':
    case 'reset-in-body':
    case 'never':
      return null;
    case 'drip':
    case 'truncated-json':
    case 'html':
    case 'empty':
    case 'broken-gzip':
    case 'wrong-content-type':
      return status;
  }
}

export function answerWithFault(fault: Fault, response: ServerResponse, sound: SoundAnswer): void {
  const { status, headers, json } = sound;
  switch (fault) {
    case 'reset-before-headers':
      response.socket?.resetAndDestroy();
      return;
    case 'reset-in-headers':
      resetInHeaders(response.socket, status);
      return;
    case 'reset-in-body':
      resetInBody(response, sound);
      return;
    case 'never':
      return;
    case 'drip':
      drip(response, sound);
      return;
    case 'truncated-json':
      send(response, status, headers, json.slice(0, Math.ceil(json.length / 2)));
      return;
    case 'html':
      // A page of what stands before the API, so the API's own headers are not on it.
      send(response, status, { 'Content-Type': 'text/html; charset=utf-8' }, PAGE);
      return;
    case 'empty':
      send(response, status, headers, '');
      return;
    case 'broken-gzip':
      send(response, status, { ...headers, 'Content-Encoding': 'gzip' }, brokenGzip(json));
      return;
    case 'wrong-content-type':
      send(response, status, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' }, json);
      return;
  }
}

export function send(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: string | Buffer,
): void {
  // RFC 9110 forbids Content-Length in a 204.
  const length = status === 204 ? {} : { 'Content-Length': Buffer.byteLength(body) };
  response.writeHead(status, { ...headers, ...length });
  response.end(body);
}

/** To a client that reads both at once, a reset right behind the bytes looks like an orderly end. */
function resetSoon(socket: Socket | null): void {
  setTimeout(() => socket?.resetAndDestroy(), RESET_DELAY_MS).unref();
}

function resetInHeaders(socket: Socket | null, status: number): void {
  socket?.write(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nContent-Type: applicat`);
  resetSoon(socket);
}

function resetInBody(response: ServerResponse, { status, headers, json }: SoundAnswer): void {
  const body = Buffer.from(json);
  response.writeHead(status, { ...headers, 'Content-Length': body.length });
  response.write(body.subarray(0, Math.floor(body.length / 2)));
  resetSoon(response.socket);
}

function drip(response: ServerResponse, { status, headers }: SoundAnswer): void {
  response.writeHead(status, headers);
  response.flushHeaders();
  const timer = setInterval(() => {
    // White space is valid before a JSON text, so only a deadline can end this.
    response.write(' ');
  }, DRIP_INTERVAL_MS);
  timer.unref();
  response.on('close', () => {
    clearInterval(timer);
  });
}

/** A sound gzip header before a block of a type that deflate does not have. */
function brokenGzip(text: string): Buffer {
  return Buffer.concat([gzipSync(text).subarray(0, GZIP_HEADER_BYTES), Buffer.alloc(32, 0xff)]);
}
