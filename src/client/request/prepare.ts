import type { DataAs, RequestOptions } from '../options.js';
import type { Settings } from '../send/settings.js';
import { headerRecord, type HeaderRecord } from './headers.js';
import { addressOf, searchParams } from './url.js';

/** A request of which every attempt is the same, but for the client's own headers. */
export interface PreparedRequest {
  method: string;
  url: string;
  /** Whether it goes where the client belongs, so that the client's headers and contract are for it. */
  isOwn: boolean;
  headers: HeaderRecord;
  body: BodyInit | null | undefined;
  key: string | undefined;
}

/** @throws {TypeError} for what cannot be sent: a cycle in the JSON, two bodies, an address that is none */
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
  const address = addressOf(base, path, query);
  const url = address.href;
  // The client's headers hold credentials: another origin, which the `next` link of an answer may name, gets none.
  const isOwn = !base || address.origin === addressOf(base, '').origin;
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

/** Can be sent once only. Node also takes async iterables; not every browser's streams are one. */
export function isStream(body: unknown): boolean {
  return body instanceof ReadableStream || Symbol.asyncIterator in Object(body);
}
