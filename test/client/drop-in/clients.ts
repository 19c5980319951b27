import { createClient } from '@unhappy-path/client';
import { pyramid } from '@unhappy-path/client/apis';

/** With and without a contract; those of `once` repeat nothing. */
export type ClientName = 'plain' | 'plain, once' | 'contract' | 'contract, once';

type Fetch = typeof globalThis.fetch;

/** @param baseUrl of the client with the contract */
export function clientFetches(baseUrl: string): Record<ClientName, Fetch> {
  // As many repeats as by default, only sooner.
  const retry = { backoff: () => 0 };
  const known = { contract: pyramid, baseUrl, headers: { authorization: 'Bearer of-the-client' } };
  return {
    plain: detached(createClient({ retry })),
    'plain, once': detached(createClient({ retry: false })),
    contract: detached(createClient({ ...known, retry })),
    'contract, once': detached(createClient({ ...known, retry: false })),
  };
}

/** The platform's works without its object, too. */
function detached(client: { fetch: Fetch }): Fetch {
  return client.fetch;
}
