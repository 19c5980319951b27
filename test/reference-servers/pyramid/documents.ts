import type { Route } from '../api.js';
import { Collection } from '../collection.js';
import { membersOf } from '../json-body.js';
import { invalid, list, notFound, success } from './envelope.js';
import { textMembers } from './validate.js';

interface Document {
  id: string;
  project_id: string;
  text: unknown;
}

/** Any project id is taken, so that a test of documents need not make a project first. */
export function documentRoutes(): readonly Route[] {
  const documents = new Collection<Document>('doc');
  return [
    {
      method: 'GET',
      path: '/documents',
      respond({ query }) {
        const project = query.get('project_id');
        const found = documents.all.filter((one) => project === null || one.project_id === project);
        return list(found, query);
      },
    },
    {
      method: 'POST',
      path: '/documents',
      respond({ body }) {
        const read = textMembers(body, 'project_id');
        if ('refusal' in read) return read.refusal;
        const { text } = membersOf(body);
        return success(documents.add((id) => ({ id, ...read.members, text })));
      },
    },
    {
      method: 'DELETE',
      path: '/documents',
      // The documentation has DELETE on the collection; where the id goes is not stated.
      respond({ query }) {
        const id = query.get('id');
        if (id === null) return invalid('id', 'is required');
        return documents.delete(id) ? success({ id }) : notFound();
      },
    },
  ];
}
