import type { ApiError } from './errors/api-error.js';
import type { ObeyedContract } from './obey/obeyed-contract.js';
import type { Pacing } from './pacing/pacing.js';
import type { HeadersInput } from './request/headers.js';
import type { Query } from './request/url.js';
import type { StandardSchema } from './response/standard-schema.js';
import type { RetryOptions } from './retry/retry-decision.js';

/** The part of `fetch` that the client needs. */
export type FetchLike = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** A request that is about to be sent. */
export interface OutgoingRequest {
  method: string;
  url: string;
  /** By names in lower case. May be changed: what stands here when the hook ends is sent. */
  headers: Record<string, string>;
  /** This one included. */
  attempts: number;
}

/** A repeat that is about to be waited for. */
export interface Repeat {
  /** Of the attempt before; `error.attempts` counts them. */
  error: ApiError;
  /** Milliseconds until the next. */
  wait: number;
}

/** `console` is one. Of a logger that takes the facts first, as pino, make one: `(message, facts) => log.error(facts, message)`. */
export interface Logger {
  warn(message: string, facts?: object): void;
  error(message: string, facts?: object): void;
}

/** What a call wants to be told before the client's `headers` function is asked. */
export interface HeadersContext {
  /** The API answered 401 to what the function gave last: a cached token has to be made anew. */
  refresh: boolean;
}

type MaybePromise<Value> = Value | Promise<Value>;

export interface ClientOptions {
  /** What the API promises: one of `@unhappy-path/client/apis`, or what `obey()` makes of a contract of your own. */
  contract?: ObeyedContract | undefined;
  /** Below it all paths are; the contract's production host by default. */
  baseUrl?: string | URL | undefined;
  /**
   * Sent to `baseUrl`'s origin only, because they hold credentials. A function is asked before each call; with a contract
   * once more when the API answers 401: if it then gives other headers, the request is repeated once with them.
   */
  headers?: HeadersInput | ((context: HeadersContext) => MaybePromise<HeadersInput>) | undefined;
  /** In the place of the platform's; looked up at each call by default, so that instrumentation is seen. */
  fetch?: FetchLike | undefined;
  /**
   * Milliseconds for one attempt, the body included (of a stream only its headers). None by default: only you know how
   * long an answer is worth waiting for, and a call that is cut off may have been paid for. The platform has limits of
   * its own (Node: five minutes until the headers, and between two parts of the body).
   */
  timeout?: number | false | undefined;
  /** Milliseconds for a call with all its attempts and waits; none by default. */
  deadline?: number | undefined;
  /** False: each request is sent once. */
  retry?: RetryOptions | false | undefined;
  /** Bounds what is under way; see `createPacing`. */
  pacing?: Pacing | undefined;
  /** Gets each failure with its request id, and each repeat; none by default. */
  logger?: Logger | undefined;
  /** May change the headers. If it throws, the request is not sent. No time limit ends it, nor `headers`. */
  onRequest?: ((request: OutgoingRequest) => MaybePromise<void>) | undefined;
  /** Every response, before its body is read; it is not to be read here, clone it. */
  onResponse?: ((response: Response, request: OutgoingRequest) => MaybePromise<void>) | undefined;
  /** Before each wait. What it throws is ignored. */
  onRetry?: ((repeat: Repeat) => void) | undefined;
  /** Once for each call that fails. What it throws is ignored. */
  onFailure?: ((error: ApiError) => void) | undefined;
}

/** What `as` gives as data. */
export interface DataAs {
  json: unknown;
  text: string;
  blob: Blob;
  stream: ReadableStream<Uint8Array>;
  response: Response;
}

type Passed = Omit<RequestInit, 'method' | 'body' | 'headers' | 'signal'>;

/** Options of one request. Those of `fetch` (`cache`, `credentials`, `redirect`, Next's `next`, …) are passed on. */
export interface RequestOptions<As extends keyof DataAs = 'json'> extends Passed {
  /** A value to send as JSON. At most one of `json`, `form` and `body`. */
  json?: unknown;
  /** Sent as `multipart/form-data` if it is `FormData`, else as `application/x-www-form-urlencoded`. */
  form?: FormData | Query | undefined;
  /** Sent as it is. A stream can be sent only once, so the request is not repeated. */
  body?: BodyInit | null | undefined;
  query?: Query | undefined;
  /** Go before those of the client. */
  headers?: HeadersInput | undefined;
  /** Ends the request, and a wait for the next attempt, at once. */
  signal?: AbortSignal | null | undefined;
  /** What the data must be; the data of a success is what the schema makes of it. */
  schema?: StandardSchema | undefined;
  as?: As | undefined;
  /**
   * The key under which the API acts once. Where the contract offers keys, one is made for each call; pass your own to
   * have it outlive the call: made when the form is opened, stored with the order. False: none.
   */
  idempotencyKey?: string | false | undefined;
  /** The request may be sent twice: it has no effect, or the same one. */
  idempotent?: boolean | undefined;
  /** Where the API asks for a changed request (Overten's 408: `async: true`), send it, once. */
  resubmit?: boolean | undefined;
  timeout?: number | false | undefined;
  deadline?: number | undefined;
  retry?: RetryOptions | false | undefined;
}
