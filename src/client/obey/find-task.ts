import type { RuntimeContract, RuntimeTask } from '../contracts/runtime-contract.js';
import { atPath } from './at-path.js';
import { endpointFits, endpointOf } from './endpoint.js';
import { knownList } from './known.js';

/** Where to ask for a task, and what the contract says of it. */
export interface FoundTask {
  path: string;
  id: string | undefined;
  contract: RuntimeTask | undefined;
}

/**
 * @param task its path, or the answer that named it
 * @returns undefined where the contract does not say where to ask
 */
export function findTask(contract: RuntimeContract, task: string | object): FoundTask | undefined {
  for (const one of knownList(contract.tasks)) {
    const { poll, id } = one;
    if (typeof poll !== 'object') continue;
    if (typeof task === 'string') {
      const path = endpointOf(task, contract);
      if (endpointFits(poll, 'GET', path))
        return { path: task, id: path.split('/').pop(), contract: one };
    } else if (typeof id === 'object' && id.in === 'body') {
      const value = atPath(task, id.path);
      const [path] = knownList(poll.paths);
      if (path !== undefined && (typeof value === 'string' || typeof value === 'number'))
        return {
          path: path.replace('*', encodeURIComponent(value)),
          id: String(value),
          contract: one,
        };
    }
  }
  return typeof task === 'string' ? { path: task, id: undefined, contract: undefined } : undefined;
}
