import type { IncomingHttpHeaders } from 'node:http';

export interface ReceivedRequest {
  /** performance.now() when the head had arrived. */
  at: number;
  method: string;
  /** With the query, relative to the prefix of the API (as the contract's endpoints are). */
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  /** Status that was answered; null where the connection was cut, or nothing was ever answered. */
  status: number | null;
}

export const FAULTS = [
  'reset-before-headers',
  'reset-in-headers',
  'reset-in-body',
  'never',
  'drip',
  'truncated-json',
  'html',
  'empty',
  'broken-gzip',
  'wrong-content-type',
] as const;

export type Fault = (typeof FAULTS)[number];

export interface DocumentedFailure {
  /** Unique in its API; kebab-case: 'insufficient-credits', 'daily-spend-cap'. */
  name: string;
  status: number;
  /** null where the API has no machine code. */
  code: string | null;
  headers: Record<string, string>;
  /** What the API sends, realistic, after the documentation's own shape. A request id in it is filled in by the server. */
  body: unknown;
}

/** Laid over the headers that the server would send; null takes one away. */
export type HeaderChanges = Readonly<Record<string, string | null>>;

interface Effect {
  /**
   * The server does what was asked for, and stores its answer under the idempotency key, before it answers with
   * something else. Without it the request has no effect.
   */
  executes?: boolean;
}

export type Answer = Effect &
  (
    | { failure: string; headers?: HeaderChanges }
    /** `status` is that of the faults that have one: 502 of `html`, 200 of the others, where it is not given. */
    | { fault: Fault; status?: number }
    /** A string is sent as it stands, as text/plain unless `headers` has another type; anything else as JSON. */
    | { status: number; headers?: HeaderChanges; body?: unknown }
  );

export interface Execution {
  method: string;
  path: string;
  idempotencyKey: string | null;
  body: string;
}

export interface ReferenceServer {
  /** Base URL with the API's path prefix: http://127.0.0.1:PORT/api/v2 */
  readonly url: string;
  /** A key that the server accepts. */
  readonly apiKey: string;
  /** Every failure that the API documents: reachable by answerNext({ failure: name }). */
  readonly failures: readonly DocumentedFailure[];
  /** Everything received, oldest first. */
  readonly received: readonly ReceivedRequest[];
  /** What was really done: each write that took effect, once. A replayed or refused request is not here. */
  readonly executed: readonly Execution[];
  /** The next requests get these answers, one each, in place of what the server would do (checked before authentication). */
  answerNext(...answers: Answer[]): void;
  /** Forget everything received, executed, queued and stored. */
  reset(): void;
  /** Closes all connections too. */
  close(): Promise<void>;
}

export interface ServerOptions {
  /** 0 by default: any free one. */
  port?: number;
  /** Requests a window, to make the real limiter reachable; without it nothing is limited. */
  rateLimit?: number;
  /** Length of the limiter's window, a minute by default. */
  windowMs?: number;
  /** What the account holds at first, where the API has one: credits at Overten, dollars at PincerAPI. */
  balance?: number;
}

export type StartReferenceServer = (options?: ServerOptions) => Promise<ReferenceServer>;
