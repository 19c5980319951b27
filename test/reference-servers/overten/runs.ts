import { PolledStates } from '../polled-states.js';

export interface Run {
  run_id: string;
  task_id: string;
  cost: number;
  states: PolledStates;
}

/** How the task ends is asked for in the brief, since no test can wait for a real one to expire. */
export function statesAskedFor(brief: string): PolledStates {
  if (brief.includes('fail')) return new PolledStates('queued', 'running', 'failed');
  if (brief.includes('cancel')) return new PolledStates('queued', 'running', 'cancelled');
  // A task expires in the queue, so it never runs.
  if (brief.includes('expire')) return new PolledStates('queued', 'expired');
  return new PolledStates('queued', 'running', 'completed');
}

export function resultOf({ run_id, cost }: Run): object {
  return { download_url: `/api/v1/runs/${run_id}/download`, credits_used: cost };
}

export function taskView(run: Run): unknown {
  const { run_id, task_id } = run;
  const status = run.states.next();
  const ids = { run_id, task_id, status };
  if (status === 'completed') return { ...ids, result: resultOf(run) };
  if (status === 'failed') {
    // "A structured error": its members are not stated, so they are those of the table of errors.
    return {
      ...ids,
      error: { code: 'upstream_error', message: 'The model provider failed.' },
    };
  }
  return ids;
}
