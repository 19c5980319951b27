import type { RuntimeContract } from '../contracts/runtime-contract.js';
import { ApiError, type ApiErrorJson } from '../errors/api-error.js';
import { safeUrl } from '../failure/secrets.js';
import { retryAfter } from '../failure/wait.js';
import type { RequestOptions } from '../options.js';
import { validate } from '../response/read-data.js';
import type { Result } from '../result.js';
import { sleep } from '../retry/sleep.js';
import { report } from '../send/report.js';
import { send } from '../send/send.js';
import type { Settings } from '../send/settings.js';
import { atPath } from './at-path.js';
import { findTask, type FoundTask } from './find-task.js';
import { taskFailure } from './task-failure.js';

/** Options of a poll; what the contract tells of the task need not be given. */
export interface PollOptions extends RequestOptions {
  /** Dot-path of the state in the answer. */
  statePath?: string | undefined;
  /** States in which the task has ended with a result, and without one. */
  succeeded?: readonly string[] | undefined;
  failed?: readonly string[] | undefined;
  /** Milliseconds before the first question, and the longest between two; the pauses grow by half. */
  interval?: { first: number; max: number } | undefined;
  /** Each state that is not the end. What it throws is ignored. */
  onState?: ((state: string) => void) | undefined;
}

/** Ask for a task until it has ended, the caller's signal ends it, or the deadline. Never rejects. */
export async function poll(
  contract: RuntimeContract,
  settings: Settings,
  task: string | object,
  options: PollOptions,
): Promise<Result<unknown>> {
  const { signal, schema } = options;
  const found = findTask(contract, task);
  const states = typeof found?.contract?.states === 'object' ? found.contract.states : undefined;
  const statePath = options.statePath ?? found?.contract?.statePath ?? 'unknown';
  const { succeeded = states?.succeeded, failed = states?.failed } = options;

  const fail = (facts: ApiErrorJson): Result<unknown> => {
    const error = new ApiError({
      request: { method: 'GET', url: safeUrl(found?.path ?? '') },
      taskId: found?.id,
      stopped: 'verdict',
      ...facts,
    });
    report(settings, error);
    return { ok: false, error };
  };
  if (!found) {
    return fail({ kind: 'invalid', message: 'Give the path of the task: the contract does not.' });
  }
  if (statePath === 'unknown' || !succeeded || !failed) {
    const message = 'Give statePath, succeeded and failed: the contract does not.';
    return fail({ kind: 'invalid', message });
  }

  const end = performance.now() + (options.deadline ?? settings.deadline ?? Infinity);
  const { first, most } = pausesOf(options, found);
  let pause = first;
  for (;;) {
    await sleep(Math.min(pause, end - performance.now()), signal);
    if (signal?.aborted) return fail({ kind: 'aborted', cause: signal.reason });
    const deadline = end - performance.now();
    if (deadline <= 0) return fail({ kind: 'timeout', limit: 'deadline', stopped: 'wait' });
    // The schema is that of the result: an answer on the way need not be like it.
    const result = await send(settings, 'GET', found.path, {
      ...options,
      deadline,
      schema: undefined,
    });
    if (!result.ok) return result;
    const state = String(atPath(result.data, statePath));
    if (failed.includes(state)) {
      return fail(taskFailure(result, state, found.contract?.failure, contract));
    }
    if (succeeded.includes(state)) {
      const checked = schema && (await validate(result.data, schema));
      if (checked?.bad) return fail(checked.bad);
      return checked ? { ...result, data: checked.data } : result;
    }
    if (states && !options.succeeded && !options.failed && !states.running.includes(state)) {
      const message = `The contract does not know the state ${state}`;
      return fail({ kind: 'bad-response', message, details: result.data });
    }
    try {
      options.onState?.(state);
    } catch {
      // Who watches does not change how the task ends.
    }
    pause = retryAfter(result.headers, Date.now()) ?? Math.min(pause * 1.5, most);
  }
}

function pausesOf(
  { interval }: PollOptions,
  { contract }: FoundTask,
): { first: number; most: number } {
  if (interval) return { first: interval.first, most: interval.max };
  const stated = contract?.interval;
  if (typeof stated !== 'object') return { first: 1e3, most: 1e4 };
  const { from, to } = stated.first;
  const first = (from + Math.random() * (to - from)) * 1e3;
  if (stated.growing === false) return { first, most: first };
  return { first, most: typeof stated.max === 'number' ? stated.max * 1e3 : Math.max(first, 1e4) };
}
