import type { Route } from '../api.js';
import { Collection } from '../collection.js';
import { membersOf } from '../json-body.js';
import { invalid, list, notFound, success } from './envelope.js';

interface Document {
  id: string;
  project_id: unknown;
  file_name: unknown;
  status: string;
}

/** Any project id is taken, so that a test of documents need not make a project first. */
export function documentRoutes(): readonly Route[] {
  const documents = new Collection<Document>('doc_');
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
        const { project_id, file_name, text } = membersOf(body);
        // A slot for an upload is asked for with the name of its file; text at once is what our example sends.
        if (typeof (file_name ?? text) !== 'string') return invalid('file_name', 'is required');
        const status = 'awaiting_upload';
        return success(
          documents.add((id) => ({ id, project_id, file_name, status })),
          201,
        );
      },
    },
    {
      method: 'GET',
      path: '/documents/*',
      respond(_request, id: string) {
        const document = documents.get(id);
        return document === null ? notFound() : success(document);
      },
    },
    {
      method: 'DELETE',
      path: '/documents',
      // DELETE is documented on the collection; where the id goes was not found.
      respond({ query }) {
        const id = query.get('id');
        if (id === null) return invalid('id', 'is required');
        return documents.delete(id) ? success({ id }) : notFound();
      },
    },
  ];
}
