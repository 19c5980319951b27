/**
 * A set of the answers that one call can still have received at some point of a path: a bit each for the statuses
 * that code and contracts name, one for the rest of each class, and one for no answer at all (a network failure).
 */
export type StatusSet = number;

const NAMED = [
  200, 201, 202, 204, 400, 401, 402, 403, 404, 405, 408, 409, 410, 413, 422, 423, 425, 429, 500,
  501, 502, 503, 504, 529,
] as const;

/** Statuses that stand for the rest of their class: comparisons are asked for each of them. */
const REST: readonly (readonly number[])[] = [
  [100, 101, 103],
  [203, 205, 206, 226],
  [300, 301, 302, 303, 304, 307, 308],
  [406, 407, 411, 412, 414, 415, 416, 417, 418, 421, 424, 426, 428, 430, 431, 451, 498, 499],
  [505, 507, 508, 511, 520, 521, 522, 524, 599],
];

const MEMBERS: readonly (readonly number[])[] = [...NAMED.map((status) => [status]), ...REST];

/** No answer: the connection failed, or the request was aborted. */
export const NETWORK: StatusSet = 1 << MEMBERS.length;
export const EMPTY: StatusSet = 0;
export const ANSWERED: StatusSet = NETWORK - 1;
export const EVERYTHING: StatusSet = ANSWERED | NETWORK;

/** The members of a set for which a predicate can hold, and those for which it can fail. */
export function splitBy(
  set: StatusSet,
  holds: (status: number) => boolean,
): { yes: StatusSet; no: StatusSet } {
  let yes = EMPTY;
  let no = EMPTY;
  MEMBERS.forEach((statuses, index) => {
    const bit = 1 << index;
    if ((set & bit) === 0) return;
    if (statuses.some(holds)) yes |= bit;
    if (!statuses.every(holds)) no |= bit;
  });
  return { yes, no };
}

function where(holds: (status: number) => boolean): StatusSet {
  return splitBy(ANSWERED, holds).yes;
}

export const SUCCESS: StatusSet = where((status) => status >= 200 && status <= 299);
const REDIRECT_OR_INFORMATIONAL: StatusSet = where(
  (status) => status < 200 || (status >= 300 && status < 400),
);
export const FAILURE: StatusSet = ANSWERED & ~SUCCESS & ~REDIRECT_OR_INFORMATIONAL;

/** Statuses that another attempt cannot mend. */
export const NON_RETRYABLE: StatusSet = where((status) =>
  [400, 401, 402, 403, 404, 422].includes(status),
);

/** The bit of one status; that of the rest of its class where it has none of its own. */
export function statusBit(status: number): StatusSet {
  const own = MEMBERS.findIndex((statuses) => statuses.includes(status));
  if (own >= 0) return 1 << own;
  const sibling = REST.findIndex(
    (statuses) => Math.floor((statuses[0] ?? 0) / 100) === Math.floor(status / 100),
  );
  return sibling < 0 ? EMPTY : 1 << (NAMED.length + sibling);
}

/** The set of some statuses. */
export function statusSet(statuses: Iterable<number>): StatusSet {
  let set = EMPTY;
  for (const status of statuses) set |= statusBit(status);
  return set;
}
