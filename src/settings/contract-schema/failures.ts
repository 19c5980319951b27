import * as v from 'valibot';
import { expected } from './phrases.js';
import { endpoints, source } from './places.js';
import { choice, either, list, number, object, stated, status, text, word } from './shapes.js';
import { verdict } from './verdicts.js';

const kind = word([
  'payment-required',
  'rate-limited',
  'quota-exceeded',
  'unauthorized',
  'forbidden',
  'not-found',
  'conflict',
  'idempotency-key-reused',
  'invalid',
  'gone',
  'too-large',
  'timeout',
  'server',
  'unavailable',
  'network',
  'aborted',
  'bad-response',
]);

const reason = v.optional(
  word([
    'none',
    'credits',
    'monthly-quota',
    'daily-quota',
    'spend-cap',
    'in-flight-budget',
    'no-subscription',
    'card-declined',
    'rate',
    'concurrency',
    'traffic-growth',
    'feature-not-enabled',
    'missing-ability',
    'missing-header',
    'preflight',
    'validation',
    'hidden',
    'wrong-state',
    'key-in-use',
    'sync-ceiling',
    'not-implemented',
    'overloaded',
    'upstream',
  ]),
  'none',
);

export const statusOrClass = either(['4xx', '5xx'], status);

export const code = v.union(
  [v.string(), v.number()],
  expected('a code, which is a text or a number'),
);

const header = choice(
  'is',
  ['present', 'absent', 'equal'],
  [
    object('a header test', { name: text, is: word(['present', 'absent']) }),
    object('a header test', { name: text, is: v.literal('equal'), value: text }),
  ],
);

const body = choice(
  'is',
  ['present', 'absent', 'equal', 'containing'],
  [
    object('a body test', { path: text, is: word(['present', 'absent']) }),
    object('a body test', {
      path: text,
      is: v.literal('equal'),
      value: v.union(
        [v.string(), v.number(), v.boolean()],
        expected('a text, a number, true or false'),
      ),
    }),
    object('a body test', { path: text, is: v.literal('containing'), text }),
  ],
);

const match = object('a matcher', {
  status: statusOrClass,
  code: v.optional(
    either(['none', 'unknown'], list('codes, "none" or "unknown"', code)),
    'unknown',
  ),
  header: v.exactOptional(header),
  body: v.exactOptional(body),
  endpoints: v.exactOptional(endpoints),
});

const meaning = {
  kind,
  reason,
  verdict,
  meaning: text,
  remedy: v.optional(text, 'unknown'),
};

export const failure = object('a failure case', {
  when: match,
  ...meaning,
  alternatives: v.optional(list('other meanings', object('a meaning', meaning)), []),
  source,
});

const vendorClient = object("the vendor's client", {
  statuses: list('statuses', statusOrClass),
  maxRetries: stated(number('a number of repeats', 0, 1000)),
  orderHeader: v.optional(text, 'unknown'),
  source,
});

export const retry = object('retry advice', {
  never: stated(list('statuses', status)),
  vendorClient: stated(vendorClient),
  source,
});
