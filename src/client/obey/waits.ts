import type { WaitFormat } from '../contracts/model/wait.js';
import type { Calendar } from '../contracts/model/verdict.js';
import type { RuntimeContract, RuntimeVerdict } from '../contracts/runtime-contract.js';
import { spanOf } from '../failure/wait.js';
import { atPath } from './at-path.js';
import { knownList } from './known.js';

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1e3, m: 6e4, h: 36e5, d: 864e5 };

/**
 * How long an answer asks to wait where it has no `Retry-After`, which goes first: by the contract's other headers, the
 * body, or the advice of the documentation.
 *
 * @param now in milliseconds since 1970
 * @returns milliseconds; undefined where nothing says it
 */
export function statedWait(
  status: number,
  headers: Headers,
  body: unknown,
  contract: RuntimeContract,
  now: number,
): number | undefined {
  for (const { statuses, from } of knownList(contract.waits)) {
    if (Array.isArray(statuses) && !statuses.includes(status)) continue;
    if (from.in === 'advice') return (from.from + Math.random() * (from.to - from.from)) * 1e3;
    if (from.in === 'text') continue;
    const value = from.in === 'header' ? headers.get(from.name) : atPath(body, from.path);
    const wait =
      typeof value === 'string' || typeof value === 'number'
        ? waitOf(String(value), from.format, now)
        : undefined;
    if (wait !== undefined) return wait;
  }
  return undefined;
}

/** A span or a moment in any of the formats of contracts, in milliseconds from `now`; seconds where it is not known. */
export function waitOf(
  text: string,
  format: WaitFormat | 'unknown' | 'none' | undefined,
  now: number,
): number | undefined {
  let wait = spanOf(text, now);
  if (format === 'milliseconds' && wait) wait /= 1e3;
  if (format === 'epoch-seconds') wait = Number(text || NaN) * 1e3 - now;
  if (format === 'rfc3339') wait = Date.parse(text) - now;
  const spans = format === 'duration' ? [...text.matchAll(/([\d.]+)(ms|[smhd])/g)] : [];
  if (spans.length > 0)
    wait = spans.reduce(
      (sum, [, amount, unit = '']) => sum + Number(amount) * (UNITS[unit] ?? 0),
      0,
    );
  return wait === undefined || Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

/** Until when the contract says that nothing helps: by the calendar, or a header. */
export function waitUntil(
  verdict: RuntimeVerdict,
  headers: Headers,
  contract: RuntimeContract,
  now: number,
): number | undefined {
  const until = verdict.action === 'waitUntil' ? verdict.until : undefined;
  if (typeof until !== 'object') return undefined;
  if ('header' in until) {
    // How it is written, the contract says where it lists the waits.
    const stated = knownList(contract.waits).find(
      ({ from }) => from.in === 'header' && from.name === until.header,
    )?.from;
    const format = stated?.in === 'header' ? stated.format : undefined;
    return waitOf(headers.get(until.header ?? '') ?? '', format, now);
  }
  return 'every' in until ? untilNext(until, now) : undefined;
}

/** Calendars of other time zones than UTC are not computed. */
function untilNext(
  {
    every,
    dayOfMonth,
    time,
    timeZone,
  }: Omit<Calendar, 'dayOfMonth'> & { dayOfMonth?: number | 'any' | undefined },
  now: number,
): number | undefined {
  if (timeZone !== 'UTC') return undefined;
  const date = new Date(now);
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  date.setUTCHours(hours, minutes, 0, 0);
  if (typeof dayOfMonth === 'number') date.setUTCDate(dayOfMonth);
  if (date.getTime() <= now) {
    if (every === 'day') date.setUTCDate(date.getUTCDate() + 1);
    else date.setUTCMonth(date.getUTCMonth() + 1);
  }
  return date.getTime() - now;
}
