import type { FailureKind } from '../contracts/model/failure.js';
import { ApiError, type ApiErrorJson } from '../errors/api-error.js';
import { codeOf, readFailure } from '../failure/read-failure.js';
import { requestIdOf } from '../failure/request-id.js';
import { safeUrl } from '../failure/secrets.js';
import { readData } from '../response/read-data.js';
import type { Call } from './call.js';
import type { Outcome } from './send.js';
import type { Settings } from './settings.js';
import { timeLimit, type TimeLimit } from './time-limit.js';

/** Send a request once and read its answer. Never rejects. */
export async function sendOnce(call: Call): Promise<Outcome> {
  const { settings, options, attempts, isDropIn, method, url, key, body } = call;
  const { as = 'json', signal, timeout = settings.timeout } = options;
  // A contract is an API's: a request to another origin has none.
  const contract = call.isOwn ? settings.contract : undefined;
  const left = (): number => call.deadline - performance.now();
  const outgoing = { method, url, headers: { ...call.own, ...call.headers }, attempts };
  let limit: TimeLimit | undefined;
  let init: RequestInit | undefined;
  let response: Response | undefined;
  let leave: Awaited<ReturnType<NonNullable<Settings['pacing']>['enter']>> | undefined;
  // What it is should the next step throw.
  let kind: FailureKind = 'timeout';
  // A timer may end it some milliseconds early.
  let time = 0;

  const fail = (facts: ApiErrorJson): Outcome => ({
    ok: false,
    error: new ApiError({
      ...(response && {
        status: response.status,
        requestId: requestIdOf(response.headers, 0, contract),
      }),
      ...facts,
      request: { method, url: safeUrl(url) },
      idempotencyKey: key,
      attempts,
    }),
    response,
  });

  try {
    leave = await settings.pacing?.enter(signal, left());
    kind = 'invalid';
    time = Math.min(timeout || Infinity, left());
    // A limit costs a call more than all the rest.
    if (time < Infinity) limit = timeLimit(signal, time, as === 'stream' || as === 'response');
    await settings.onRequest?.(outgoing);
    // fetch looks at its own members only.
    init = { ...options, method, headers: outgoing.headers } as RequestInit;
    if (limit) init.signal = limit.signal;
    // Not null where there is none: that would take away the body of a `Request`.
    if (body) Object.assign(init, { body, duplex: 'half' });
    kind = 'network';
    response = await (settings.fetch ?? fetch)(call.source ?? url, init);
    const { status, headers } = response;
    const now = Date.now();
    settings.latest = { headers, now };
    kind = 'bad-response';
    await settings.onResponse?.(response, outgoing);
    kind = 'network';
    const isGood = response.ok || (status < 400 && (status === 304 || as === 'response'));
    const { data, failed, bad } = isGood
      ? await readData(response, method, as, options.schema, (answer) =>
          contract?.isFailed(answer, call),
        )
      : // The status has arrived and tells more than the end of the connection.
        // A drop-in resolves at the headers, unless a contract has to know the code.
        {
          failed:
            isDropIn && !contract
              ? ''
              : await response
                  .clone()
                  .text()
                  .catch(() => ''),
        };
    if (failed !== undefined)
      return fail(readFailure(response, failed, outgoing.headers, call, contract, now));
    if (bad) return fail(bad);
    return {
      ok: true,
      data,
      status,
      headers,
      attempts,
      get requestId() {
        return requestIdOf(headers, data, contract);
      },
      get rateLimit() {
        return contract?.rateLimit(headers, now);
      },
    };
  } catch (cause) {
    const { code, cause: inner } = Object(cause) as { code?: unknown; cause?: { code?: unknown } };
    if (signal?.aborted) kind = 'aborted';
    else if (limit?.signal.aborted) kind = 'timeout';
    else if (kind === 'network' && !canBeMade(url, init)) kind = 'invalid';
    return fail({
      kind,
      // `ECONNREFUSED` and the like: in Node they are of the cause of fetch's TypeError.
      code: codeOf(inner?.code, code),
      ...(kind === 'timeout' && { limit: time === timeout ? 'attempt' : 'deadline' }),
      cause,
    });
  } finally {
    limit?.end();
    leave?.(response && contract?.rateLimit(response.headers, Date.now()));
  }
}

/**
 * Whether `fetch` could have sent it: it rejects a bad address or header in the same way as a lost connection. A stream
 * is used up by now, so another body stands for it.
 */
function canBeMade(url: string, init: RequestInit | undefined): boolean {
  try {
    return Boolean(new Request(url, { ...init, signal: null, body: init?.body ? '' : null }));
  } catch {
    return false;
  }
}
