import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inspect } from 'node:util';
import { configurationOf, fingerprint } from './fingerprint.js';
import type { FileOutcome } from './file-outcome.js';
import type { Shard } from './shards.js';
import { fromStored, type StoredOutcome, toStored } from './stored-run.js';

interface Entry {
  /** Of the files that were asked for, and of what decides where their imports lead. */
  asked: string;
  /** Files that were followed into, though they are none of those, and their fingerprint. */
  followed: string[];
  beyond: string;
  outcomes: StoredOutcome[];
}

/** What a run depends on. */
export interface RunInput {
  cwd: string;
  /** Absolute. */
  files: readonly string[];
  /** Everything else that the facts depend on. */
  options: unknown;
  /** Which of the files are analysed; undefined for all of them. */
  shard?: Shard | undefined;
}

/**
 * Keeps what a run came to in a folder, for one that finds everything unchanged: the files, those that they lead to,
 * manifests and compiler settings, our own settings and version.
 */
export class RunCache {
  /** The fingerprint of the files when the run began. */
  private found: string | null = null;

  /**
   * @param folder absolute; made when something is written
   * @param version what another version found out is not used
   */
  constructor(
    readonly folder: string,
    private readonly version: string,
  ) {}

  /** What the same run came to before; null where there was none, or something has changed since. */
  async read(
    input: RunInput,
    readText: (path: string) => Promise<string | undefined>,
  ): Promise<FileOutcome[] | null> {
    this.found = await this.fingerprintOf(input, input.files);
    try {
      const entry = JSON.parse(await readFile(this.fileOf(input), 'utf8')) as Entry;
      if (entry.asked !== this.found) return null;
      if (entry.beyond !== (await this.fingerprintOf(input, entry.followed))) return null;
      const outcomes = await Promise.all(entry.outcomes.map((one) => fromStored(one, readText)));
      return outcomes.some((one) => one === undefined) ? null : (outcomes as FileOutcome[]);
    } catch {
      return null;
    }
  }

  /**
   * Keep what a run came to, before callers in other files are asked: that changes it. Nothing is kept of a run whose
   * files have changed since `read`: nobody knows which of them it has seen.
   *
   * @throws {Error} of the file system where the folder cannot be written
   */
  async write(
    input: RunInput,
    followed: readonly string[],
    outcomes: readonly FileOutcome[],
  ): Promise<void> {
    const asked = await this.fingerprintOf(input, input.files);
    if (asked !== this.found) return;
    const beyond = await this.fingerprintOf(input, followed);
    const stored = outcomes.map(toStored);
    const entry: Entry = { asked, followed: [...followed], beyond, outcomes: stored };
    const file = this.fileOf(input);
    await mkdir(this.folder, { recursive: true });
    // Two runs at once must not mix what they write.
    const temporary = `${file}.${String(process.pid)}`;
    await writeFile(temporary, JSON.stringify(entry));
    await rename(temporary, file);
  }

  private fingerprintOf({ options }: RunInput, files: readonly string[]): Promise<string> {
    return fingerprint([this.version, textOf(options)], [...files, ...configurationOf(files)]);
  }

  /** One for each working directory and shard, so that the folder does not grow. */
  private fileOf({ cwd, shard }: RunInput): string {
    const what =
      shard === undefined ? cwd : `${cwd}\0${String(shard.index)}/${String(shard.count)}`;
    const name = createHash('sha256').update(what).digest('hex').slice(0, 16);
    return path.join(this.folder, `${name}.json`);
  }
}

/** Unlike JSON, with what a regular expression is. */
function textOf(value: unknown): string {
  return inspect(value, { depth: null, maxArrayLength: null, maxStringLength: null });
}
