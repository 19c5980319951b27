import { type ExplainedCall, explainFile } from '../analysis/explain-file.js';
import { judgeByCallers } from '../analysis/index.js';
import { type OpenedFile, ParsedFiles } from '../analysis/modules/parsed-files.js';
import { ProjectFacts } from '../analysis/modules/project-facts.js';
import { ProjectModules } from '../analysis/modules/project-modules.js';
import { TEXTS_ON_DISK } from '../analysis/modules/source-texts.js';
import type { ParseFailure } from '../analysis/parse.js';
import type { FileScopes } from '../analysis/scopes/file-scopes.js';
import type { ResolvedSettings } from '../settings/settings.js';
import { type Coverage, CoverageCounter } from './coverage.js';
import { type Diagnostic, wholeFile } from './diagnostic.js';
import { displayPath } from './display-path.js';
import { findFiles } from './find-files.js';
import type { IgnorePatterns } from './ignore-rules.js';
import { readAhead } from './read-ahead.js';
import { readSource, type SourceText } from './read-source.js';
import type { RunCache } from './run-cache.js';
import type { AnalysedFile, FileOutcome } from './file-outcome.js';
import { filesOf, type Shard, type ShardedFiles } from './shards.js';
import { describeSystemError } from './system-error.js';

/** What to analyse, and how. */
export interface ProjectOptions {
  paths: readonly string[];
  cwd: string;
  settings: ResolvedSettings;
  ignore: IgnorePatterns;
  /** Read the test files of folders as well. */
  tests: boolean;
  /** In bytes; larger files are left out with a note. */
  maxFileSize: number;
  /** Also find out how each answer comes to its fate, which takes about as long again. */
  ways?: boolean;
  onProgress?: (done: number, total: number) => void;
  /** Where the facts of an unchanged project are kept; without it nothing is. */
  cache?: RunCache | undefined;
  /** Texts that stand for those on disk, by absolute path: what a codemod has made of them so far. */
  replaced?: ReadonlyMap<string, string>;
  /** Analyse only the files of this shard; imports lead into all of them. */
  shard?: Shard | undefined;
}

/** What the files of a project came to, before callers in other files have been asked. */
export interface ProjectRun {
  /** The files that were asked for, relative to the working directory, in the order of reports. */
  files: string[];
  /** Of these files, or of those of a shard; in their order. */
  outcomes: FileOutcome[];
  /** About paths on the command line. */
  diagnostics: Diagnostic[];
  /** About the run itself, whatever the project is. */
  notes: Diagnostic[];
  /** Files with code in a language that is not read yet, counted by extension. */
  notSupported: ReadonlyMap<string, number>;
  /** Test files that were left out. */
  tests: number;
}

/** What a run over a project came to. */
export interface ProjectResult {
  /** The files that were checked, whether or not they have calls, relative to the working directory. */
  checked: string[];
  coverage: Coverage;
  /** In the order of the files; those about paths on the command line first. */
  diagnostics: Diagnostic[];
}

/**
 * Find the files of a project and analyse each, following imports into the others, in the order in which reports show them. Whatever happens to
 * one file, a `visit` that throws included, becomes a diagnostic, and the next one follows.
 */
export async function analyseProject(
  options: ProjectOptions,
  visit: (file: AnalysedFile) => void,
): Promise<ProjectResult & { facts: ProjectFacts }> {
  const { facts, ...run } = await runOver(options);
  return { ...judgeRun(run, visit), facts };
}

