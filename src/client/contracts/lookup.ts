import type { Contract } from './contract.js';
import { matchEndpoint } from './endpoint-match.js';
import { hostFit, relativePath } from './host-match.js';
import type { FailureCase } from './model/failure.js';
import type { IdempotencyRule } from './model/idempotency.js';
import type { Location } from './model/location.js';
import type { Unknown } from './model/source.js';
import type { SuccessFlag } from './model/success.js';
import type { Verdict } from './model/verdict.js';

/**
 * The contract that a call falls under, the closest one where several do.
 *
 * @param host of the call, with or without a port; null gives undefined
 * @param path of the call, `*` for a part known only at run time, query allowed; null where it is not known
 */
export function findContract(
  contracts: readonly Contract[],
  host: string | null,
  path: string | null,
): Contract | undefined {
  if (host === null) return undefined;
  let best: { contract: Contract; fit: number } | undefined;
  for (const contract of contracts) {
    for (const one of contract.hosts) {
      const fit = hostFit(one, host, path);
      if (fit >= 0 && fit > (best?.fit ?? -1)) best = { contract, fit };
    }
  }
  return best?.contract;
}

/** The statuses from 400 that the contract names as failures one by one, ascending. */
export function failureStatuses(contract: Contract): number[] {
  const statuses = contract.failures.map((failure) => failure.when.status);
  return ascending(statuses.filter((status) => typeof status === 'number' && status >= 400));
}

/**
 * The statuses from 400 that every call has to tell from others, because what they ask for is neither to give up nor to
 * send the same again: to pay, to change the request, to wait for a moment that the contract names. Ascending.
 *
 * A conflict is not among them: only the calls that can cause it (with a key, on a resource in work) have to.
 */
export function statusesToActOn(contract: Contract): number[] {
  return failureStatuses(contract).filter((status) =>
    casesOf(contract, status).some(({ verdict }) => asksForAction(verdict)),
  );
}

function asksForAction(verdict: Verdict | Unknown): boolean {
  if (verdict === 'unknown') return false;
  switch (verdict.action) {
    case 'topUp':
    case 'resubmit':
    case 'poll':
      return true;
    case 'waitUntil':
      return verdict.until !== 'unknown' && !('event' in verdict.until);
    case 'retry':
    case 'fail':
    case 'newIdempotencyKey':
    case 'reauthenticate':
      return false;
  }
}

/** The statuses that a code stands for, ascending; empty where the contract does not have the code. */
export function statusesForCode(contract: Contract, code: string | number): number[] {
  const having = contract.failures.filter(
    ({ when }) => isCodeList(when.code) && when.code.includes(code),
  );
  return ascending(having.map(({ when }) => when.status));
}

/** Every code that the contract names, in the order of its cases; those whose status is not stated come last. */
export function codesOf(contract: Contract): (string | number)[] {
  const codes = contract.failures.flatMap(({ when }) => (isCodeList(when.code) ? when.code : []));
  return [...new Set([...codes, ...contract.otherCodes.map(({ code }) => code)])];
}

/** The failure cases that a status can be, in the contract's order, those of its class (`5xx`) included. */
export function casesOf(contract: Contract, status: number): FailureCase[] {
  const statusClass = `${String(Math.floor(status / 100))}xx`;
  return contract.failures.filter(
    ({ when }) => when.status === status || when.status === statusClass,
  );
}

/** The verdicts that a status can have; several where a code, a header or the body decides. */
export function verdictsFor(contract: Contract, status: number): (Verdict | Unknown)[] {
  return casesOf(contract, status).flatMap((failure) => [
    failure.verdict,
    ...failure.alternatives.map(({ verdict }) => verdict),
  ]);
}

/**
 * What the contract offers against acting twice on a request.
 *
 * @param method of the call; `dynamic` where it is not known
 * @param host of the call; decides below which prefix the endpoints are
 * @param path of the call as {@link findContract} takes it
 * @returns `unknown` where the documentation does not say, or the call is not known well enough
 */
export function idempotencyFor(
  contract: Contract,
  method: string,
  path: string | null,
  host?: string | null,
): IdempotencyRule | Unknown {
  if (contract.idempotency === 'unknown') return 'unknown';
  const relative = endpointPath(contract, path, host ?? null);
  for (const rule of contract.idempotency) {
    const { methods, paths } = rule;
    if (methods === 'unknown' || paths === 'unknown') return 'unknown';
    const match = matchEndpoint({ methods, paths }, method, relative);
    if (match === 'yes') return rule;
    if (match === 'maybe') return 'unknown';
  }
  return 'unknown';
}

/**
 * A call's path as the endpoints of the contract have it: relative to the prefix of its host, or of the contract's
 * longest prefix that holds where the host is not given. Null where it is not known.
 */
export function endpointPath(
  contract: Contract,
  path: string | null,
  host: string | null,
): string | null {
  const hosts =
    host === null ? contract.hosts : contract.hosts.filter((one) => hostFit(one, host, path) >= 0);
  const paths = hosts.map((one) => relativePath(one, path)).filter((one) => one !== null);
  // The longest prefix leaves the shortest path.
  return paths.reduce<string | null>(
    (best, one) => (best === null || one.length < best.length ? one : best),
    null,
  );
}

/** Where the ids are that support will ask for, those of runs and tasks included; empty where none is documented. */
export function requestIdLocations(contract: Contract): Location[] {
  const { locations, keep } = contract.requestId;
  return [...(locations === 'unknown' ? [] : locations), ...keep.map(({ location }) => location)];
}

/** The body member that says whether a call succeeded; undefined where there is none or none is documented. */
export function successFlag(contract: Contract): SuccessFlag | undefined {
  const { flag } = contract.success;
  return flag === 'none' || flag === 'unknown' ? undefined : flag;
}

function isCodeList(code: FailureCase['when']['code']): code is readonly (string | number)[] {
  return typeof code !== 'string';
}

function ascending(statuses: readonly (number | string)[]): number[] {
  const numbers = statuses.filter((status) => typeof status === 'number');
  return [...new Set(numbers)].sort((one, other) => one - other);
}
