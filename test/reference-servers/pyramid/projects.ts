import type { Route } from '../api.js';
import { Collection } from '../collection.js';
import { list, notFound, success } from './envelope.js';
import { textMembers } from './validate.js';

interface Project {
  id: string;
  name: string;
}

export function projectRoutes(): readonly Route[] {
  const projects = new Collection<Project>('proj_');
  return [
    {
      method: 'GET',
      path: '/projects',
      respond: ({ query }) => list(projects.all, query),
    },
    {
      method: 'POST',
      path: '/projects',
      respond({ body }) {
        const read = textMembers(body, 'name');
        if ('refusal' in read) return read.refusal;
        return success(
          projects.add((id) => ({ id, ...read.members })),
          201,
        );
      },
    },
    {
      method: 'GET',
      path: '/projects/*',
      respond(_request, id: string) {
        const project = projects.get(id);
        return project === null ? notFound() : success(project);
      },
    },
    {
      method: 'PATCH',
      path: '/projects/*',
      respond({ body }, id: string) {
        const project = projects.get(id);
        if (project === null) return notFound();
        const read = textMembers(body, 'name');
        if ('refusal' in read) return read.refusal;
        const changed = { ...project, ...read.members };
        projects.replace(id, changed);
        return success(changed);
      },
    },
    {
      method: 'DELETE',
      path: '/projects/*',
      // With an envelope, not a 204: each response is said to have a request id in its body.
      respond: (_request, id: string) => (projects.delete(id) ? success({ id }) : notFound()),
    },
  ];
}
