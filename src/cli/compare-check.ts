import { existsSync } from 'node:fs';
import path from 'node:path';
import { printBaseline, readBaseline } from '../check/baseline-file.js';
import { mergeByLines } from '../change/git-attributes.js';
import { BaselineError } from '../check/baseline-error.js';
import { compareFindings, type FilesNow } from '../check/compare-findings.js';
import type { CheckFinding } from '../check/finding.js';
import { type KnownFinding, toKnown } from '../check/known-finding.js';
import { displayPath } from '../project/display-path.js';
import { writeOutput } from './write-output.js';

/** A list of findings that were known before a run. */
export interface KnownBefore {
  /** As a reader names it. */
  against: string;
  entries: readonly KnownFinding[];
  /** Absolute: what the files of the entries are relative to. */
  folder: string;
  /** The old names of renamed files by the new ones, relative to `folder`. */
  renames: ReadonlyMap<string, string>;
}

/** What a run has found, and where it has looked. */
export interface Found {
  findings: readonly CheckFinding[];
  /** The files that were checked, relative to the working directory. */
  checked: readonly string[];
}

/** The findings that a list does not know, and what has become of its entries. */
export function compareWith(
  { findings, checked }: Found,
  known: KnownBefore,
): { fresh: readonly CheckFinding[]; gone: readonly KnownFinding[] } {
  const cwd = process.cwd();
  const named = (file: string): string => displayPath(known.folder, path.resolve(cwd, file));
  const inList = findings.map((finding) => ({ ...finding, file: named(finding.file) }));
  const original = new Map(inList.map((finding, index) => [finding, findings[index]]));
  const compared = compareFindings(inList, known.entries, filesNow(checked.map(named), known));
  return {
    fresh: compared.fresh.flatMap((finding) => original.get(finding) ?? []),
    gone: compared.gone,
  };
}

function filesNow(checked: readonly string[], { folder, renames }: KnownBefore): FilesNow {
  const seen = new Set(checked);
  return {
    nameBefore: (file) => renames.get(file) ?? file,
    stateOf: (file) => {
      if (seen.has(file)) return 'checked';
      return existsSync(path.resolve(folder, file)) ? 'left out' : 'gone';
    },
  };
}

/**
 * The findings that a baseline file knows.
 *
 * @throws {BaselineError} where it cannot be read
 */
export async function knownFromBaseline(file: string): Promise<KnownBefore> {
  const entries = await readBaseline(path.resolve(file));
  if (entries === null)
    throw new BaselineError('is not there; write it with --update-baseline, or check the path');
  return { against: file, entries, folder: path.dirname(path.resolve(file)), renames: new Map() };
}

/**
 * Make a baseline file hold what a run has found; entries of files that the run did not look at stay.
 *
 * @returns how many entries it holds now, and the file of git attributes that tells how to merge it, where that has
 *   changed; or why it could not be written
 * @throws {BaselineError} where the file is there and cannot be read
 */
export async function updateBaseline(
  file: string,
  { findings, checked }: Found,
): Promise<{ entries: number; attributes: string | null } | { failure: string }> {
  const target = path.resolve(file);
  const folder = path.dirname(target);
  const before = await readBaseline(target);
  const named = checked.map((one) => displayPath(folder, path.resolve(one)));
  const files = filesNow(named, { against: file, entries: [], folder, renames: new Map() });
  const kept = (before ?? []).filter((entry) => files.stateOf(entry.file) === 'left out');
  const entries = [...kept, ...toKnown(findings, process.cwd(), folder)];
  const failure = await writeOutput(file, printBaseline(entries));
  if (failure !== null) return { failure };
  const attributes = before === null ? await mergeByLines(target) : null;
  return { entries: entries.length, attributes };
}
