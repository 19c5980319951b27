import type { RuntimeContract } from '../contracts/runtime-contract.js';
import type { ApiErrorJson } from '../errors/api-error.js';
import { readErrorBody } from './error-body.js';
import { findCase } from './find-case.js';
import { knownList } from './known.js';
import type { ContractRequest } from './obeyed-contract.js';
import { textAt } from './text-at.js';
import { statedWait, waitUntil } from './waits.js';

/** What a failed answer means by the contract. The parameters are those of `ObeyedContract.describe`. */
export function describe(
  contract: RuntimeContract,
  facts: ApiErrorJson,
  body: unknown,
  headers: Headers,
  request: ContractRequest,
  now: number,
): ApiErrorJson {
  const { status = 0 } = facts;
  // RFC 9457 has a shape of its own, which was read without a contract.
  const isProblem = headers.get('content-type')?.includes('problem+json') ?? false;
  const shapes = isProblem ? { ...contract, errorBodies: [] } : contract;
  const { extras, fields, requestId, ...read } = readErrorBody(
    body,
    facts,
    shapes,
    status,
    request,
  );
  const found = findCase(contract, { status, headers, body, code: read.code, request });
  const kind = found?.kind ?? facts.kind;
  const alternatives = found?.alternatives?.map((one) => one.kind);
  const verdict = typeof found?.verdict === 'object' ? found.verdict : undefined;
  return {
    // First: what every error tells goes before a member of the same name, as `details` is the whole body.
    ...extras,
    ...facts,
    ...read,
    kind,
    requestId: facts.requestId ?? requestId,
    reason: found?.reason === 'none' ? undefined : found?.reason,
    verdict,
    alternatives: alternatives && alternatives.length > 0 ? alternatives : undefined,
    retryAfterMs:
      // Before a day set by the calendar nothing helps, whatever Retry-After says.
      (verdict && waitUntil(verdict, headers, contract, now)) ??
      facts.retryAfterMs ??
      statedWait(status, headers, body, contract, now),
    ...idsOf(headers, body, contract),
    ...(kind === 'invalid' && { fields }),
  };
}

/** `task_id` of the contract is `taskId` of the error. */
function idsOf(headers: Headers, body: unknown, { requestId }: RuntimeContract): object {
  return Object.fromEntries(
    knownList(requestId?.keep).map(({ location }) => {
      const name = location.in === 'header' ? location.name : location.path;
      return [
        name.replace(/^.*\.|[_-](.)/g, (_, letter = '') => String(letter).toUpperCase()),
        textAt(location, headers, body),
      ];
    }),
  );
}
