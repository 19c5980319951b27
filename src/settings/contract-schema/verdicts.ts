import * as v from 'valibot';
import { anyMethods, endpoints } from './places.js';
import { choice, either, flag, list, number, object, stated, text, word } from './shapes.js';

const seconds = number('a number of seconds', 0, Infinity);

const backoff = choice(
  'form',
  ['none', 'schedule', 'range', 'exponential', 'words'],
  [
    object('no backoff', { form: v.literal('none') }),
    object('a schedule', {
      form: v.literal('schedule'),
      seconds: list('numbers of seconds', seconds),
    }),
    object('a range', { form: v.literal('range'), from: seconds, to: seconds }),
    object('an exponential backoff', {
      form: v.literal('exponential'),
      initial: stated(seconds),
      max: stated(seconds),
      jitter: stated(flag),
    }),
    object('a backoff in words', { form: v.literal('words'), words: text }),
  ],
);

const calendar = object('a calendar', {
  every: word(['day', 'month']),
  dayOfMonth: either(['any'], number('a day from 1 to 31 or "any"', 1, 31)),
  time: v.pipe(
    text,
    v.regex(/^([01]\d|2[0-3]):[0-5]\d$/u, 'expected a time as HH:MM, from 00:00 to 23:59'),
  ),
  timeZone: text,
});
const headerMoment = object('a moment in a header', { header: text });
const event = object('an event', { event: text });

const until = v.lazy((input) => {
  if (typeof input !== 'object' || input === null) return calendar;
  if ('header' in input) return headerMoment;
  return 'event' in input ? event : calendar;
});

const change = choice(
  'in',
  ['body', 'header'],
  [
    object('a change of the body', {
      in: v.literal('body'),
      path: text,
      value: v.union(
        [v.string(), v.number(), v.boolean()],
        'expected a text, a number, true or false',
      ),
    }),
    object('a change of the headers', {
      in: v.literal('header'),
      names: list('header names', text),
      how: text,
    }),
  ],
);

export const verdict = stated(
  choice(
    'action',
    [
      'retry',
      'fail',
      'topUp',
      'resubmit',
      'poll',
      'waitUntil',
      'newIdempotencyKey',
      'reauthenticate',
    ],
    [
      object('a retry', {
        action: v.literal('retry'),
        methods: anyMethods,
        needsKey: stated(flag),
        maxRetries: stated(number('a number of repeats', 0, 1000)),
        backoff: stated(backoff),
      }),
      object('a failure', { action: v.literal('fail') }),
      object('a top-up', { action: v.literal('topUp') }),
      object('a changed repeat', {
        action: v.literal('resubmit'),
        change,
        then: v.optional(word(['poll', 'done']), 'done'),
      }),
      object('a poll', { action: v.literal('poll'), endpoint: stated(endpoints) }),
      object('a wait', { action: v.literal('waitUntil'), until: stated(until) }),
      object('a new key', { action: v.literal('newIdempotencyKey') }),
      object('a new login', { action: v.literal('reauthenticate') }),
    ],
  ),
);
