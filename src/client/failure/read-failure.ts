import type { ApiErrorJson } from '../errors/api-error.js';
import type { ContractRequest, ObeyedContract } from '../obey/obeyed-contract.js';
import type { HeaderRecord } from '../request/headers.js';
import { kindOfStatus } from './kind-of-status.js';
import { requestIdOf } from './request-id.js';
import { withoutSecrets } from './secrets.js';
import { retryAfter } from './wait.js';

/**
 * What a failed answer tells: by the contract, else by its status, the shape of RFC 9457 and those that most APIs have.
 *
 * @param text of its body
 * @param sent headers of the request: credentials among them are cut out of the answer
 * @param now when it arrived, in milliseconds since 1970
 */
export function readFailure(
  { status, headers }: Response,
  text: string,
  sent: HeaderRecord,
  request: ContractRequest,
  contract: ObeyedContract | undefined,
  now: number,
): ApiErrorJson {
  const clean = withoutSecrets(text.slice(0, 1e5), sent);
  const body = parseJson(clean);
  const { error, message, detail, title, code, type } = Object(body) as Record<string, unknown>;
  const inner = Object(error) as Record<string, unknown>;
  const facts: ApiErrorJson = {
    kind: kindOfStatus(status),
    message: textOf(inner['message'], message, detail, title, error),
    code: codeOf(inner['code'], inner['type'], code, type, error),
    status,
    requestId: requestIdOf(headers, body, contract),
    retryAfterMs: retryAfter(headers, now),
    rateLimit: contract?.rateLimit(headers, now),
    details: body ?? clean,
  };
  return contract?.describe(facts, body, headers, request, now) ?? facts;
}

/** Undefined where the text is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The first that is text, in one line. */
export function textOf(...values: unknown[]): string | undefined {
  const text = values.find((value): value is string => !!value && typeof value === 'string');
  return text?.replace(/\s+/g, ' ').slice(0, 500);
}

/** The first that can be a code: a number, or a word without spaces. */
export function codeOf(...values: unknown[]): string | number | undefined {
  return values.find(
    (value): value is string | number =>
      /string|number/.test(typeof value) && /^\S+$/.test(value as string),
  );
}
