import type { ObeyedContract } from '../obey/obeyed-contract.js';

/** Headers in which ids usually are, the request's own before those of traces. */
const USUAL =
  'x-request-id request-id x-correlation-id x-amzn-requestid x-github-request-id x-trace-id traceparent cf-ray';

/** The id that support will ask for: where the contract says, else where ids usually are. */
export function requestIdOf(
  headers: Headers,
  body: unknown,
  contract: ObeyedContract | undefined,
): string | undefined {
  const { request_id, requestId = request_id } = Object(body) as Record<string, unknown>;
  return (
    contract?.requestId(headers, body) ||
    USUAL.split(' ')
      .map((name) => headers.get(name))
      .find(Boolean) ||
    (typeof requestId === 'string' ? requestId : undefined)
  );
}
