import type { Comment } from 'oxc-parser';
import { analyseFile, type FileFacts, judgeByCallers, mayContainCalls } from '../analysis/index.js';
import { ProjectModules } from '../analysis/modules/project-modules.js';
import { SendingExports } from '../analysis/modules/sending-exports.js';
import { parseFile } from '../analysis/parse.js';
import type { ResolvedSettings } from '../settings/settings.js';
import { type Coverage, CoverageCounter } from './coverage.js';
import { type Diagnostic, wholeFile } from './diagnostic.js';
import { displayPath } from './display-path.js';
import { findFiles } from './find-files.js';
import type { IgnorePatterns } from './ignore-rules.js';
import { readAhead } from './read-ahead.js';
import { readSource, type SourceText } from './read-source.js';

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
  onProgress?: (done: number, total: number) => void;
}

/** One file that has calls, with its facts. */
export interface AnalysedFile {
  /** Relative to the working directory, with forward slashes. */
  path: string;
  text: string;
  comments: readonly Comment[];
  facts: FileFacts;
}

/** What a run over a project came to. */
export interface ProjectResult {
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
): Promise<ProjectResult> {
  const { cwd, settings, maxFileSize } = options;
  const found = await findFiles(options.paths, {
    cwd,
    ignore: options.ignore,
    tests: options.tests,
  });
  const diagnostics = [...found.diagnostics];
  const coverage = new CoverageCounter();
  for (const { severity } of diagnostics) if (severity === 'error') coverage.addFailure();

  const sources = readAhead(found.files, async (file) => ({
    path: displayPath(cwd, file),
    source: await readSource(file, maxFileSize),
  }));

  const modules = new ProjectModules(cwd, settings.followPackages, found.files);
  const senders = new SendingExports(modules, settings);
  const fail = (diagnostic: Diagnostic): void => {
    diagnostics.push(diagnostic);
    if (diagnostic.severity === 'error') coverage.addFailure();
  };
  const analysed: AnalysedFile[] = [];
  let done = 0;
  for await (const { path, source } of sources) {
    const outcome = analyseSource(path, source, settings, modules, senders);
    if (outcome !== null && 'severity' in outcome) fail(outcome);
    else if (outcome === null) coverage.addFile(null);
    else analysed.push(outcome);
    done += 1;
    options.onProgress?.(done, found.files.length);
  }

  judgeByCallers(analysed.map(({ facts }) => facts));
  for (const file of analysed) {
    try {
      visit(file);
      coverage.addFile(file.facts);
    } catch (error) {
      fail(crashOf(file.path, error));
    }
  }

  return { coverage: coverage.result(found.notSupported, found.tests), diagnostics };
}

function analyseSource(
  path: string,
  source: SourceText,
  settings: ResolvedSettings,
  modules: ProjectModules,
  senders: SendingExports,
): AnalysedFile | Diagnostic | null {
  if (!source.ok) return wholeFile(source.severity, path, source.message);
  try {
    if (
      !source.looksBinary &&
      !mayContainCalls(source.text, settings) &&
      !senders.importsSender(path)
    ) {
      return null;
    }
    const parsed = parseFile(path, source.text);
    if (!parsed.ok) {
      if (parsed.foreign !== undefined) {
        return wholeFile('note', path, `skipped: ${parsed.message}, which is not read`);
      }
      if (source.looksBinary) {
        return wholeFile('error', path, 'is binary data, not code; it was not checked');
      }
      return {
        severity: 'error',
        file: path,
        line: parsed.line,
        column: parsed.column,
        message: `syntax error, the file was not checked: ${firstLine(parsed.message)}`,
      };
    }
    const facts = analyseFile(parsed.file, settings, modules, senders);
    return { path, text: source.text, comments: parsed.comments, facts };
  } catch (error) {
    return crashOf(path, error);
  }
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
