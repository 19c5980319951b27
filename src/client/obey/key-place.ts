import type { RuntimeContract } from '../contracts/runtime-contract.js';
import { isSentTo } from './endpoint.js';
import { knownList } from './known.js';
import { newKey } from './new-key.js';
import type { ContractRequest, KeyPlace } from './obeyed-contract.js';

/**
 * Where the contract takes an idempotency key for this request: a header, or a member of a JSON body.
 *
 * @returns undefined where it offers none or does not say, and where the body has no members
 */
export function keyPlace(
  contract: RuntimeContract,
  request: ContractRequest,
  json: unknown,
): KeyPlace | undefined {
  const rule = knownList(contract.idempotency).find((one) => isSentTo(one, request, contract));
  const { support, carrier } = rule ?? {};
  if ((support !== 'supported' && support !== 'required') || typeof carrier !== 'object')
    return undefined;
  if (carrier.in === 'header') return { name: carrier.name.toLowerCase(), key: newKey() };
  const hasMembers = Object(json) === json && !Array.isArray(json);
  return hasMembers
    ? { holder: { ...(json as object) }, name: carrier.name, key: newKey() }
    : undefined;
}
