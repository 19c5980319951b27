export type { Contract, Contradiction, NamedEndpoints, Note, OtherCode } from './contract.js';
export type {
  CodePath,
  ErrorBody,
  ExtraField,
  FieldErrors,
  ForeignErrorBody,
  OwnErrorBody,
} from './model/body.js';
export type { EndpointPattern, HttpMethod } from './model/endpoint.js';
export type {
  FailureCase,
  FailureKind,
  FailureMatch,
  FailureMeaning,
  FailureReason,
  RetryAdvice,
  VendorRetry,
} from './model/failure.js';
export type { HeaderPresence, RateLimitHeader, ResponseHeader } from './model/header.js';
export type { AuthHeader, Environment, Host, RequiredHeader } from './model/host.js';
export type { IdempotencyRule, KeyCarrier, KeyRefusal } from './model/idempotency.js';
export type { Duration, Limit } from './model/limit.js';
export type { Location } from './model/location.js';
export type { RequestIds } from './model/request-id.js';
export type { Certainty, Source, Unknown } from './model/source.js';
export type { Success, SuccessFlag, SuccessStatus } from './model/success.js';
export type { Task } from './model/task.js';
export type { Action, Backoff, Calendar, Change, Verdict } from './model/verdict.js';
export type { Wait, WaitFormat, WaitFrom } from './model/wait.js';
export {
  casesOf,
  codesOf,
  endpointPath,
  failureStatuses,
  findContract,
  idempotencyFor,
  requestIdLocations,
  statusesForCode,
  statusesToActOn,
  successFlag,
  verdictsFor,
} from './lookup.js';
export { builtInContracts } from './built-in.js';
export { overten } from './overten.js';
export { pincer } from './pincer.js';
export { pineprompt } from './pineprompt.js';
export { pioneer } from './pioneer.js';
export { pyramid } from './pyramid.js';
export { findInconsistencies } from './consistency/find-inconsistencies.js';
export type { Inconsistency } from './consistency/inconsistency.js';
export { anthropic } from './anthropic.js';
export { firecrawl } from './firecrawl.js';
export { github } from './github.js';
export { lovable } from './lovable.js';
export { openai } from './openai.js';
export { openrouter } from './openrouter.js';
export { resend } from './resend.js';
export { stripe } from './stripe.js';
