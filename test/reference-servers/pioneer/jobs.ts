import type { Reply, Route } from '../api.js';
import { Collection } from '../collection.js';
import { replyOf } from '../failure-reply.js';
import { membersOf } from '../json-body.js';
import { PolledStates } from '../polled-states.js';
import { errorBody, failures } from './failures.js';

const TASK_TYPES: readonly unknown[] = ['ner', 'classification', 'decoder'];

interface Job {
  id: string;
  states: PolledStates;
}

/** A job ends as failed where its request has the word "fail". */
export function jobRoutes(): readonly Route[] {
  const generations = new Collection<Job>('job_');
  const trainings = new Collection<Job>('training_');
  return [
    {
      method: 'POST',
      path: '/generate',
      respond({ body }) {
        if (!TASK_TYPES.includes(membersOf(body)['task_type'])) {
          return invalid('task_type must be one of ner, classification, decoder');
        }
        const states = new PolledStates('queued', 'running', endOf(body, 'complete'));
        const { id } = generations.add((made) => ({ id: made, states }));
        return { status: 200, body: { job_id: id, status: states.current } };
      },
    },
    {
      method: 'GET',
      path: '/generate/jobs/*',
      respond(_request, id: string) {
        const job = generations.get(id);
        if (job === null) return replyOf(failures, 'not-found');
        const status = job.states.next();
        const done = status === 'complete' ? { dataset_id: id.replace('job', 'dataset') } : {};
        return { status: 200, body: { job_id: id, status, ...done } };
      },
    },
    {
      method: 'POST',
      path: '/felix/training-jobs',
      respond({ body }) {
        if (typeof membersOf(body)['base_model'] !== 'string') {
          return invalid('base_model is required');
        }
        const states = new PolledStates('requested', 'running', endOf(body, 'complete'));
        const { id } = trainings.add((made) => ({ id: made, states }));
        return { status: 200, body: { id, status: states.current } };
      },
    },
    {
      method: 'GET',
      path: '/felix/training-jobs/*',
      respond(_request, id: string) {
        const job = trainings.get(id);
        if (job === null) return replyOf(failures, 'not-found');
        return { status: 200, body: { id, status: job.states.next() } };
      },
    },
  ];
}

function endOf(body: string, success: string): string {
  return body.includes('fail') ? 'failed' : success;
}

function invalid(message: string): Reply {
  return replyOf(failures, 'validation', errorBody('unprocessable_content', message));
}
