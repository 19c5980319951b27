import { type ApiError, isApiError } from './errors/api-error.js';

/** An error that has a status, because an answer arrived. */
type AnsweredError = ApiError & { readonly status: number };

/** What is wrong with the way an answer took, or with its body, under a status of success. */
const NOT_SAID: readonly string[] = ['bad-response', 'network', 'aborted', 'timeout'];

/**
 * For `catch`: an answer that says failure rejects with this message, and with the same `ApiError` otherwise. Failures
 * without an answer keep theirs.
 *
 * `api.get('/me').catch(withMessage(({ status }) => `HTTP ${status}`))`
 */
export function withMessage(
  message: string | ((error: AnsweredError) => string),
): (error: unknown) => never {
  return (error) => {
    if (isApiError(error) && error.status !== undefined && saysFailure(error as AnsweredError))
      Object.assign(error, {
        message: typeof message === 'string' ? message : message(error as AnsweredError),
      });
    throw error;
  };
}

function saysFailure({ kind, status }: AnsweredError): boolean {
  return status >= 400 || !NOT_SAID.includes(kind);
}
