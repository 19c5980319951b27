import type { Contract } from '../contract.js';
import type { FailureCase, FailureMatch, FailureReason } from '../model/failure.js';
import type { Verdict } from '../model/verdict.js';
import type { Inconsistency } from './inconsistency.js';

/** A repeat cannot bring money, a plan or a new month. `in-flight-budget` is not among them: it frees itself. */
const NOT_MENDED_BY_REPEATING: readonly FailureReason[] = [
  'credits',
  'monthly-quota',
  'daily-quota',
  'spend-cap',
  'no-subscription',
  'card-declined',
];

/** Cases that no answer reaches, that cannot be told apart, or whose verdict denies another statement. */
export function checkFailures(contract: Contract): Inconsistency[] {
  return contract.failures.flatMap((failure, index) => {
    const path = `failures[${String(index)}]`;
    return [
      ...checkReach(contract.failures, index, path),
      ...checkMatch(failure.when, path),
      ...checkKind(failure, path),
      ...[failure, ...failure.alternatives].flatMap(({ verdict, reason }) =>
        verdict === 'unknown'
          ? []
          : [
              ...checkRetry(contract, failure, verdict, reason, path),
              ...checkVerdict(contract, verdict, path),
            ],
      ),
    ];
  });
}

function checkReach(
  failures: readonly FailureCase[],
  index: number,
  path: string,
): Inconsistency[] {
  const own = failures[index];
  if (own === undefined) return [];
  const earlier = failures.slice(0, index).findIndex((one) => covers(one.when, own.when));
  if (earlier === -1) return [];
  return [
    {
      path: `${path}.when`,
      problem: `is never reached: failures[${String(earlier)}] matches all that it matches and comes first`,
    },
  ];
}

/** Whether a matcher holds wherever another one holds. */
function covers(one: FailureMatch, other: FailureMatch): boolean {
  return (
    (one.status === other.status || one.status === statusClassOf(other.status)) &&
    coversCode(one.code, other.code) &&
    coversPart(one.header, other.header) &&
    coversPart(one.body, other.body) &&
    coversPart(one.endpoints, other.endpoints)
  );
}

function coversCode(one: FailureMatch['code'], other: FailureMatch['code']): boolean {
  if (typeof one === 'string') return true;
  return typeof other !== 'string' && other.every((code) => one.includes(code));
}

function coversPart(one: object | undefined, other: object | undefined): boolean {
  return one === undefined || JSON.stringify(one) === JSON.stringify(other);
}

function statusClassOf(status: FailureMatch['status']): string {
  return typeof status === 'number' ? `${String(Math.floor(status / 100))}xx` : status;
}

function checkMatch(when: FailureMatch, path: string): Inconsistency[] {
  const { status, code, header, body } = when;
  if (typeof status !== 'number') return [];
  if (!Number.isInteger(status) || status < 100 || status > 599) {
    return [
      { path: `${path}.when.status`, problem: `is ${String(status)}, which is no HTTP status` },
    ];
  }
  if (status >= 400 || typeof code !== 'string' || header !== undefined || body !== undefined)
    return [];
  return [
    {
      path: `${path}.when`,
      problem: `calls every ${String(status)} a failure; a code, header or body must tell it from a success`,
    },
  ];
}

function checkKind({ kind }: FailureCase, path: string): Inconsistency[] {
  if (kind !== 'network' && kind !== 'aborted') return [];
  return [{ path: `${path}.kind`, problem: `is "${kind}", where no status is ever received` }];
}

function checkRetry(
  contract: Contract,
  failure: FailureCase,
  verdict: Verdict,
  reason: FailureReason,
  path: string,
): Inconsistency[] {
  if (verdict.action !== 'retry') return [];
  const { status } = failure.when;
  const { never } = contract.retry;
  const found: Inconsistency[] = [];
  if (typeof status === 'number' && never !== 'unknown' && never.includes(status)) {
    found.push({
      path: `${path}.verdict`,
      problem: `is "retry", but retry.never has ${String(status)}`,
    });
  }
  if (NOT_MENDED_BY_REPEATING.includes(reason)) {
    found.push({ path: `${path}.verdict`, problem: `is "retry", but no repeat mends "${reason}"` });
  }
  const { backoff, maxRetries, needsKey } = verdict;
  if (backoff !== 'unknown') {
    if (
      backoff.form === 'schedule' &&
      maxRetries !== 'unknown' &&
      backoff.seconds.length !== maxRetries
    ) {
      found.push({
        path: `${path}.verdict.backoff`,
        problem: `has ${String(backoff.seconds.length)} waits for ${String(maxRetries)} repeats`,
      });
    }
    if (backoff.form === 'range' && backoff.from > backoff.to) {
      found.push({ path: `${path}.verdict.backoff`, problem: 'begins after its end' });
    }
  }
  if (needsKey === true && !offersKeys(contract)) {
    found.push({
      path: `${path}.verdict.needsKey`,
      problem: 'is true, but idempotency offers no key',
    });
  }
  return found;
}

function checkVerdict(contract: Contract, verdict: Verdict, path: string): Inconsistency[] {
  switch (verdict.action) {
    case 'newIdempotencyKey':
      return offersKeys(contract)
        ? []
        : [
            {
              path: `${path}.verdict`,
              problem: 'asks for another key, but idempotency offers none',
            },
          ];
    case 'resubmit':
    case 'poll':
      return contract.tasks === 'unknown' && (verdict.action === 'poll' || verdict.then === 'poll')
        ? [{ path: `${path}.verdict`, problem: 'asks to poll, but tasks does not say what' }]
        : [];
    case 'waitUntil':
      return checkCalendar(verdict.until, path);
    default:
      return [];
  }
}

type Until = Extract<Verdict, { action: 'waitUntil' }>['until'];

function checkCalendar(until: Until, path: string): Inconsistency[] {
  if (until === 'unknown' || !('every' in until)) return [];
  const isDaily = until.every === 'day';
  if (isDaily === (until.dayOfMonth === 'any')) return [];
  return [
    {
      path: `${path}.verdict.until.dayOfMonth`,
      problem: isDaily
        ? 'must be "any" for every day'
        : 'must be a day from 1 to 31 for every month',
    },
  ];
}

function offersKeys({ idempotency }: Contract): boolean {
  return idempotency !== 'unknown' && idempotency.some(({ support }) => support !== 'none');
}
