import type { ApiError } from './errors/api-error.js';
import type { ApiPromise, Success } from './result.js';

/** An answer whose status says failure: the `Response` itself, its body unread, with the error that it means. */
export type FailedAnswer = Omit<Response, 'ok'> & { readonly ok: false; readonly error: ApiError };

/** An answer of either kind. */
export type Answered<Data> = Success<Data> | FailedAnswer;

/**
 * Settle as `fetch` does: with the answer whatever its status, and reject only where there is none. For code that looks
 * at the status itself, as it did with `fetch`.
 *
 * @throws what `fetch` rejects with (a `TypeError`, the reason of a signal); an `ApiError` for what fetch does not know:
 *   a time limit of the client, or a success whose body is not what was asked for
 */
export async function answered<Data>(call: ApiPromise<Data>): Promise<Answered<Data>> {
  const result = await call.result();
  if (result.ok) return result;
  const { error, response } = result;
  if (response && !response.ok)
    return Object.assign(response, { error }) as unknown as FailedAnswer;
  throw error.kind === 'network' || error.kind === 'aborted' ? error.cause : error;
}
