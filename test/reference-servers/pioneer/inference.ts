import type { Route } from '../api.js';
import { Collection } from '../collection.js';
import { replyOf } from '../failure-reply.js';
import { membersOf } from '../json-body.js';
import { errorBody, failures } from './failures.js';

interface Inference {
  inference_id: string;
  result: object;
}

/** Members of answers are those that our example reads. */
export function inferenceRoutes(): readonly Route[] {
  const inferences = new Collection<Inference>('inf_');
  return [
    {
      method: 'POST',
      path: '/inference',
      respond({ body }) {
        const { text } = membersOf(body);
        if (typeof text !== 'string' || text === '') {
          const invalid = errorBody('unprocessable_content', 'text is required');
          return replyOf(failures, 'validation', invalid);
        }
        const result = { entities: [{ text: text.split(' ')[0], label: 'brand', score: 0.97 }] };
        return { status: 200, body: inferences.add((inference_id) => ({ inference_id, result })) };
      },
    },
    {
      method: 'GET',
      path: '/inferences',
      respond: () => ({ status: 200, body: { inferences: inferences.all } }),
    },
    {
      method: 'POST',
      path: '/inferences/*/feedback',
      respond: (_request, id: string) =>
        inferences.get(id) === null
          ? replyOf(failures, 'not-found')
          : { status: 200, body: { inference_id: id } },
    },
    {
      method: 'GET',
      path: '/base-models',
      respond: () => ({
        status: 200,
        body: { base_models: [{ id: 'fastino/gliner2-base-v1' }] },
      }),
    },
  ];
}
