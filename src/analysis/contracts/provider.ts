import {
  codesOf,
  findContract,
  requestIdLocations,
  statusesForCode,
  type Contract,
} from '@unhappy-path/client/contracts';
import type { CallUrl } from '../../facts/index.js';
import type { Meaning } from '../values/value.js';

const DEFAULT_ID_HEADERS = new Set([
  'x-request-id',
  'request-id',
  'x-correlation-id',
  'x-trace-id',
  'traceparent',
  'cf-ray',
  'x-amzn-requestid',
  'x-github-request-id',
]);
const DEFAULT_ID_MEMBERS = new Set(['request_id', 'requestId']);
const WAIT_HEADERS = new Set(['retry-after', 'retry-after-ms']);

/** What the analysis asks of the provider behind a call. */
export class Provider {
  private readonly byUrl = new WeakMap<CallUrl, Contract | null>();

  constructor(private readonly contracts: readonly Contract[]) {}

  contractOf(url: CallUrl): Contract | null {
    let contract = this.byUrl.get(url);
    if (contract === undefined) {
      contract = findContract(this.contracts, url.host, url.path) ?? null;
      this.byUrl.set(url, contract);
    }
    return contract;
  }

  /** What a response header is; `name` in lower case. */
  headerMeaning(contract: Contract | null, name: string): Meaning | null {
    if (WAIT_HEADERS.has(name)) return 'retryAfter';
    if (DEFAULT_ID_HEADERS.has(name)) return 'requestId';
    const named =
      contract !== null &&
      requestIdLocations(contract).some(
        (location) => location.in === 'header' && location.name.toLowerCase() === name,
      );
    return named ? 'requestId' : null;
  }

  /** What a member of the body is. */
  bodyMeaning(contract: Contract | null, path: readonly string[]): Meaning | null {
    const last = path.at(-1);
    if (last === undefined) return null;
    if (contract !== null) {
      const dotted = path.join('.');
      if (errorCodePaths(contract).includes(dotted)) return 'code';
      const named = requestIdLocations(contract).some(
        (location) => location.in === 'body' && location.path === dotted,
      );
      if (named) return 'requestId';
    }
    return DEFAULT_ID_MEMBERS.has(last) ? 'requestId' : null;
  }

  /** Whether every error body of the provider holds the request id. */
  bodyHoldsId(contract: Contract | null): boolean {
    if (contract === null || contract.requestId.locations === 'unknown') return false;
    return contract.requestId.locations.some((location) => location.in === 'body');
  }

  /** Whether the provider's error bodies have a code of their own: who keeps such a body keeps the failure's kind. */
  bodyHoldsCode(url: CallUrl): boolean {
    const contract = this.contractOf(url);
    return contract !== null && errorCodePaths(contract).length > 0;
  }

  /** The statuses that an error code stands for; empty where it is not one of the contract's. */
  statusesOf(contract: Contract | null, code: string | number): readonly number[] {
    if (contract === null || !codesOf(contract).includes(code)) return [];
    return statusesForCode(contract, code);
  }
}

function errorCodePaths(contract: Contract): string[] {
  if (contract.errorBodies === 'unknown') return [];
  return contract.errorBodies.flatMap((body) =>
    body.form === 'json' && typeof body.code !== 'string' ? body.code.map(({ path }) => path) : [],
  );
}
