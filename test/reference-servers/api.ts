import type { IncomingHttpHeaders } from 'node:http';
import type { DocumentedFailure } from './reference-server.js';
import type { RateWindow } from './rate-limiter.js';

export interface ApiRequest {
  method: string;
  /** As in ReceivedRequest.path. */
  target: string;
  /** Relative to the API's prefix, without the query; null where it is not below the prefix. */
  path: string | null;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Reply {
  status: number;
  headers?: Readonly<Record<string, string>>;
  /** A string is sent as it stands, anything else as JSON. */
  body?: unknown;
}

export interface Route {
  method: string;
  /** As in the contracts: `*` for one segment, `**` for any rest; both are handed to `respond`. */
  path: string;
  /** Needs no credential. */
  open?: boolean;
  respond(request: ApiRequest, ...segments: string[]): Reply;
}

/** One API with what it has stored: made anew when the server is reset. */
export interface Api {
  /** Of every path: '/api/v2'; '' for none. */
  prefix: string;
  apiKey: string;
  failures: readonly DocumentedFailure[];
  routes: readonly Route[];
  /** The answer to a bad credential or a missing header; null where the request may go on. */
  refuse(request: ApiRequest): Reply | null;
  notFound(): Reply;
  rateLimited(window: RateWindow): Reply;
  /** What the rate-limit headers say where no limit is enforced. */
  documentedLimit: number;
  rateLimitHeaders(window: RateWindow, status: number): Record<string, string>;
  /** Honoured on POST. */
  idempotency: { header: string; reused(): Reply } | null;
  /** `member` of JSON bodies has the id too. */
  requestId: { header: string; member: string | null } | null;
}
