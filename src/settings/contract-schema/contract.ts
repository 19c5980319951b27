import * as v from 'valibot';
import { authHeader, requiredHeader } from './access.js';
import { code, failure, retry } from './failures.js';
import { duration, idempotencyRule, limit, task } from './offers.js';
import { endpoints, host, namedEndpoints, source } from './places.js';
import {
  errorBody,
  rateLimitHeader,
  requestIds,
  responseHeader,
  success,
  wait,
} from './responses.js';
import { either, flag, list, object, stated, text } from './shapes.js';

const note = object('a note', { says: text, source });

/**
 * A contract as a user writes it. What is left out is `unknown`, or empty where a list cannot be unknown; only `id`,
 * `name`, `hosts` and `failures` must be there.
 */
export const contract = object('a contract', {
  id: text,
  name: text,
  hosts: list('hosts', host),
  auth: stated(list('credential headers', authHeader)),
  requiredHeaders: stated(list('required headers', requiredHeader)),
  failures: list('failure cases', failure),
  otherCodes: v.optional(list('codes', object('a code', { code, meaning: text, source })), []),
  retry: v.optional(retry, {}),
  waits: stated(list('waits', wait)),
  errorBodies: stated(list('error bodies', errorBody)),
  success: v.optional(success, {}),
  idempotency: stated(list('idempotency rules', idempotencyRule)),
  requestId: v.optional(requestIds, {}),
  rateLimitHeaders: stated(list('rate-limit headers', rateLimitHeader)),
  responseHeaders: v.optional(list('response headers', responseHeader), []),
  limits: stated(list('limits', limit)),
  durations: stated(list('durations', duration)),
  tasks: stated(list('tasks', task)),
  notFoundMayMeanForbidden: stated(flag),
  putNeedsFullBody: v.optional(either(['none', 'unknown'], endpoints), 'unknown'),
  endpoints: v.optional(list('endpoints', namedEndpoints), []),
  contradictions: v.optional(
    list(
      'contradictions',
      object('a contradiction', {
        about: text,
        statements: list('statements', note),
        advice: text,
      }),
    ),
    [],
  ),
  notes: v.optional(list('notes', note), []),
  sources: v.optional(list('sources', source), []),
});
