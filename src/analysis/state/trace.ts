import type { TSESTree } from '@typescript-eslint/types';
import type { StatusSet } from '../statuses/status-set.js';

/** What happened to the answer of a call at one point of a path. */
export type Mark =
  | {
      kind: 'sent' | 'repeated' | 'rejected' | 'read' | 'caught' | 'passed' | 'unclear';
      node: TSESTree.Node;
    }
  /** `told`: of the statuses that go on this way those that the test has separated from others. */
  | { kind: 'tested'; node: TSESTree.Node; before: StatusSet; left: StatusSet; told: StatusSet }
  /** `carried`: `Carry` flags of the value; `error`: the name of its class. */
  | {
      kind: 'thrown' | 'returned' | 'handed' | 'logged' | 'ended';
      node: TSESTree.Node;
      carried: number;
      error: string | null;
    };

/** The marks of one path, the last one first. */
export interface Trace {
  mark: Mark;
  before: Trace | null;
}

/** A path with one more mark; null where nobody asked for marks, which is known from the first. */
export function traced({ trace }: { trace: Trace | null }, mark: Mark): Trace | null {
  return trace === null ? null : { mark, before: trace };
}

/** Where a request is sent: for the first time, or again after it has failed. */
export function begun(node: TSESTree.Node, failed: Trace | null): Trace {
  if (failed === null) return { mark: { kind: 'sent', node }, before: null };
  const first = firstAttempt(failed);
  return { mark: { kind: 'repeated', node }, before: first };
}

/** Of a path that has repeated the request the part before. */
function firstAttempt(trace: Trace): Trace {
  let start = trace;
  for (let one: Trace | null = trace; one !== null; one = one.before) {
    if (one.mark.kind === 'repeated' && one.before !== null) start = one.before;
  }
  return start;
}

/** The marks from the first to the last. */
export function marksOf(trace: Trace | null): Mark[] {
  const marks: Mark[] = [];
  for (let one = trace; one !== null; one = one.before) marks.push(one.mark);
  return marks.reverse();
}
