import type { Route } from '../api.js';
import { Collection } from '../collection.js';
import { membersOf } from '../json-body.js';
import { PolledStates } from '../polled-states.js';
import { invalid, notFound, success } from './envelope.js';
import { textMembers } from './validate.js';

interface Batch {
  id: string;
  states: PolledStates;
  queries: readonly unknown[];
}

/** What models answer. The members of `data` are not documented, but for the id of a batch. */
export function answerRoutes(): readonly Route[] {
  const batches = new Collection<Batch>('batch');
  return [
    {
      method: 'POST',
      path: '/agent/query',
      respond({ body }) {
        const read = textMembers(body, 'project_id', 'query');
        if ('refusal' in read) return read.refusal;
        return success({ answer: answerTo(read.members.query), sources: ['doc_1'] });
      },
    },
    {
      method: 'POST',
      path: '/check/verify',
      respond({ body }) {
        const read = textMembers(body, 'claim');
        if ('refusal' in read) return read.refusal;
        return success({ verdict: 'supported', sources: ['doc_1'] });
      },
    },
    {
      method: 'POST',
      path: '/agent/batches',
      respond({ body }) {
        const { queries } = membersOf(body);
        if (!Array.isArray(queries) || queries.length === 0) {
          return invalid('queries', 'must be a non-empty array');
        }
        const states = new PolledStates('queued', 'running', 'completed');
        const { id } = batches.add((made) => ({ id: made, states, queries }));
        return success({ id, status: states.current });
      },
    },
    {
      method: 'GET',
      path: '/agent/batches/*',
      respond(_request, id: string) {
        const batch = batches.get(id);
        if (batch === null) return notFound();
        const status = batch.states.next();
        const done = status === 'completed' ? { answers: batch.queries.map(answerTo) } : {};
        return success({ id, status, ...done });
      },
    },
  ];
}

function answerTo(query: unknown): string {
  return `What the documents say of: ${String(query)}`;
}
