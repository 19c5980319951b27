export { answered, type Answered, type FailedAnswer } from './answered.js';
export { createClient, type Client, type ContractClient, type Send } from './client.js';
export type {
  RuntimeContract,
  RuntimeErrorBody,
  RuntimeFailure,
  RuntimeVerdict,
} from './contracts/runtime-contract.js';
export type { FailureKind, FailureReason } from './contracts/model/failure.js';
export {
  ApiError,
  isApiError,
  type ApiErrorJson,
  type ApiErrorOf,
  type FailureFacts,
  type FieldError,
} from './errors/api-error.js';
export type {
  ClientOptions,
  DataAs,
  FetchLike,
  HeadersContext,
  Logger,
  OutgoingRequest,
  Repeat,
  RequestOptions,
} from './options.js';
export { createPacing, type PacingOptions } from './pacing/create-pacing.js';
export type { Pacing } from './pacing/pacing.js';
export type { HeadersInput } from './request/headers.js';
export { idempotencyKeyFrom } from './request/key-from-content.js';
export type { Query } from './request/url.js';
export type { RateLimit } from './response/rate-limit.js';
export type {
  OutputOf,
  StandardIssue,
  StandardResult,
  StandardSchema,
} from './response/standard-schema.js';
export type { ApiPromise, Failure, Result, Success } from './result.js';
export type { RetryOptions, StopReason } from './retry/retry-decision.js';
export { withMessage } from './with-message.js';
export { obey } from './obey/obey.js';
export type {
  ContractRequest,
  KeyPlace,
  ObeyedContract,
  RetryAdvice,
} from './obey/obeyed-contract.js';
export type { PollOptions } from './obey/poll.js';
