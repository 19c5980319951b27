/**
 * A set of the answers that one call can still have received at some point of a path: a bit each for the statuses
 * that code and contracts name, one for the rest of each class, and one for no answer at all (a network failure).
 */
export type StatusSet = bigint;

const NAMED = [
  200, 201, 202, 204, 400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413, 414,
  415, 416, 417, 418, 419, 420, 421, 422, 423, 424, 425, 426, 428, 429, 431, 440, 444, 449, 451,
  498, 499, 500, 501, 502, 503, 504, 505, 507, 508, 511, 520, 521, 522, 523, 524, 525, 526, 529,
  530,
] as const;

/** Statuses that stand for the rest of their class: comparisons are asked for each of them. */
const REST: readonly (readonly number[])[] = [
  [100, 101, 103],
  [203, 205, 206, 226],
  [300, 301, 302, 303, 304, 307, 308],
  [430, 450, 463, 494, 497],
  [506, 509, 510, 527, 598, 599],
];

const MEMBERS: readonly (readonly number[])[] = [...NAMED.map((status) => [status]), ...REST];

/** Tests run over halves of the bits, which are numbers: arithmetic on large ones is slow. */
const HALF = 32;
const LOW = (1n << BigInt(HALF)) - 1n;

/** No answer: the connection failed, or the request was aborted. */
export const NETWORK: StatusSet = 1n << BigInt(MEMBERS.length);
export const EMPTY: StatusSet = 0n;
export const ANSWERED: StatusSet = NETWORK - 1n;
export const EVERYTHING: StatusSet = ANSWERED | NETWORK;

/** The members of a set for which a predicate can hold, and those for which it can fail. */
export function splitBy(
  set: StatusSet,
  holds: (status: number) => boolean,
): { yes: StatusSet; no: StatusSet } {
  const low = splitHalf(Number(set & LOW), 0, holds);
  const high = splitHalf(Number(set >> BigInt(HALF)), HALF, holds);
  return { yes: joined(high.yes, low.yes), no: joined(high.no, low.no) };
}

function splitHalf(
  set: number,
  start: number,
  holds: (status: number) => boolean,
): { yes: number; no: number } {
  let yes = 0;
  let no = 0;
  for (let left = set, index = start; left !== 0; left >>>= 1, index += 1) {
    const statuses = MEMBERS[index];
    if ((left & 1) === 0 || statuses === undefined) continue;
    const bit = 1 << (index - start);
    if (statuses.some(holds)) yes |= bit;
    if (!statuses.every(holds)) no |= bit;
  }
  return { yes, no };
}

function joined(high: number, low: number): StatusSet {
  return (BigInt(high >>> 0) << BigInt(HALF)) | BigInt(low >>> 0);
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
  const standing = standIn(status);
  const index = MEMBERS.findIndex((statuses) => statuses.includes(standing));
  return index < 0 ? EMPTY : 1n << BigInt(index);
}

/** A status, or one that stands for it among the rest of its class. */
export function standIn(status: number): number {
  if (MEMBERS.some((statuses) => statuses.includes(status))) return status;
  return REST[Math.floor(status / 100) - 1]?.at(-1) ?? status;
}

/** Whether just one status is in a set, and not the rest of a class. */
export function isOneStatus(set: StatusSet): boolean {
  return set !== EMPTY && set < REST_BITS && (set & (set - 1n)) === EMPTY;
}

/** The bits of the rests come after all others. */
const REST_BITS: StatusSet = 1n << BigInt(NAMED.length);

/** The set of some statuses. */
export function statusSet(statuses: Iterable<number>): StatusSet {
  let set = EMPTY;
  for (const status of statuses) set |= statusBit(status);
  return set;
}
