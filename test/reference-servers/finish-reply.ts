import { randomUUID } from 'node:crypto';
import type { Api, Reply } from './api.js';
import { firstHeader, mergeHeaders } from './headers.js';
import { isObject } from './json-body.js';
import type { RateWindow } from './rate-limiter.js';
import type { HeaderChanges } from './reference-server.js';

export interface FinishedReply {
  status: number;
  headers: Record<string, string>;
  text: string;
}

/** Where the body is a test's own it is sent as it was written. */
export type Author = 'api' | 'test';

/** Puts on what the API puts on each of its answers. */
export function finishReply(
  api: Api,
  reply: Reply,
  window: RateWindow,
  author: Author,
  changes: HeaderChanges = {},
): FinishedReply {
  const { status, body } = reply;
  const retryAfter = firstHeader('Retry-After', changes, reply.headers ?? {});
  const requestId = randomUUID();
  const headers = mergeHeaders(
    contentTypeOf(body),
    api.requestId === null ? {} : { [api.requestId.header]: requestId },
    api.rateLimitHeaders(windowAfter(window, retryAfter), status),
    reply.headers ?? {},
    changes,
  );
  const member = author === 'api' ? api.requestId?.member : null;
  const filled =
    typeof member === 'string' && isObject(body) ? { ...body, [member]: requestId } : body;
  return { status, headers, text: textOf(filled) };
}

function contentTypeOf(body: unknown): HeaderChanges {
  if (body === undefined) return {};
  return {
    'Content-Type': typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json',
  };
}

function textOf(body: unknown): string {
  if (body === undefined) return '';
  return typeof body === 'string' ? body : JSON.stringify(body);
}

/** The reset and `Retry-After` of one answer must not contradict each other. */
function windowAfter(window: RateWindow, retryAfter: string | null): RateWindow {
  if (retryAfter === null) return window;
  const seconds = Number(retryAfter);
  return Number.isFinite(seconds) ? { ...window, resetAt: Date.now() + seconds * 1000 } : window;
}
