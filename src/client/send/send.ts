import { ApiError, type ApiErrorJson } from '../errors/api-error.js';
import { safeUrl } from '../failure/secrets.js';
import type { DataAs, RequestOptions } from '../options.js';
import { prepare } from '../request/prepare.js';
import type { Failure, Success } from '../result.js';
import { retryDecision, type StopReason } from '../retry/retry-decision.js';
import { sleep } from '../retry/sleep.js';
import { sendOnce } from './attempt.js';
import type { Call } from './call.js';
import { report } from './report.js';
import { ownHeaders, type Settings } from './settings.js';

/** How a call ended. */
export type Outcome = Success<unknown> | Failure;

/**
 * Send a request until it succeeds or nothing says that it may be sent again. Never rejects.
 *
 * @param isDropIn the answer of a failure is wanted too
 * @param source what fetch was given in the place of an address
 */
export async function send(
  settings: Settings,
  method: string,
  path: string,
  options: RequestOptions<keyof DataAs>,
  isDropIn = false,
  source?: Request,
): Promise<Outcome> {
  const { signal } = options;
  const deadline = performance.now() + (options.deadline ?? settings.deadline ?? Infinity);

  const stop = (failed: Failure, stopped: StopReason): Outcome => {
    report(settings, Object.assign(failed.error, { stopped }));
    return failed;
  };

  try {
    const call: Call = {
      settings,
      options,
      own: {},
      attempts: 0,
      deadline,
      isDropIn,
      source,
      // Last: with more members after it the spread takes 20 times as long.
      ...prepare(settings, method.toUpperCase(), path, options),
    };
    if (call.isOwn) call.own = await ownHeaders(settings, false);
    for (;;) {
      call.attempts += 1;
      const result = await sendOnce(call);
      if (result.ok) return result;
      const { error, response } = result;
      const isChanged = await settings.contract?.change(error, call);
      const decision = isChanged ? 0 : retryDecision(error, call);
      if (typeof decision === 'string') return stop(result, decision);
      // A body that broke off cannot be let go of, and need not be.
      response?.body?.cancel().catch(() => '');
      report(settings, error, decision);
      await sleep(decision, signal);
      if (signal?.aborted) {
        const cause: unknown = signal.reason;
        return stop(
          {
            ok: false,
            error: new ApiError({ ...(error as ApiErrorJson), kind: 'aborted', cause }),
          },
          'verdict',
        );
      }
    }
  } catch (cause) {
    // What cannot be a request, or the `headers` function.
    const { message } = Object(cause) as { message?: string };
    const request = { method, url: safeUrl(path) };
    return stop(
      {
        ok: false,
        error: new ApiError({ kind: 'invalid', message, request, attempts: 0, cause }),
      },
      'verdict',
    );
  }
}
