import type { Contract } from '../contract.js';
import type { Inconsistency } from './inconsistency.js';

/** Tasks whose states or intervals cannot be. */
export function checkTasks(contract: Contract): Inconsistency[] {
  const tasks = contract.tasks === 'unknown' ? [] : contract.tasks;
  return tasks.flatMap(({ states, interval }, index) => {
    const path = `tasks[${String(index)}]`;
    const names =
      states === 'unknown' ? [] : [...states.running, ...states.succeeded, ...states.failed];
    const repeated = names.filter((name, at) => names.indexOf(name) < at);
    return [
      ...repeated.map((name) => ({
        path: `${path}.states`,
        problem: `has the state "${name}" more than once`,
      })),
      ...(interval !== 'unknown' &&
      (interval.first.from > interval.first.to ||
        (interval.max !== 'unknown' && interval.first.from > interval.max))
        ? [{ path: `${path}.interval`, problem: 'begins after its end' }]
        : []),
    ];
  });
}
