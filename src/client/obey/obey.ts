import type { RuntimeContract } from '../contracts/runtime-contract.js';
import { adviceOf } from './advice.js';
import { atPath } from './at-path.js';
import { change } from './change.js';
import { describe } from './describe.js';
import { isSentTo } from './endpoint.js';
import { keyPlace } from './key-place.js';
import { knownList } from './known.js';
import type { ObeyedContract } from './obeyed-contract.js';
import { poll } from './poll.js';
import { rateLimitOf } from './rate-limit.js';
import { textAt } from './text-at.js';

/**
 * Make a client obey a contract: `createClient({ contract: obey(contract) })`. Of a contract that says little, what is
 * not known is read as the standards have it: problem details (RFC 9457), `Retry-After`, rate-limit headers.
 */
export function obey(contract: RuntimeContract): ObeyedContract {
  const { id, hosts, requestId, success } = contract;
  const host = hosts?.find((one) => !one.host.includes('*'));
  return {
    id,
    baseUrl: host && `https://${host.host}${host.pathPrefix}`,
    keyPlace: (request, json) => keyPlace(contract, request, json),
    isFailed(body, request) {
      const { flag, errors } = success ?? {};
      if (typeof flag === 'object' && atPath(body, flag.path) === flag.failure) return true;
      if (typeof errors !== 'object' || !isSentTo(errors.endpoints, request, contract))
        return false;
      const found = atPath(body, errors.path) ?? [];
      return !Array.isArray(found) || found.length > 0;
    },
    requestId: (headers, body) =>
      knownList(requestId?.locations)
        .map((location) => textAt(location, headers, body))
        .find(Boolean),
    rateLimit: (headers, now) => rateLimitOf(headers, contract, now),
    describe: (...answer) => describe(contract, ...answer),
    advice: adviceOf,
    change,
    poll: (...task) => poll(contract, ...task),
  };
}
