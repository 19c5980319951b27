import type { Route } from '../api.js';
import { Collection } from '../collection.js';
import { isObject, membersOf } from '../json-body.js';
import { PolledStates } from '../polled-states.js';
import { invalid, notFound, success } from './envelope.js';
import { textMembers } from './validate.js';

const SOURCE = { id: 'chunk_1', title: 'Brand guide', relevance: 0.94 };

interface Batch {
  id: string;
  states: PolledStates;
  questions: readonly unknown[];
}

/** What models answer: always the same. */
export function answerRoutes(): readonly Route[] {
  const batches = new Collection<Batch>('batch_');
  return [
    {
      method: 'POST',
      path: '/agent/query',
      respond({ body }) {
        const read = textMembers(body, 'project_id', 'query');
        if ('refusal' in read) return read.refusal;
        return success({ answer: answerTo(read.members.query), sources: [SOURCE] });
      },
    },
    {
      method: 'POST',
      path: '/check/verify',
      respond({ body }) {
        const { requirement, claim } = membersOf(body);
        // `claim` is what our example sends.
        if (typeof (requirement ?? claim) !== 'string')
          return invalid('requirement', 'is required');
        return success({ verdict: 'COMPLIANT', confidence: 0.92, sources: [SOURCE] });
      },
    },
    {
      method: 'POST',
      path: '/agent/batches',
      respond({ body }) {
        const { questions } = membersOf(body);
        if (!Array.isArray(questions) || questions.length === 0) {
          return invalid('questions', 'must be a non-empty array');
        }
        // Where a batch has its state is not documented, nor which ones there are.
        const states = new PolledStates('queued', 'running', 'completed');
        const { id } = batches.add((made) => ({ id: made, states, questions }));
        return success({ id, status: states.current, question_count: questions.length }, 201);
      },
    },
    {
      method: 'GET',
      path: '/agent/batches/*',
      respond(_request, id: string) {
        const batch = batches.get(id);
        if (batch === null) return notFound();
        const status = batch.states.next();
        const questions = batch.questions.map((question) => ({
          query: queryOf(question),
          ...(status === 'completed' ? { answer: answerTo(queryOf(question)) } : {}),
        }));
        return success({ id, status, questions });
      },
    },
  ];
}

function queryOf(question: unknown): string {
  return isObject(question) ? String(question['query']) : String(question);
}

function answerTo(query: string): string {
  return `What the documents say of: ${query}`;
}
