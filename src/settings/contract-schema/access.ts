import * as v from 'valibot';
import { anyEndpoints, endpoints, source } from './places.js';
import { either, object, stated, status, text, word } from './shapes.js';

export const authHeader = object('a credential header', {
  header: text,
  scheme: v.optional(word(['Bearer', 'Basic', 'none']), 'none'),
  credential: v.optional(text, 'unknown'),
  endpoints: anyEndpoints,
  source,
});

export const requiredHeader = object('a required header', {
  header: text,
  value: v.optional(text, 'unknown'),
  endpoints: v.optional(either(['any', 'unknown'], endpoints), 'unknown'),
  missing: stated(object('an answer', { status, message: v.optional(text, 'unknown') })),
  source,
});
