import type { EndpointPattern } from './endpoint.js';
import type { Source, Unknown } from './source.js';

/** Where a body has its error code. Paths as in {@link Location}. */
export interface CodePath {
  path: string;
  type: 'string' | 'number';
}

/** How an error body says which fields of the request are wrong. */
export type FieldErrors =
  /** One member holds the one field. */
  | { form: 'path'; path: string }
  /** An object from the field's dot-path to its messages. */
  | { form: 'map'; path: string; keys: 'dot-path' | 'name'; values: 'messages' | 'message' }
  /** An array of objects; `field` and `message` are members of each. */
  | { form: 'list'; path: string; field: string; message: string | Unknown }
  /** Only inside the message. */
  | { form: 'text'; path: string; syntax: 'json-pointer' | Unknown }
  | 'none'
  | Unknown;

/** A further member that is worth keeping. */
export interface ExtraField {
  path: string;
  type: 'string' | 'number' | 'boolean' | 'object' | 'array' | Unknown;
  meaning: string;
}

interface BodyScope {
  statuses: readonly (number | '4xx' | '5xx')[] | 'any';
  endpoints: EndpointPattern | 'any';
  source: Source;
}

/** An error body of the API's own. A contract has as many as the API has shapes; `note` tells when which comes. */
export interface OwnErrorBody extends BodyScope {
  form: 'json';
  /** The member that marks it as a failure. */
  flag: { path: string; value: boolean | string } | 'none' | Unknown;
  /** Alternatives, best first. */
  code: readonly CodePath[] | 'none' | Unknown;
  /** Dot-path of the text. */
  message: string | Unknown;
  fields: FieldErrors;
  hint: string | 'none' | Unknown;
  requestId: string | 'none' | Unknown;
  extras: readonly ExtraField[];
  note: string;
}

/** Anything can come: a proxy hands on the answer of another API. */
export interface ForeignErrorBody extends BodyScope {
  form: 'foreign';
  note: string;
}

export type ErrorBody = OwnErrorBody | ForeignErrorBody;
