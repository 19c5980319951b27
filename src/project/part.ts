import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import type { ResolvedSettings } from '../settings/settings.js';
import type { Diagnostic } from './diagnostic.js';
import type { FileOutcome } from './file-outcome.js';
import type { Shard } from './shards.js';
import { fromStored, type StoredOutcome, toStored } from './stored-run.js';

/** What all parts of one run have in common. */
export interface PartedRun {
  /** Of unhappy-path. */
  version: string;
  settings: ResolvedSettings;
  /** As the configuration says them; only who knows the rules can judge them. */
  rules: unknown;
  /** Whether the ways of answers were kept, which some formats show. */
  ways: boolean;
  /** A hash of the files of the project and of what decides where their imports lead. */
  content: string;
  /** The files of the project, relative to the working directory, in the order of reports. */
  files: readonly string[];
  /** About paths on the command line. */
  diagnostics: readonly Diagnostic[];
  /** Files with code in a language that is not read yet: extension and how many. */
  notSupported: readonly (readonly [extension: string, count: number])[];
  /** Test files that were left out. */
  tests: number;
}

/**
 * What one shard of a run came to, before callers in other files have been asked: that takes all of them. It holds all that
 * a report needs, so that parts can be joined where the project is not.
 */
export interface Part {
  run: PartedRun;
  shard: Shard;
  /** With the place of its file among all files of the project. */
  outcomes: readonly { at: number; outcome: FileOutcome }[];
}

/** A file that is no part, or no good one; the message says why on one line. */
export class PartError extends Error {}

const FORMAT = 'unhappy-path part';

/** What the first line of a part says; what it has in common with others stands in the second one. */
interface Header {
  format: typeof FORMAT;
  version: string;
  shard: Shard;
  /** Of the second line. */
  sha256: string;
}

interface Body {
  run: PartedRun;
  outcomes: readonly { at: number; outcome: StoredOutcome; text: string | null }[];
}

/** A part as two lines of JSON: what it is, and what it holds. */
export function formatPart({ run, shard, outcomes }: Part): string {
  const body: Body = {
    run,
    outcomes: outcomes.map(({ at, outcome }) => ({
      at,
      outcome: toStored(outcome),
      text: outcome === null || 'severity' in outcome ? null : outcome.text,
    })),
  };
  const second = JSON.stringify(body);
  const { version } = run;
  const header: Header = { format: FORMAT, version, shard, sha256: sha256(second) };
  return `${JSON.stringify(header)}\n${second}\n`;
}

/**
 * @param version of unhappy-path that reads it: what another one has found out may mean something else
 * @param folder below which all files of the part shall stand, as those of one repository among others; null for where
 * they are
 * @throws {PartError} for a text that `formatPart` of this version has not made
 */
export async function parsePart(
  text: string,
  version: string,
  folder: string | null = null,
): Promise<Part> {
  const end = text.indexOf('\n');
  const header = headerIn(end === -1 ? text : text.slice(0, end));
  if (header.version !== version) {
    throw new PartError(
      `was written by unhappy-path ${header.version}, and this is ${version}; use one version for the shards and for merge`,
    );
  }
  const second = text.slice(end + 1).replace(/\r?\n$/, '');
  if (sha256(second) !== header.sha256) {
    throw new PartError('is damaged or cut off; write it again');
  }
  const { run, outcomes } = JSON.parse(second) as Body;
  const move = <T>(value: T): T => (folder === null ? value : (moved(value, folder) as T));
  return {
    run: {
      ...run,
      files: folder === null ? run.files : run.files.map((file) => posix.join(folder, file)),
      diagnostics: move(run.diagnostics),
    },
    shard: header.shard,
    outcomes: await Promise.all(
      outcomes.map(async ({ at, outcome, text: source }) => ({
        at,
        outcome:
          (await fromStored(move(outcome), () => Promise.resolve(source ?? undefined))) ?? null,
      })),
    ),
  };
}

/** The same value with each file below a folder: those of places, calls and diagnostics are `file`, that of an outcome `path`. */
function moved(value: unknown, folder: string): unknown {
  if (Array.isArray(value)) return value.map((one) => moved(one, folder));
  if (typeof value !== 'object' || value === null) return value;
  const isOutcome = 'comments' in value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]: [string, unknown]) => {
      const isFile = typeof one === 'string' && (key === 'file' || (isOutcome && key === 'path'));
      return [key, isFile ? posix.join(folder, one) : moved(one, folder)];
    }),
  );
}

function headerIn(line: string): Header {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    value = null;
  }
  const isHeader =
    typeof value === 'object' && value !== null && 'format' in value && value.format === FORMAT;
  if (!isHeader) {
    throw new PartError(
      'is no part of a run; a part is what `unhappy-path check --shard 1/4` writes',
    );
  }
  return value as Header;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
