import type { TSESTree } from '@typescript-eslint/types';
import type { CallUrl, ClientName, KeyDefect, Method } from '../../facts/index.js';
import { ANSWERED, EMPTY, SUCCESS, type StatusSet } from '../statuses/status-set.js';
import type { Value } from '../values/value.js';
import type { AxiosRetryOptions } from './axios-retry.js';
import type { RequestShape } from './request-hooks.js';
import type { ResponseHooks } from './response-hooks.js';

/** How a client behaves: `undici.request` answers otherwise than `fetch`. */
export type Dialect =
  | 'fetch'
  | 'axios'
  | 'ky'
  | 'got'
  | 'ofetch'
  | 'undici'
  | 'superagent'
  | 'unhappy-path'
  /** The parts of RTK Query: what sends, what sends again, and what is defined with them. */
  | 'base-query'
  | 'retried-base-query'
  | 'endpoints';

/** A retry that a client, or a library around it, does by itself. */
export interface LibraryRetry {
  statuses: StatusSet;
  bounded: boolean;
  backoff: boolean;
  retryAfter: boolean;
}

/** A client, or an instance of one that was made with defaults. Grows while the module's own code is read. */
export interface ClientInstance {
  name: ClientName;
  dialect: Dialect;
  /** Default options of the instance, as passed to `create` or `extend`, first to last. */
  defaults: Value[];
  /** Interceptors. */
  onRequest: Value[];
  onFulfilled: Value[];
  onRejected: Value[];
  /** A retry that was added to the instance (axios-retry). */
  retry: AxiosRetryOptions | null;
}

/** Statuses on which a client rejects unless it is told otherwise. */
export const REJECTED_BY_DEFAULT: Readonly<Record<Dialect, StatusSet>> = {
  fetch: EMPTY,
  undici: EMPTY,
  axios: ANSWERED & ~SUCCESS,
  ky: ANSWERED & ~SUCCESS,
  got: ANSWERED & ~SUCCESS,
  ofetch: ANSWERED & ~SUCCESS,
  superagent: ANSWERED & ~SUCCESS,
  'unhappy-path': ANSWERED & ~SUCCESS,
  'base-query': EMPTY,
  'retried-base-query': EMPTY,
  endpoints: EMPTY,
};

export function clientInstance(name: ClientName, dialect: Dialect): ClientInstance {
  return {
    name,
    dialect,
    defaults: [],
    onRequest: [],
    onFulfilled: [],
    onRejected: [],
    retry: null,
  };
}

/** Whether a key is sent that lets the server act once; `defect` says why a present one does not protect. */
export interface KeyFinding {
  state: 'present' | 'unstable' | 'absent' | 'unknown';
  defect: KeyDefect | null;
  /** The evaluation that minted it. */
  mint: number | null;
  /** A hook mints it anew whenever the client sends the request again. */
  remade?: true;
  /** The same of each of the values that it may have. */
  mints: ReadonlySet<number>;
}

/** What one evaluation of a call site sends. */
export interface Request {
  instance: ClientInstance;
  method: Method;
  url: Value;
  callUrl: CallUrl;
  /** Header objects, defaults first. */
  headers: readonly Value[];
  /** Hooks that see the request before it is sent, and what they are handed. */
  hooks?: { before: readonly Value[]; shape: RequestShape };
  /** Hooks that see the answer before the caller does. */
  after?: ResponseHooks;
  body: Value | null;
  /** The idempotency key where it is an option of its own; null where the client sends none for it. */
  ownKey?: Value | null;
  /** Statuses on which the promise rejects. */
  rejects: StatusSet;
  /** What the promise fulfils with. */
  gives: 'response' | 'body' | 'pair' | 'result';
  retry: LibraryRetry | null;
}

/** A request of one call site, in one chain of calls in which the site's function was entered. */
export interface SentRequest extends Request {
  id: number;
  site: TSESTree.CallExpression | TSESTree.NewExpression;
  chain: readonly TSESTree.Node[];
  key: KeyFinding;
  /** The round of a loop over a collection that it was last sent in. */
  item: number | null;
}
