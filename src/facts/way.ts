import type { ApiCall } from './api-call.js';
import type { Fate } from './fate.js';

/**
 * What happens to the answer of a call, or on the way to it, at one place.
 *
 * - `called`: a function is called that leads to the request
 * - `sent`, `repeated`: the request is sent, or sent again after it has failed
 * - `rejected`: the client rejects because of the status
 * - `tested`: the status, or `ok`, decides which way the answer goes
 * - `unclear`: the status is looked at in a way that is not followed
 * - `read`: the body is used
 * - `thrown`, `returned`: a function is left with what the step carries
 * - `caught`: a `catch`, or the handler of a promise, takes the failure
 * - `logged`, `handed`: a log, or code that is not followed, gets what the step carries
 * - `passed`: the branch of a failure ends, and what follows is what follows a success
 * - `ended`: a function ends without handing anything over
 */
export type StepKind =
  | 'called'
  | 'sent'
  | 'repeated'
  | 'rejected'
  | 'tested'
  | 'unclear'
  | 'read'
  | 'thrown'
  | 'returned'
  | 'caught'
  | 'logged'
  | 'handed'
  | 'passed'
  | 'ended';

/** A part of an answer. `error` is what a client throws for it, `text` the status inside a text. */
export type Carried =
  'response' | 'error' | 'status' | 'text' | 'ok' | 'headers' | 'body' | 'requestId' | 'retryAfter';

/** One step on the way of an answer. Lines and columns are 1-based. */
export interface Step {
  kind: StepKind;
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  /** The function in which it stands; null in the module's own code and where a function has no name. */
  within: string | null;
  /** What is called, or the class of the error, as far as there is one. */
  name: string | null;
  /** What of the answer leaves here; null where nothing leaves. */
  carries: Carried[] | null;
  /** Of a test: statuses that go another way (`2xx`, `402`, `no answer`), and those that it tells apart on this one. */
  elsewhere: string[];
  apart: string[];
  /** It is here that the fate is decided. */
  decides: boolean;
}

/** How some statuses come to their fate: the worst of the ways that they can take. */
export interface Way {
  statuses: number[];
  fate: Fate;
  steps: Step[];
}

/** A call with the ways of its statuses, and the calls that get its answer from it. */
export interface Explanation {
  call: ApiCall;
  ways: Way[];
  callers: ApiCall[];
}
