import type { DataAs, RequestOptions } from '../options.js';
import type { Settings } from '../send/settings.js';
import { headerRecord, type HeaderRecord } from './headers.js';
import { addressOf, searchParams, type Address } from './url.js';

/** A request of which every attempt is the same, but for the client's own headers. */
export interface PreparedRequest extends Address {
  method: string;
  headers: HeaderRecord;
  body: BodyInit | null | undefined;
  key: string | undefined;
}

/** @throws {TypeError} for what cannot be sent: a cycle in the JSON, an address that is none */
export function prepare(
  { base, contract }: Settings,
  method: string,
  path: string,
  {
    json,
    form,
    body,
    query,
    headers: given,
    idempotencyKey,
    as = 'json',
  }: RequestOptions<keyof DataAs>,
): PreparedRequest {
  const { url, isOwn } = addressOf(base, path, query);
  const headers = headerRecord(given);
  if (as === 'json') headers['accept'] ??= 'application/json';

  const place = isOwn ? contract?.keyPlace({ method, url }, json) : undefined;
  const { holder = headers, name = 'idempotency-key' } = place ?? {};
  let key: string | undefined;
  if (idempotencyKey !== false) {
    key = idempotencyKey ?? (holder[name] as string | undefined) ?? place?.key;
    if (key) holder[name] = key;
  }
  json = place?.holder ?? json;

  if (form) body = form instanceof FormData ? form : searchParams(form);
  if (json !== undefined) {
    body = JSON.stringify(json);
    headers['content-type'] ??= 'application/json';
  }
  return { method, url, isOwn, headers, body, key };
}

/** Can be sent once only: a stream, or any async iterable, which Node takes too. */
export function isStream(body: unknown): boolean {
  return Symbol.asyncIterator in Object(body);
}
