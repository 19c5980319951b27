import type { RuntimeContract } from '../contracts/runtime-contract.js';
import type { RateLimit } from '../response/rate-limit.js';
import { knownList } from './known.js';
import { itemsOf } from './structured-field.js';
import { waitOf } from './waits.js';

/**
 * What an answer tells of a rate limit: in the headers that the contract names, the `RateLimit` and `RateLimit-Policy`
 * fields (draft-ietf-httpapi-ratelimit-headers), `X-RateLimit-*`, or the `RateLimit-*` of older drafts.
 *
 * @param now when the answer arrived, in milliseconds since 1970
 * @returns undefined where it tells nothing
 */
export function rateLimitOf(
  headers: Headers,
  contract: RuntimeContract,
  now: number,
): RateLimit | undefined {
  return (
    byContract(headers, contract, now) ?? byField(headers, now) ?? byUsualHeaders(headers, now)
  );
}

/** A contract can name several limits, of requests and of tokens: the headers of each have a stem in common. */
function byContract(
  headers: Headers,
  { rateLimitHeaders }: RuntimeContract,
  now: number,
): RateLimit | undefined {
  const named = knownList(rateLimitHeaders);
  const limits = named
    .filter(({ meaning }) => meaning === 'remaining')
    .flatMap(({ name }) => {
      const beside = (meaning: string) =>
        named.find(
          (one) =>
            one.meaning === meaning &&
            one.name.toLowerCase() === name.toLowerCase().replace('remaining', meaning),
        );
      const reset = beside('reset');
      const resetText = headers.get(reset?.name ?? 'x');
      const wait = reset && resetText !== null ? waitOf(resetText, reset.format, now) : undefined;
      return known(headers.get(beside('limit')?.name ?? 'x'), headers.get(name), wait, now) ?? [];
    });
  return leastOf(limits);
}

function byField(headers: Headers, now: number): RateLimit | undefined {
  const policies = itemsOf(headers.get('ratelimit-policy'));
  return leastOf(
    itemsOf(headers.get('ratelimit')).flatMap(({ name, parameters: { r, t } }) => {
      const quota = policies.find((policy) => policy.name === name)?.parameters['q'];
      const limit = known(quota, r, Number(t) * 1e3, now);
      return limit ? { ...limit, policy: name } : [];
    }),
  );
}

function byUsualHeaders(headers: Headers, now: number): RateLimit | undefined {
  const value = (name: string): string | null =>
    headers.get(`x-ratelimit-${name}`) ?? headers.get(`ratelimit-${name}`);
  const reset = value('reset');
  // A number of seconds that would be decades is a moment.
  const wait = waitOf(reset ?? '', Number(reset) > 1e9 ? 'epoch-seconds' : 'seconds', now);
  return known(value('limit'), value('remaining'), wait, now);
}

function known(
  limit: string | null | undefined,
  remaining: string | null | undefined,
  wait: number | undefined,
  now: number,
): RateLimit | undefined {
  const [most, rest] = [limit, remaining].map((text) => {
    const number = parseFloat(text ?? '');
    return number >= 0 ? number : undefined;
  });
  if (most === undefined && rest === undefined) return undefined;
  const resetAt = wait !== undefined && wait >= 0 ? now + wait : undefined;
  return { limit: most, remaining: rest, resetAt, policy: undefined };
}

function leastOf(limits: readonly RateLimit[]): RateLimit | undefined {
  const rest = ({ remaining = Infinity }: RateLimit): number => remaining;
  return [...limits].sort((one, other) => rest(one) - rest(other))[0];
}
