import { send } from './send.js';
import type { Settings } from './settings.js';

/**
 * `fetch`, with the client's headers, a key where the contract offers one, the request id of failures logged, and
 * repeats where they are safe. It resolves with the same `Response` on every status and rejects with what fetch does.
 */
export async function dropIn(
  settings: Settings,
  input: string | URL | Request,
  init: RequestInit | undefined,
): Promise<Response> {
  const source = input instanceof Request ? input : undefined;
  const method = init?.method ?? source?.method ?? 'GET';
  const result = await send(
    settings,
    method,
    source?.url ?? (input as string | URL).toString(),
    {
      signal: source?.signal,
      ...init,
      headers: init?.headers ?? source?.headers,
      as: 'response',
      timeout: false,
    },
    true,
    source,
  );
  if (result.ok) return result.data as Response;
  if (result.response) return result.response;
  throw result.error.cause;
}
