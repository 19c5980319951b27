import type { HttpMethod } from './endpoint.js';
import type { Source, Unknown } from './source.js';

/** Where a request carries its idempotency key. */
export type KeyCarrier = { in: 'header'; name: string } | { in: 'body'; name: string };

/** The answer to a misuse of a key. */
export interface KeyRefusal {
  status: number | Unknown;
  code: string | 'none' | Unknown;
}

/**
 * What an API offers so that a request sent twice acts once. Ordered: the first rule that names the endpoint decides;
 * where none does it is `unknown`.
 */
export interface IdempotencyRule {
  methods: readonly HttpMethod[] | 'any' | Unknown;
  /** As in {@link EndpointPattern}. */
  paths: readonly string[] | 'any' | Unknown;
  /** `none` only where the documentation says that there is no key. */
  support: 'required' | 'supported' | 'none' | Unknown;
  carrier: KeyCarrier | Unknown;
  /** Within what a key must be unique. */
  scope: string | Unknown;
  /** How long a key is remembered. */
  lifetimeHours: number | Unknown;
  /** Longest key in characters. */
  maxLength: number | Unknown;
  /** What the second identical request gets: the stored first response, the present state, the rest of the work, an error. */
  repeat: 'replay' | 'latest-state' | 'completes' | 'refused' | Unknown;
  /** The same key with another body. */
  changedBody: KeyRefusal | Unknown;
  /** The same key while the first request still runs. */
  concurrent: KeyRefusal | Unknown;
  source: Source;
}
