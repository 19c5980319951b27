import type * as v from 'valibot';
import type { Problem } from './problem.js';

/** What a schema has found, as problems. */
export function problemsOf(issues: readonly v.BaseIssue<unknown>[]): Problem[] {
  return issues.map((issue) => ({
    path: (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key))),
    text: issue.message,
  }));
}
