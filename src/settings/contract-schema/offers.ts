import * as v from 'valibot';
import { anyEndpoints, endpoints, location, source, statedMethods, statedPaths } from './places.js';
import { choice, flag, list, number, object, stated, status, text, word } from './shapes.js';

const seconds = number('a number of seconds', 0, Infinity);

const refusal = object('a refusal', {
  status: stated(status),
  code: v.optional(text, 'unknown'),
});

export const idempotencyRule = object('an idempotency rule', {
  methods: statedMethods,
  paths: statedPaths,
  support: stated(word(['required', 'supported', 'none'])),
  carrier: stated(
    choice(
      'in',
      ['header', 'body'],
      [
        object('a header', { in: v.literal('header'), name: text }),
        object('a body member', { in: v.literal('body'), name: text }),
      ],
    ),
  ),
  scope: v.optional(text, 'unknown'),
  lifetimeHours: stated(number('a number of hours', 0, Infinity)),
  maxLength: stated(number('a number of characters', 1, Infinity)),
  repeat: stated(word(['replay', 'latest-state', 'completes', 'refused'])),
  changedBody: stated(refusal),
  concurrent: stated(refusal),
  source,
});

export const limit = object('a limit', {
  what: word(['requests', 'concurrent-runs', 'body-megabytes', 'reads', 'writes']),
  tier: v.optional(text, 'any'),
  scope: stated(word(['key', 'ip', 'user', 'organization'])),
  endpoints: anyEndpoints,
  amount: number('an amount', 0, Infinity),
  per: word(['second', 'minute', 'hour', 'day', 'month', 'moment', 'request']),
  note: v.optional(text, ''),
  source,
});

export const duration = object('a duration', {
  endpoints: anyEndpoints,
  maxSeconds: seconds,
  then: v.optional(text, 'unknown'),
  source,
});

const states = object('the states of a task', {
  running: list('states', text),
  succeeded: list('states', text),
  failed: list('states', text),
});

export const task = object('a task', {
  starts: endpoints,
  acceptedStatus: stated(status),
  id: stated(location),
  poll: stated(endpoints),
  statePath: v.optional(text, 'unknown'),
  states: stated(states),
  failure: stated(object('the place of a failure', { path: text, status: stated(status) })),
  interval: stated(
    object('an interval', {
      first: object('a range of seconds', { from: seconds, to: seconds }),
      max: stated(seconds),
      growing: stated(flag),
    }),
  ),
  note: v.optional(text, ''),
  source,
});
