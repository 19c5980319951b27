import type { Comment } from 'oxc-parser';
import type { ExplainedCall } from '../analysis/explain-file.js';
import type { FileFacts } from '../analysis/index.js';
import type { ApiCall, KeyDefect, Overrun } from '../facts/index.js';
import type { Diagnostic } from './diagnostic.js';
import type { FileOutcome } from './file-outcome.js';

/** A `FileOutcome` as JSON holds it; texts are read again. */
export type StoredOutcome = StoredFile | Diagnostic | null;

interface StoredFile {
  path: string;
  comments: readonly Comment[];
  facts: {
    calls: ApiCall[];
    unfollowed: FileFacts['unfollowed'];
    overruns: Overrun[];
    /** By the index of the call. */
    keyDefects: (KeyDefect | null)[];
    links: (LinkOfCall | null)[];
  };
  explained: readonly ExplainedCall[] | null;
}

type LinkOfCall = NonNullable<ReturnType<FileFacts['links']['get']>>;

export function toStored(outcome: FileOutcome): StoredOutcome {
  if (outcome === null || 'severity' in outcome) return outcome;
  const { calls, unfollowed, overruns, keyDefects, links } = outcome.facts;
  return {
    path: outcome.path,
    comments: outcome.comments,
    facts: {
      calls,
      unfollowed,
      overruns,
      keyDefects: calls.map((call) => keyDefects.get(call) ?? null),
      links: calls.map((call) => links.get(call) ?? null),
    },
    explained: outcome.explained,
  };
}

/** @param textOf reads a file again; undefined where that is not possible any more */
export async function fromStored(
  stored: StoredOutcome,
  textOf: (path: string) => Promise<string | undefined>,
): Promise<FileOutcome | undefined> {
  if (stored === null || 'severity' in stored) return stored;
  const { calls, unfollowed, overruns, keyDefects, links } = stored.facts;
  const text = await textOf(stored.path);
  if (text === undefined) return undefined;
  const facts = {
    calls,
    unfollowed,
    overruns,
    keyDefects: byCall(calls, keyDefects),
    links: byCall(calls, links),
  };
  const { path, comments, explained } = stored;
  return { path, text, comments, facts, explained };
}

function byCall<T>(calls: readonly ApiCall[], items: readonly (T | null)[]): Map<ApiCall, T> {
  const found = new Map<ApiCall, T>();
  calls.forEach((call, index) => {
    const item = items[index];
    if (item !== null && item !== undefined) found.set(call, item);
  });
  return found;
}
