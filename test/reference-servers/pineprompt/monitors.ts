import type { ApiRequest, Route } from '../api.js';
import { Collection } from '../collection.js';
import { replyOf } from '../failure-reply.js';
import { headerOf } from '../headers.js';
import { failures } from './failures.js';
import { paginate } from './paginate.js';
import { type MonitorMembers, validateMonitor } from './validate-monitor.js';

export const PROJECT_HEADER = 'Pineprompt-Project-Id';

interface Monitor extends MonitorMembers {
  id: number;
  project_id: string;
}

export function monitorRoutes(): readonly Route[] {
  const monitors = new Collection<Monitor>('');

  /** One of another project is not there: 404 instead of 403. */
  function find(request: ApiRequest, id: string): Monitor | null {
    const monitor = monitors.get(id);
    return monitor?.project_id === projectOf(request) ? monitor : null;
  }

  return [
    {
      method: 'GET',
      path: '/monitors',
      respond: (request) =>
        paginate(
          monitors.all.filter((one) => one.project_id === projectOf(request)),
          request,
        ),
    },
    {
      method: 'POST',
      path: '/monitors',
      respond(request) {
        const read = validateMonitor(request.body);
        if ('refusal' in read) return read.refusal;
        const project_id = projectOf(request);
        return {
          status: 201,
          body: monitors.add((id) => ({ id: Number(id), project_id, ...read })),
        };
      },
    },
    {
      method: 'GET',
      path: '/monitors/*',
      respond(request, id: string) {
        const monitor = find(request, id);
        return monitor === null ? replyOf(failures, 'not-found') : { status: 200, body: monitor };
      },
    },
    {
      method: 'PUT',
      path: '/monitors/*',
      respond(request, id: string) {
        const monitor = find(request, id);
        if (monitor === null) return replyOf(failures, 'not-found');
        const read = validateMonitor(request.body);
        if ('refusal' in read) return read.refusal;
        const changed = { ...monitor, ...read };
        monitors.replace(id, changed);
        return { status: 200, body: changed };
      },
    },
    {
      method: 'DELETE',
      path: '/monitors/*',
      respond(request, id: string) {
        if (find(request, id) === null) return replyOf(failures, 'not-found');
        monitors.delete(id);
        return { status: 204 };
      },
    },
    {
      method: 'GET',
      path: '/monitors/*/prompts',
      respond: (request, id: string) =>
        find(request, id) === null ? replyOf(failures, 'not-found') : paginate([], request),
    },
  ];
}

function projectOf({ headers }: ApiRequest): string {
  return headerOf(headers, PROJECT_HEADER) ?? '';
}
