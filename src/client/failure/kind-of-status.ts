import type { FailureKind } from '../contracts/model/failure.js';

/** Of the statuses from 401 to 413. */
const KINDS =
  'unauthorized payment-required forbidden not-found invalid invalid invalid timeout conflict gone invalid invalid too-large';

/** What a status means by RFC 9110 and RFC 6585 alone. */
export function kindOfStatus(status: number): FailureKind {
  if (status === 429) return 'rate-limited';
  if (status > 501 && status < 505) return 'unavailable';
  if (status < 400) return 'bad-response';
  if (status > 499) return 'server';
  return (KINDS.split(' ')[status - 401] ?? 'invalid') as FailureKind;
}
