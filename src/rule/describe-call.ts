import type { ApiCall } from '../facts/index.js';

/**
 * A call as it stands at the start of a message: `POST api.pioneer.ai/generate`, `GET /api/users`, `This POST request`,
 * and for a wrapper's ``GET /api/users (through `apiFetch`)``. Only what the facts know is said.
 */
export function describeCall(call: ApiCall): string {
  const through = call.via === null ? '' : ` (through \`${call.via.name}\`)`;
  return `${describeRequest(call)}${through}`;
}

function describeRequest({ method, url }: ApiCall): string {
  const target = `${url.host ?? ''}${url.path ?? ''}`;
  // A target of nothing but run-time parts tells the reader less than none.
  const isTelling = /[^*/]/.test(target);
  if (method === 'dynamic') return isTelling ? `The request to ${target}` : 'This request';
  return isTelling ? `${method} ${target}` : `This ${method} request`;
}
