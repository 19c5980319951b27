import type { RuntimeContract, RuntimeTask } from '../contracts/runtime-contract.js';
import type { ApiErrorJson } from '../errors/api-error.js';
import { codeOf, textOf } from '../failure/read-failure.js';
import type { Success } from '../result.js';
import { atPath } from './at-path.js';
import { findCase } from './find-case.js';

/** What a task tells that has ended without a result. A code that the contract has makes it of that code's kind. */
export function taskFailure(
  { data, status, headers, requestId, rateLimit }: Success<unknown>,
  state: string,
  failure: RuntimeTask['failure'],
  contract: RuntimeContract,
): ApiErrorJson {
  const body = typeof failure === 'object' ? atPath(data, failure.path) : undefined;
  const { code: own, type, error, message } = Object(body) as Record<string, unknown>;
  const code = codeOf(own, type, error, body);
  const request = { method: 'GET', url: '' };
  const found = findCase(contract, { status: 200, headers, body, code, request });
  return {
    kind: found?.kind ?? 'server',
    message: textOf(message, body) ?? `The task has ended as ${state}`,
    code,
    status,
    requestId,
    rateLimit,
    details: data,
    reason: found?.reason,
    verdict: typeof found?.verdict === 'object' ? found.verdict : undefined,
  };
}
