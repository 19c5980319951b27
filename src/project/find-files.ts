import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { type Diagnostic, wholeFile } from './diagnostic.js';
import { displayPath } from './display-path.js';
import { classifyFile, type FileKind, SOURCE_EXTENSIONS } from './file-kind.js';
import { type IgnorePatterns, IgnoreRules, SKIPPED_FOLDERS } from './ignore-rules.js';
import { describeSystemError } from './system-error.js';
import { walk } from './walk.js';

/** The files that the paths on the command line stand for. */
export interface FoundFiles {
  /** Absolute paths, without repeats, in the order in which reports show them. */
  files: string[];
  diagnostics: Diagnostic[];
  /** Files that hold code in a language that is not read yet, counted by extension. */
  notSupported: ReadonlyMap<string, number>;
  /** Test files that were left out. */
  tests: number;
}

/** Where to look, and what to leave out. */
export interface FindOptions {
  cwd: string;
  ignore: IgnorePatterns;
  /** Read the test files of folders as well. */
  tests: boolean;
}

/**
 * Find the files to analyse. A path is a file, a folder (searched without what .gitignore files name) or a glob
 * pattern. A path that cannot be used becomes a diagnostic, and the others are still searched.
 */
export async function findFiles(
  paths: readonly string[],
  options: FindOptions,
): Promise<FoundFiles> {
  const search = new Search(options);
  for (const path of paths) await search.add(path);
  return search.result();
}

class Search {
  readonly #options: FindOptions;
  readonly #files = new Map<string, string>();
  readonly #components = new Map<string, string>();
  readonly #tests = new Set<string>();
  readonly #diagnostics: Diagnostic[] = [];

  constructor(options: FindOptions) {
    this.#options = options;
  }

  async add(path: string): Promise<void> {
    const absolute = resolve(this.#options.cwd, path);
    let stats: Stats;
    try {
      stats = await stat(absolute);
    } catch (error) {
      await this.#addMissing(path, absolute, error);
      return;
    }
    if (stats.isDirectory()) await this.#addFolder(absolute);
    else if (stats.isFile()) this.#addNamedFile(absolute);
    else this.#report('error', absolute, 'is neither a file nor a folder; name one of these');
  }

  result(): FoundFiles {
    const notSupported = new Map<string, number>();
    for (const path of this.#components.keys()) {
      const extension = extname(path);
      notSupported.set(extension, (notSupported.get(extension) ?? 0) + 1);
    }
    return {
      files: [...this.#files].sort(byDisplayPath).map(([absolute]) => absolute),
      diagnostics: this.#diagnostics,
      notSupported,
      tests: [...this.#tests].filter((test) => !this.#files.has(test)).length,
    };
  }

  async #addMissing(path: string, absolute: string, error: unknown): Promise<void> {
    const { code, text } = describeSystemError(error);
    if (code !== 'ENOENT') {
      this.#report('error', absolute, `cannot be read (${text}); nothing in it was checked`);
      return;
    }
    const { glob, isDynamicPattern } = await import('tinyglobby');
    if (!isDynamicPattern(path)) {
      this.#report('error', absolute, 'no such file or folder; check the path');
      return;
    }
    const matches = await glob(path, {
      cwd: this.#options.cwd,
      absolute: true,
      expandDirectories: false,
      followSymbolicLinks: false,
      ignore: [...SKIPPED_FOLDERS].map((folder) => `**/${folder}/**`),
    });
    const rules = this.#rulesFrom(this.#options.cwd);
    const kept = matches
      .map((match) => resolve(match))
      .filter((match) => !rules.ignores(match, false));
    if (!this.#addFound(kept)) {
      this.#diagnostics.push(
        wholeFile('error', path, 'the pattern matches no JavaScript or TypeScript file; check it'),
      );
    }
  }

  async #addFolder(folder: string): Promise<void> {
    const { files, unreadable } = await walk(folder, this.#rulesFrom(folder));
    for (const { folder: path, error } of unreadable) {
      const { text } = describeSystemError(error);
      this.#report('error', path, `cannot be read (${text}); nothing in it was checked`);
    }
    if (!this.#addFound(files) && unreadable.length === 0) {
      this.#report(
        'error',
        folder,
        `holds no file to check (${SOURCE_EXTENSIONS.join(' ')}; ${[...SKIPPED_FOLDERS].join(', ')} and what .gitignore names are left out); name another folder, or a file`,
      );
    }
  }

  #addNamedFile(file: string): void {
    switch (classifyFile(file)) {
      case 'source':
      case 'test':
        this.#files.set(file, displayPath(this.#options.cwd, file));
        break;
      case 'declarations':
        this.#report('note', file, 'skipped: declarations hold no calls');
        break;
      case 'minified':
        this.#report(
          'note',
          file,
          'skipped: it is minified; check the sources that it is made from',
        );
        break;
      case 'component':
        this.#report('note', file, `skipped: ${extname(file)} files are not read yet`);
        break;
      case 'other':
        this.#report('note', file, 'skipped: it is not a JavaScript or TypeScript file');
        break;
    }
  }

  /** Whether there was anything in the list that holds code. */
  #addFound(files: readonly string[]): boolean {
    let found = false;
    for (const file of files) {
      const kind = this.#kindOf(file);
      if (kind === 'test') this.#tests.add(file);
      if (kind === 'source') this.#files.set(file, displayPath(this.#options.cwd, file));
      if (kind === 'component') this.#components.set(file, file);
      found ||= kind === 'source' || kind === 'component' || kind === 'test';
    }
    return found;
  }

  #kindOf(file: string): FileKind {
    const kind = classifyFile(displayPath(this.#options.cwd, file));
    return kind === 'test' && this.#options.tests ? 'source' : kind;
  }

  #rulesFrom(folder: string): IgnoreRules {
    return new IgnoreRules(folder, this.#options.cwd, this.#options.ignore);
  }

  #report(severity: Diagnostic['severity'], absolute: string, message: string): void {
    const shown = displayPath(this.#options.cwd, absolute);
    this.#diagnostics.push(wholeFile(severity, shown, message));
  }
}

function byDisplayPath(a: [string, string], b: [string, string]): number {
  if (a[1] === b[1]) return 0;
  return a[1] < b[1] ? -1 : 1;
}
