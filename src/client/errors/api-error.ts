import type { FailureKind, FailureReason } from '../contracts/model/failure.js';
import type { RuntimeVerdict } from '../contracts/runtime-contract.js';
import type { RateLimit } from '../response/rate-limit.js';
import type { StopReason } from '../retry/retry-decision.js';

/** What the API says is wrong with one field of the request. */
export interface FieldError {
  /** As the API writes it: a dot-path, a name or a JSON pointer. */
  path: string;
  /** Empty where the API only names the field. */
  messages: string[];
}

/** What every failure tells; undefined is what is not known. */
export interface FailureFacts {
  /** HTTP status; undefined where no response arrived. */
  status: number | undefined;
  /** The API's machine code; of a failure of the network the platform's, such as `ECONNREFUSED`. */
  code: string | number | undefined;
  /** The id that the API's support will ask for. */
  requestId: string | undefined;
  /** How long the API asks to wait, counted from its answer, in milliseconds. */
  retryAfterMs: number | undefined;
  /** Finer than the kind, where the contract tells it. */
  reason: FailureReason | undefined;
  /** What the contract says is to be done. */
  verdict: RuntimeVerdict | undefined;
  /** Other things that the same answer can mean, by the contract. */
  alternatives: readonly FailureKind[] | undefined;
  /** The API's advice beside its message. */
  hint: string | undefined;
  /** The error body: parsed where it is JSON, else its text (100,000 characters at most). Credentials that were sent are cut out. */
  details: unknown;
  /** Names of the task and the run that the answer mentions; keep them for support, as the request id. */
  taskId: string | undefined;
  runId: string | undefined;
  rateLimit: RateLimit | undefined;
  /** Without headers, user name and password, and with the values of the query cut out. */
  request: { readonly method: string; readonly url: string };
  /** Under which the request was sent: sent again with it, it acts once. */
  idempotencyKey: string | undefined;
  /** How often the request was sent. */
  attempts: number;
  /** Why it was not sent once more. */
  stopped: StopReason | undefined;
}

interface Payment {
  /** What is left, as the API counts it. */
  balance: number | undefined;
  /** What the request would have cost. */
  cost: number | undefined;
  /** Where to pay. */
  billingUrl: string | undefined;
}

/** What only some kinds tell. */
interface KindFacts {
  'payment-required': Payment;
  'quota-exceeded': Payment;
  invalid: { fields: FieldError[] };
  /** `attempt` and `deadline` are the client's own limits, `server` is the API's answer. */
  timeout: { limit: 'attempt' | 'deadline' | 'server' };
}

/** A failure of one kind. */
export type ApiErrorOf<Kind extends FailureKind> = Error &
  FailureFacts & {
    readonly name: 'ApiError';
    readonly kind: Kind;
    /**
     * Safe to show and to log: the API's own sentence, or the kind in words. Never a page of HTML, never a credential
     * that was sent.
     */
    readonly message: string;
    /** Plain data without credentials; `new ApiError()` takes it back. */
    toJSON(): ApiErrorJson;
  } & (Kind extends keyof KindFacts ? KindFacts[Kind] : unknown);

/** A failed call. A `switch` over `kind` is exhaustive for the compiler, and narrows to what that kind tells. */
export type ApiError = { [Kind in FailureKind]: ApiErrorOf<Kind> }[FailureKind];

type Facts = FailureFacts & Payment & KindFacts['invalid'] & KindFacts['timeout'];

/** Plain data of an error: survives JSON and `structuredClone`. */
export type ApiErrorJson = { [Name in keyof Facts]?: Facts[Name] | undefined } & {
  kind: FailureKind;
  name?: 'ApiError';
  message?: string | undefined;
  cause?: unknown;
};

interface ApiErrorConstructor {
  new (facts: ApiErrorJson): ApiError;
  readonly prototype: ApiError;
}

/** Another copy of this package has the same. */
const BRAND = Symbol.for('@unhappy-path/client');

/**
 * The error of every failed call. Made from the facts of a failure, or from what `toJSON()` gave, so that an error can
 * cross a worker, a server action or a log: `new ApiError(structuredClone(error.toJSON()))`. (A clone of any `Error`
 * itself keeps its message and cause only; that is the platform's.)
 */
export const ApiError = class extends Error {
  override readonly name = 'ApiError';

  constructor({ message, cause, ...facts }: ApiErrorJson) {
    const { kind, status } = facts;
    // "payment required (402)"
    super(
      message ?? kind.replaceAll('-', ' ') + (status ? ` (${status})` : ''),
      cause === undefined ? {} : { cause },
    );
    Object.assign(
      this,
      kind === 'invalid' && { fields: [] },
      kind === 'timeout' && { limit: 'server' },
      facts,
    );
  }

  get [BRAND](): boolean {
    return true;
  }

  /** The cause is left out: its message is the platform's, and can hold the whole address. */
  toJSON(): unknown {
    return { ...(this as object), message: this.message };
  }
} as unknown as ApiErrorConstructor;

/** Whether a value is an {@link ApiError}, whichever copy of this package made it. */
export function isApiError(value: unknown): value is ApiError {
  return BRAND in Object(value);
}
