import type { EndpointPattern } from './model/endpoint.js';
import type { ErrorBody } from './model/body.js';
import type { FailureCase, RetryAdvice } from './model/failure.js';
import type { RateLimitHeader, ResponseHeader } from './model/header.js';
import type { AuthHeader, Host, RequiredHeader } from './model/host.js';
import type { IdempotencyRule } from './model/idempotency.js';
import type { Duration, Limit } from './model/limit.js';
import type { RequestIds } from './model/request-id.js';
import type { Source, Unknown } from './model/source.js';
import type { Success } from './model/success.js';
import type { Task } from './model/task.js';
import type { Wait } from './model/wait.js';

/** Two statements of the documentation that cannot both be relied on. */
export interface Contradiction {
  about: string;
  statements: readonly { says: string; source: Source }[];
  /** What a client has to do because of it. */
  advice: string;
}

/** Something said in words only. */
export interface Note {
  says: string;
  source: Source;
}

/** A code whose status is not stated. */
export interface OtherCode {
  code: string | number;
  meaning: string;
  source: Source;
}

/** Endpoints that the documentation names; never the whole list of an API. */
export interface NamedEndpoints extends EndpointPattern {
  note: string;
  source: Source;
}

/**
 * What an API promises about failure: plain data that survives `JSON.stringify`, each statement with its source.
 * No member is optional: what the documentation does not say is written `unknown`, so that leaving something out is a
 * type error and "not stated" is never taken for "absent".
 */
export interface Contract {
  /** Lower case, letters, digits and `-`. */
  id: string;
  name: string;
  hosts: readonly Host[];
  auth: readonly AuthHeader[] | Unknown;
  requiredHeaders: readonly RequiredHeader[] | Unknown;
  /** Ordered: the first whose `when` holds decides. */
  failures: readonly FailureCase[];
  /** Codes that are documented without the status under which they come. */
  otherCodes: readonly OtherCode[];
  retry: RetryAdvice;
  /** Ordered: the first that is found in the response decides. */
  waits: readonly Wait[] | Unknown;
  errorBodies: readonly ErrorBody[] | Unknown;
  success: Success;
  idempotency: readonly IdempotencyRule[] | Unknown;
  requestId: RequestIds;
  rateLimitHeaders: readonly RateLimitHeader[] | Unknown;
  responseHeaders: readonly ResponseHeader[];
  limits: readonly Limit[] | Unknown;
  durations: readonly Duration[] | Unknown;
  tasks: readonly Task[] | Unknown;
  /** A 404 can also mean that the caller has no access. */
  notFoundMayMeanForbidden: boolean | Unknown;
  /** Endpoints on which a PUT replaces the whole resource, so that a missing field is an error. */
  putNeedsFullBody: EndpointPattern | 'none' | Unknown;
  endpoints: readonly NamedEndpoints[];
  contradictions: readonly Contradiction[];
  notes: readonly Note[];
  /** Pages that were read as a whole. */
  sources: readonly Source[];
}
