import type { StatusFate } from './fate.js';
import type { Retry } from './retry.js';

/** An HTTP client library whose calls the analysis knows. `other` is one that the settings name. */
export type ClientName =
  'fetch' | 'axios' | 'ky' | 'got' | 'ofetch' | 'undici' | 'superagent' | 'other';

/** RFC 9110 method names; `dynamic` where the code decides at run time. */
export type Method =
  'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS' | 'TRACE' | 'dynamic';

/** What is known of the URL of a call. `*` in `path` stands for a part that is known only at run time. */
export interface CallUrl {
  kind: 'absolute' | 'relative' | 'dynamic';
  host: string | null;
  path: string | null;
}

/** The wrapper through which a call is sent: a function of the user's own project. */
export interface Via {
  name: string;
  file: string;
  line: number;
  /** What the wrapper decides for all of its callers alike. Rules speak of these once, at the call inside the wrapper. */
  decides: DecidedFact[];
}

/** A fact that is decided at another call than this one: a status stands for its fate. */
export type DecidedFact = 'checked' | 'idempotency' | 'requestId' | `${number}`;

/**
 * Whether the status is looked at before the body counts as a success.
 *
 * - `yes`: `ok` or `status` decides on every path on which the body is used as a success
 * - `throws`: the client rejects on a non-2xx status
 * - `no`: on some path the body is used and the status never looked at
 * - `ignored`: neither status nor body is ever used
 * - `escapes`: the unchecked response leaves for code that the analysis cannot see
 */
export type Checked = 'yes' | 'throws' | 'no' | 'ignored' | 'escapes' | 'unknown';

/**
 * Whether a request that is not idempotent (POST, PATCH) carries an idempotency key; `na` for the other methods.
 * `unstable`: the key is a constant, comes from the clock, or is made anew for each attempt.
 */
export type Idempotency = 'present' | 'unstable' | 'absent' | 'unknown' | 'na';

/** Why a key is `unstable`; `mintedPerCall` is no defect of a retry but of each press of a button. */
export type KeyDefect = 'constant' | 'clock' | 'random' | 'mintedPerAttempt' | 'mintedPerCall';

/** Whether the failure path keeps the id that the provider's support will ask for; `na` where there is no failure path. */
export type RequestId = 'logged' | 'propagated' | 'absent' | 'unknown' | 'na';

/** A position in the user's code. `file` is relative to the working directory, `line` 1-based. */
export interface Place {
  file: string;
  line: number;
}

/** What is true of one HTTP call. Lines and columns are 1-based; `line` is that of the callee. */
export interface ApiCall {
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  client: ClientName;
  via: Via | null;
  /** The named functions around the call, outermost first (`Api.send`); null in the module's own code. */
  within: string | null;
  /**
   * What is true only of what callers in other files do with the answer. Each of these is a call of its own, and rules
   * speak of it there.
   */
  callersDecide: DecidedFact[];
  method: Method;
  url: CallUrl;
  contract: string | null;
  checked: Checked;
  /** Where the body is used although nothing has looked at the status; empty unless `checked` is `no`. */
  checkedAt: Place[];
  /** Keyed by status: 402 and 429 always, then the contract's others. */
  fate: Record<string, StatusFate>;
  idempotency: Idempotency;
  requestId: RequestId;
  /** Where the failure path drops the id; empty unless `requestId` is `absent`. */
  requestIdAt: Place[];
  retry: Retry | null;
  /** Why facts are `unknown`, as far as they are. */
  unknownBecause: string[];
}
