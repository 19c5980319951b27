import * as v from 'valibot';
import { choice, either, flag, list, object, stated, text, word } from './shapes.js';

/** A statement of a user's own contract needs no page behind it. */
const OWN = { url: 'unknown', certainty: 'own' } as const;

export const source = v.optional(
  object('a source', {
    url: text,
    certainty: word(['reference', 'docs', 'client', 'third-party', 'own']),
  }),
  OWN,
);

const methods = either(
  ['any'],
  list('methods or "any"', word(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])),
);
const paths = either(['any'], list('paths or "any"', text));

/** Methods of a rule or verdict, on their own. */
export const anyMethods = v.optional(methods, 'any');

export const statedMethods = stated(methods);
export const statedPaths = stated(paths);

export const endpoints = object('a set of endpoints', { methods, paths });

export const anyEndpoints = v.optional(either(['any'], endpoints), 'any');

export const namedEndpoints = object('a set of endpoints', {
  methods,
  paths,
  note: v.optional(text, ''),
  source,
});

export const location = choice(
  'in',
  ['header', 'body'],
  [
    object('a header', { in: v.literal('header'), name: text }),
    object('a place in a body', { in: v.literal('body'), path: text }),
  ],
);

export const host = object('a host', {
  host: text,
  pathPrefix: v.optional(text, '/'),
  shared: v.optional(flag, false),
  environment: v.optional(word(['production', 'sandbox', 'development', 'unknown']), 'unknown'),
  perTenant: v.optional(flag, false),
  source,
});
