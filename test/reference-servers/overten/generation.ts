import type { Reply, Route } from '../api.js';
import { Collection } from '../collection.js';
import { replyOf } from '../failure-reply.js';
import { membersOf, parseJson } from '../json-body.js';
import { PolledStates } from '../polled-states.js';
import type { Account } from './account.js';
import { errorBody, failures } from './failures.js';
import { resultOf, type Run, statesAskedFor, taskView } from './runs.js';

/** Credits of a run; the documentation has a minimum for each format, but its numbers were not read. */
const COSTS = [
  ['/excel/generate', 10],
  ['/word/generate', 10],
  ['/slides/generate', 20],
  ['/slides/outline', 5],
  ['/text/*', 1],
] as const;

export function generationRoutes(account: Account): readonly Route[] {
  const runs = new Collection<Run>('run_');

  function generate(body: string, cost: number): Reply {
    const refusal = refusalOf(body) ?? account.refusalToPay(cost);
    if (refusal !== null) return refusal;
    account.pay(cost);
    const { brief, prompt, async: isAsync } = membersOf(body);
    const text = String(brief ?? prompt);
    const isPromoted = isAsync !== true && text.includes('slow');
    const states =
      isAsync === true || isPromoted ? statesAskedFor(text) : new PolledStates('completed');
    const run = runs.add((run_id) => ({
      run_id,
      task_id: run_id.replace('run', 'task'),
      cost,
      states,
    }));
    const { run_id, task_id } = run;
    const status = states.current;
    if (isPromoted) {
      // What the page on sync and async calls says; the page on errors has a 408 for it.
      const message = 'Sync ceiling (300s) exceeded; continuing asynchronously.';
      return { status: 202, body: { run_id, task_id, status, message } };
    }
    if (isAsync === true) return { status: 202, body: { run_id, task_id, status } };
    return { status: 200, body: { run_id, task_id, status, ...resultOf(run) } };
  }

  return [
    ...COSTS.map(([path, cost]) => ({
      method: 'POST',
      path,
      respond: ({ body }: { body: string }) => generate(body, cost),
    })),
    {
      method: 'GET',
      path: '/tasks/*',
      respond(_request, id: string) {
        const run = runs.all.find((one) => one.task_id === id);
        if (run === undefined) return replyOf(failures, 'not-found');
        return { status: 200, body: taskView(run) };
      },
    },
    {
      method: 'GET',
      path: '/runs/*/download',
      respond(_request, id: string) {
        const run = runs.get(id);
        if (run === null) return replyOf(failures, 'not-found');
        if (run.states.current !== 'completed') return replyOf(failures, 'conflict');
        return { status: 302, headers: { Location: `/api/v1/stored-files/${id}` } };
      },
    },
    {
      // Stands for the storage that the redirect leads to, which knows no API keys.
      method: 'GET',
      path: '/stored-files/*',
      open: true,
      respond: (_request, id: string) => ({
        status: runs.get(id) === null ? 404 : 200,
        headers: { 'Content-Type': 'application/octet-stream' },
        body: `the file of ${id}`,
      }),
    },
  ];
}

/** A missing field is `invalid_request`, one of the wrong type `validation_error` with a pointer to it. */
function refusalOf(body: string): Reply | null {
  if (parseJson(body) === undefined) {
    return replyOf(failures, 'invalid-request', errorBody('invalid_request', 'No JSON was sent.'));
  }
  const members = membersOf(body);
  // `prompt` is the documented name.
  const name = 'brief' in members ? 'brief' : 'prompt';
  if (members[name] === undefined) return replyOf(failures, 'invalid-request');
  if (typeof members[name] !== 'string') return mistyped(`/${name}: must be a string.`);
  const isFlag = members['async'] === undefined || typeof members['async'] === 'boolean';
  return isFlag ? null : mistyped('/async: must be a boolean.');
}

function mistyped(message: string): Reply {
  return replyOf(failures, 'validation-error', errorBody('validation_error', message));
}
