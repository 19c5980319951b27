import type { Route } from '../api.js';
import { Collection } from '../collection.js';
import { replyOf } from '../failure-reply.js';
import { membersOf } from '../json-body.js';
import { errorBody, failures } from './failures.js';

/** Files, which are not looked into, and webhooks, to which nothing is ever sent. */
export function uploadRoutes(): readonly Route[] {
  const files = new Collection<{ file_id: string }>('file_');
  const webhooks = new Collection<{ id: string; url: string }>('webhook_');
  return [
    {
      method: 'POST',
      path: '/files',
      respond: () => ({ status: 201, body: files.add((file_id) => ({ file_id })) }),
    },
    {
      method: 'POST',
      path: '/webhooks',
      respond({ body }) {
        const { url } = membersOf(body);
        if (typeof url !== 'string') {
          const message = 'The field "url" is missing.';
          return replyOf(failures, 'invalid-request', errorBody('invalid_request', message));
        }
        return { status: 201, body: webhooks.add((id) => ({ id, url })) };
      },
    },
    {
      method: 'DELETE',
      path: '/webhooks/*',
      respond: (_request, id: string) =>
        webhooks.delete(id) ? { status: 204 } : replyOf(failures, 'not-found'),
    },
  ];
}
