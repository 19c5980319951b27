import type { ApiCall } from '../facts/index.js';
import type { MapApi } from './map-data.js';

/** The API to which a call goes: that of its contract, else its host, else what kind of address it has. */
export function apiOf(call: ApiCall, contractNames: ReadonlyMap<string, string>): MapApi {
  const { contract, url } = call;
  if (contract !== null) {
    return { id: contract, name: contractNames.get(contract) ?? contract, hasContract: true };
  }
  if (url.host !== null) return { id: url.host, name: url.host, hasContract: false };
  return url.kind === 'relative'
    ? { id: 'relative', name: 'own server', hasContract: false }
    : { id: 'dynamic', name: 'address known at run time', hasContract: false };
}
