import * as v from 'valibot';
import { expected } from './phrases.js';
import { anyEndpoints, location, source } from './places.js';
import { statusOrClass } from './failures.js';
import {
  choice,
  either,
  flag,
  list,
  number,
  object,
  stated,
  status,
  text,
  word,
} from './shapes.js';

const seconds = number('a number of seconds', 0, Infinity);

const waitFormat = word([
  'seconds',
  'decimal-seconds',
  'seconds-or-date',
  'milliseconds',
  'duration',
  'epoch-seconds',
  'rfc3339',
]);

export const wait = object('a wait', {
  statuses: v.optional(either(['any', 'unknown'], list('statuses', status)), 'unknown'),
  from: choice(
    'in',
    ['header', 'body', 'text', 'advice'],
    [
      object('a header', { in: v.literal('header'), name: text, format: stated(waitFormat) }),
      object('a place in a body', {
        in: v.literal('body'),
        path: text,
        format: stated(waitFormat),
      }),
      object('a wait in the text', { in: v.literal('text') }),
      object('advice', { in: v.literal('advice'), from: seconds, to: seconds }),
    ],
  ),
  fallback: stated(seconds),
  source,
});

const fieldErrors = choice(
  'form',
  ['path', 'map', 'list', 'text'],
  [
    object('the path of a field', { form: v.literal('path'), path: text }),
    object('a map of fields', {
      form: v.literal('map'),
      path: text,
      keys: word(['dot-path', 'name']),
      values: word(['messages', 'message']),
    }),
    object('a list of fields', {
      form: v.literal('list'),
      path: text,
      field: text,
      message: v.optional(text, 'unknown'),
    }),
    object('a field in the text', {
      form: v.literal('text'),
      path: text,
      syntax: stated(word(['json-pointer'])),
    }),
  ],
);

const bodyScope = {
  statuses: v.optional(either(['any'], list('statuses or "any"', statusOrClass)), 'any'),
  endpoints: anyEndpoints,
  note: v.optional(text, ''),
  source,
};

const flagValue = v.union([v.boolean(), v.string()], expected('true, false or a text'));

export const errorBody = choice(
  'form',
  ['json', 'foreign'],
  [
    object('an error body', {
      form: v.literal('json'),
      flag: v.optional(
        either(['none', 'unknown'], object('a flag', { path: text, value: flagValue })),
        'unknown',
      ),
      code: v.optional(
        either(
          ['none', 'unknown'],
          list(
            'places of a code, "none" or "unknown"',
            object('the place of a code', { path: text, type: word(['string', 'number']) }),
          ),
        ),
        'unknown',
      ),
      message: v.optional(text, 'unknown'),
      fields: v.optional(either(['none', 'unknown'], fieldErrors), 'unknown'),
      hint: v.optional(text, 'unknown'),
      requestId: v.optional(text, 'unknown'),
      extras: v.optional(
        list(
          'further members',
          object('a further member', {
            path: text,
            type: stated(word(['string', 'number', 'boolean', 'object', 'array'])),
            meaning: text,
          }),
        ),
        [],
      ),
      ...bodyScope,
    }),
    object('a foreign error body', { form: v.literal('foreign'), ...bodyScope }),
  ],
);

const successFlag = object('a success flag', {
  path: text,
  success: v.optional(either(['absent', 'unknown'], flag), 'unknown'),
  failure: flag,
});

export const success = object('the description of a success', {
  flag: v.optional(either(['none', 'unknown'], successFlag), 'unknown'),
  errors: v.optional(
    either(
      ['none', 'unknown'],
      object('the place of errors', { path: text, endpoints: anyEndpoints }),
    ),
    'unknown',
  ),
  data: v.optional(
    either(['none', 'unknown'], object('the place of the data', { path: text, of: text })),
    'unknown',
  ),
  streams: stated(object('the description of streams', { when: text, lateFailure: stated(flag) })),
  statuses: v.optional(
    list(
      'success statuses',
      object('a success status', {
        status: either(['2xx'], status),
        meaning: text,
        next: v.optional(word(['done', 'poll', 'follow']), 'done'),
      }),
    ),
    [],
  ),
  source,
});

const on = v.optional(
  either(['every', 'unknown'], list('statuses, "every" or "unknown"', status)),
  'unknown',
);

export const rateLimitHeader = object('a rate-limit header', {
  name: text,
  meaning: word(['limit', 'remaining', 'used', 'reset', 'reason', 'resource', 'policy', 'state']),
  format: v.optional(either(['none', 'unknown'], waitFormat), 'unknown'),
  counts: v.optional(text, 'unknown'),
  on,
  source,
});

export const responseHeader = object('a response header', {
  name: text,
  meaning: word(['wait', 'request-id', 'cost', 'balance', 'api', 'retry-order', 'location']),
  on,
  endpoints: anyEndpoints,
  source,
});

export const requestIds = object('the description of request ids', {
  locations: stated(list('places', location)),
  keep: v.optional(list('ids to keep', object('an id to keep', { location, meaning: text })), []),
  source,
});
