import type { ApiError } from '../errors/api-error.js';
import { prepare } from '../request/prepare.js';
import { canResend, type Call } from '../send/call.js';
import { ownHeaders } from '../send/settings.js';

/**
 * Change a call as the API asks, so that it can be sent again:
 *
 * - to resubmit with another body, where the caller allows it: Overten answers 408 to a call that runs too long and takes
 *   it again with `async: true`. It is another request, so it has another key: the old one with an ending;
 * - to authenticate anew, where the `headers` function gives others than those that were refused. A request that was
 *   refused for its credentials was not acted upon.
 *
 * @returns whether anything has changed
 */
export async function change({ kind, verdict, attempts }: ApiError, call: Call): Promise<boolean> {
  const { settings, options, own } = call;
  const { json } = options;
  if (
    verdict?.action === 'resubmit' &&
    verdict.change?.in === 'body' &&
    options.resubmit &&
    Object(json) === json &&
    !Array.isArray(json)
  ) {
    call.options = {
      ...options,
      json: { ...(json as object), [verdict.change.path]: verdict.change.value },
      resubmit: false,
      // It is a part of the address by now.
      query: undefined,
      ...(call.key && { idempotencyKey: `${call.key}-resubmitted` }),
    };
    Object.assign(call, prepare({ ...settings, base: '' }, call.method, call.url, call.options));
    return true;
  }
  if (kind !== 'unauthorized' || attempts > 1 || !call.isOwn || !canResend(call)) return false;
  call.own = await ownHeaders(settings, true);
  return JSON.stringify(call.own) !== JSON.stringify(own);
}
