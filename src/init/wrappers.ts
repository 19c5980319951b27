import type { ApiCall } from '../facts/index.js';

/** A function of the project through which calls are sent. */
export interface FoundWrapper {
  name: string;
  file: string;
  line: number;
  /** How many calls of it there are. */
  calls: number;
}

/** The wrappers of a project, the most used first. */
export function foundWrappers(calls: readonly ApiCall[]): FoundWrapper[] {
  const found = new Map<string, FoundWrapper>();
  for (const { via } of calls) {
    if (via === null) continue;
    const key = `${via.file}:${via.line}:${via.name}`;
    const wrapper = found.get(key) ?? { name: via.name, file: via.file, line: via.line, calls: 0 };
    wrapper.calls += 1;
    found.set(key, wrapper);
  }
  return [...found.values()].sort((one, other) => other.calls - one.calls);
}