/** The first half of `analyseProject`: what each file comes to by itself and by what it imports. */
export async function runOver(
  options: ProjectOptions,
): Promise<ProjectRun & { facts: ProjectFacts; sharded: ShardedFiles }> {
  const { cwd, settings, maxFileSize, replaced, ways = false, cache, tests, shard } = options;
  const found = await findFiles(options.paths, { cwd, ignore: options.ignore, tests });
  const sharded = await filesOf(found.files, shard, cwd);
  const notes: Diagnostic[] = [];
  const parsed = new ParsedFiles();
  const modules = new ProjectModules(cwd, {
    followImports: settings.followImports,
    followPackages: settings.followPackages,
    parsed,
    files: found.files,
    texts: { read: (path) => replaced?.get(path) ?? TEXTS_ON_DISK.read(path) },
  });
  const asked = new Set(found.files);
  const facts = new ProjectFacts(modules, settings, (path) => asked.has(path));
  const sourceOf = async (file: string): Promise<SourceText> => {
    const text = replaced?.get(file);
    return text === undefined
      ? readSource(file, maxFileSize)
      : { ok: true, text, looksBinary: false };
  };
  const explain = (file: FileScopes): readonly ExplainedCall[] | null =>
    ways ? explainFile(file, settings, modules, facts.senders) : null;
  const analyseAll = async (): Promise<FileOutcome[]> => {
    const outcomes: FileOutcome[] = [];
    const sources = readAhead(sharded.own, async (file) => ({
      path: displayPath(cwd, file),
      source: await sourceOf(file),
    }));
    for await (const { path, source } of sources) {
      const open = (text: string): OpenedFile => parsed.open(modules.absolute(path), path, text);
      outcomes.push(analyseSource(path, source, facts, open, explain));
      options.onProgress?.(outcomes.length, sharded.own.length);
    }
    return outcomes;
  };
  const input = { cwd, files: found.files, options: { settings, maxFileSize, tests, ways }, shard };
  const before =
    (await cache?.read(input, async (path) => {
      const source = await readSource(modules.absolute(path), maxFileSize);
      return source.ok ? source.text : undefined;
    })) ?? null;
  const outcomes = before ?? (await analyseAll());
  if (cache !== undefined && before === null) {
    try {
      await cache.write(input, modules.followed, outcomes);
    } catch (error) {
      const { text } = describeSystemError(error);
      notes.push(wholeFile('note', cache.folder, `nothing is kept for the next run (${text})`));
    }
  }
  return {
    files: found.files.map((file) => displayPath(cwd, file)),
    outcomes,
    diagnostics: found.diagnostics,
    notes,
    notSupported: found.notSupported,
    tests: found.tests,
    facts,
    sharded,
  };
}

/** The second half of `analyseProject`: ask callers in other files, then show each file. Changes the calls. */
export function judgeRun(run: ProjectRun, visit: (file: AnalysedFile) => void): ProjectResult {
  const diagnostics = [...run.diagnostics, ...run.notes];
  const coverage = new CoverageCounter();
  const analysed: AnalysedFile[] = [];
  for (const outcome of run.outcomes) {
    if (outcome === null) coverage.addFile(null);
    else if ('severity' in outcome) diagnostics.push(outcome);
    else analysed.push(outcome);
  }
  judgeByCallers(analysed.map(({ facts }) => facts));
  for (const file of analysed) {
    try {
      visit(file);
      coverage.addFile(file.facts);
    } catch (error) {
      diagnostics.push(crashOf(file.path, error));
    }
  }
  for (const { severity } of diagnostics) if (severity === 'error') coverage.addFailure();
  const unchecked = new Set(diagnostics.map(({ file }) => file));
  return {
    checked: run.files.filter((file) => !unchecked.has(file)),
    coverage: coverage.result(run.notSupported, run.tests),
    diagnostics,
  };
}

function analyseSource(
  path: string,
  source: SourceText,
  project: ProjectFacts,
  open: (text: string) => OpenedFile,
  explain: (file: FileScopes) => readonly ExplainedCall[] | null,
): FileOutcome {
  if (!source.ok) return wholeFile(source.severity, path, source.message);
  const { text, looksBinary } = source;
  try {
    if (!looksBinary && !project.mayHaveCalls(path, text)) return null;
    const opened = open(text);
    if (!opened.ok) return syntaxError(path, opened, looksBinary);
    const facts = project.of(opened.file);
    const explained = facts.calls.length === 0 ? null : explain(opened.file);
    return { path, text, comments: opened.comments, facts, explained };
  } catch (error) {
    return crashOf(path, error);
  }
}

function syntaxError(path: string, failure: ParseFailure, looksBinary: boolean): Diagnostic {
  const { message, line, column, foreign } = failure;
  if (foreign !== undefined) {
    return wholeFile('note', path, `skipped: ${message}, which is not read`);
  }
  if (looksBinary) {
    return wholeFile('error', path, 'is binary data, not code; it was not checked');
  }
  return {
    severity: 'error',
    file: path,
    line,
    column,
    message: `syntax error, the file was not checked: ${firstLine(message)}`,
  };
}

function crashOf(path: string, error: unknown): Diagnostic {
  if (error instanceof RangeError && error.message.includes('call stack')) {
    return wholeFile('error', path, 'is nested too deeply to be analysed; it was not checked');
  }
  const diagnostic = wholeFile(
    'error',
    path,
    `could not be analysed: ${firstLine(String(error))}; this is a fault of unhappy-path, please report it (--debug shows where)`,
  );
  return error instanceof Error && error.stack !== undefined
    ? { ...diagnostic, stack: error.stack }
    : diagnostic;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
