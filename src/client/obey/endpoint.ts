import type { EndpointPattern } from '../contracts/model/endpoint.js';
import type { Unknown } from '../contracts/model/source.js';
import type { RuntimeContract } from '../contracts/runtime-contract.js';
import type { ContractRequest } from './obeyed-contract.js';

/** A pattern of which parts may be `unknown` or left out. */
type LoosePattern =
  { [Part in keyof EndpointPattern]?: EndpointPattern[Part] | Unknown | undefined } | 'any';

/**
 * Whether a request that is really sent goes to one of these endpoints: what `matchEndpoint` answers for calls in source
 * code, of which parts may not be known.
 *
 * @param path relative to the host's prefix
 */
export function endpointFits(
  pattern: LoosePattern | undefined,
  method: string,
  path: string,
): boolean {
  const { methods = 'any', paths = 'any' } = pattern === 'any' ? {} : (pattern ?? {});
  const isOneOf = (list: readonly string[] | string, fits: (one: string) => boolean): boolean =>
    typeof list === 'string' ? list === 'any' : list.some(fits);
  return (
    isOneOf(methods, (one) => one === method) &&
    isOneOf(paths, (one) => {
      // `*` stands for one segment, a last `**` for any rest, the empty one included.
      const source = one
        .replace(/\/+$/, '')
        .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
        .replace(/\/\*\*$/, '(?:/.*)?')
        .replace(/\/\*(?=\/|$)/g, '/[^/]+');
      return new RegExp(`^${source}/*$`).test(path);
    })
  );
}

/** The path of an address below the API's prefix, as the endpoints of a contract have it. */
export function endpointOf(url: string, { hosts }: RuntimeContract): string {
  const path = url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '');
  const prefix = hosts
    ?.map(({ pathPrefix }) => pathPrefix)
    .find((one) => one !== '/' && `${path}/`.startsWith(`${one}/`));
  return prefix === undefined ? path : path.slice(prefix.length);
}

export function isSentTo(
  pattern: LoosePattern | undefined,
  request: ContractRequest,
  contract: RuntimeContract,
): boolean {
  return endpointFits(pattern, request.method, endpointOf(request.url, contract));
}
