import type { EndpointPattern, HttpMethod } from './endpoint.js';
import type { Unknown } from './source.js';

/** How the wait grows from one attempt to the next when the server names none. Numbers are seconds. */
export type Backoff =
  | { form: 'none' }
  | { form: 'schedule'; seconds: readonly number[] }
  | { form: 'range'; from: number; to: number }
  | {
      form: 'exponential';
      initial: number | Unknown;
      max: number | Unknown;
      jitter: boolean | Unknown;
    }
  | { form: 'words'; words: string };

/** A moment that comes back by the calendar. */
export interface Calendar {
  every: 'day' | 'month';
  /** 1 to 31; `any` for a daily one. */
  dayOfMonth: number | 'any';
  /** 24 h clock, `HH:MM`. */
  time: string;
  /** IANA name. */
  timeZone: string;
}

/** What to change before the request is sent again. */
export type Change =
  | { in: 'body'; path: string; value: string | number | boolean }
  | { in: 'header'; names: readonly string[]; how: string };

/** What a client has to do about a failure. */
export type Verdict =
  | {
      /** The same request may be sent again unchanged. */
      action: 'retry';
      methods: readonly HttpMethod[] | 'any';
      /** A request that is not idempotent may be repeated only with an idempotency key. */
      needsKey: boolean | Unknown;
      /** Repeats after the first attempt. */
      maxRetries: number | Unknown;
      backoff: Backoff | Unknown;
    }
  | { action: 'fail' }
  /** The customer has to pay first: credits, a plan, a subscription, a frozen account. */
  | { action: 'topUp' }
  | { action: 'resubmit'; change: Change; then: 'poll' | 'done' }
  | { action: 'poll'; endpoint: EndpointPattern | Unknown }
  | { action: 'waitUntil'; until: Calendar | { header: string } | { event: string } | Unknown }
  | { action: 'newIdempotencyKey' }
  | { action: 'reauthenticate' };

/** The discriminant of {@link Verdict}. */
export type Action = Verdict['action'];
