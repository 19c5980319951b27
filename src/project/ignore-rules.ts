import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { createRequire } from 'node:module';
import type newIgnore from 'ignore';
import type { Ignore } from 'ignore';

/** Folders that are not searched for files: what is installed, built or kept by git. */
export const SKIPPED_FOLDERS: ReadonlySet<string> = new Set([
  'node_modules',
  'dist',
  'build',
  '.git',
]);

/** Patterns in the language of .gitignore and the folder that they are relative to. */
export interface IgnorePatterns {
  baseDir: string;
  patterns: readonly string[];
}

const require = createRequire(import.meta.url);

interface Level {
  baseDir: string;
  matcher: Ignore;
}

type Verdict = 'ignored' | 'included' | 'silent';

/**
 * Which paths beneath one folder are left out: by the project's own patterns, by the folders that are always skipped,
 * and by every .gitignore file from the repository's root down.
 *
 * A folder that the user names is searched even where an outer rule ignores it; that rule's file is then out of play.
 */
export class IgnoreRules {
  readonly #own: readonly Level[];
  readonly #chains = new Map<string, readonly Level[]>();

  constructor(start: string, cwd: string, own: IgnorePatterns) {
    const outermost = findOutermost(start, cwd);
    const parents = ancestors(start, outermost).flatMap(readGitignore);
    const reachesStart = (level: Level) => judge(level, start, true) !== 'ignored';

    this.#own = [levelOf(own.baseDir, own.patterns)].filter(reachesStart);
    // The deepest file speaks last, as in git.
    this.#chains.set(start, [...readGitignore(start), ...parents.filter(reachesStart)]);
  }

  /** Whether a file or folder below the start is left out; the folders that it lies in are not asked again. */
  ignores(path: string, isFolder: boolean): boolean {
    const own = firstVerdict(this.#own, path, isFolder);
    if (own !== 'silent') return own === 'ignored';
    if (isFolder && SKIPPED_FOLDERS.has(basename(path))) return true;
    return firstVerdict(this.#chainOf(dirname(path)), path, isFolder) === 'ignored';
  }

  #chainOf(folder: string): readonly Level[] {
    const known = this.#chains.get(folder);
    if (known !== undefined) return known;
    const chain = [...readGitignore(folder), ...this.#chainOf(dirname(folder))];
    this.#chains.set(folder, chain);
    return chain;
  }
}

function firstVerdict(levels: readonly Level[], path: string, isFolder: boolean): Verdict {
  for (const level of levels) {
    const verdict = judge(level, path, isFolder);
    if (verdict !== 'silent') return verdict;
  }
  return 'silent';
}

function judge(level: Level, path: string, isFolder: boolean): Verdict {
  const below = relative(level.baseDir, path);
  if (below === '' || isAbsolute(below) || below === '..' || below.startsWith(`..${sep}`)) {
    return 'silent';
  }
  const posix = sep === '\\' ? below.replaceAll('\\', '/') : below;
  const { ignored, unignored } = level.matcher.test(isFolder ? `${posix}/` : posix);
  if (ignored) return 'ignored';
  return unignored ? 'included' : 'silent';
}

function levelOf(baseDir: string, patterns: string | readonly string[]): Level {
  // Linters load it only where they search a project for files.
  const ignore = require('ignore') as typeof newIgnore;
  return { baseDir, matcher: ignore().add(patterns) };
}

function readGitignore(folder: string): Level[] {
  const path = join(folder, '.gitignore');
  // Asked first, because most folders have none and a failed read costs far more.
  if (!existsSync(path)) return [];
  try {
    return [levelOf(folder, readFileSync(path, 'utf8'))];
  } catch {
    // One that cannot be read ignores nothing, so that more is checked rather than less.
    return [];
  }
}

/** The parents of a folder, nearest first, up to and including the outermost one. */
function ancestors(folder: string, outermost: string): string[] {
  const found: string[] = [];
  let current = folder;
  while (current !== outermost && dirname(current) !== current) {
    current = dirname(current);
    found.push(current);
  }
  return found;
}

/** The root of the repository; without one, the working directory if it holds the folder, else the folder itself. */
function findOutermost(folder: string, cwd: string): string {
  for (let current = folder; ; current = dirname(current)) {
    if (existsSync(join(current, '.git'))) return current;
    if (dirname(current) === current) break;
  }
  return folder === cwd || folder.startsWith(cwd + sep) ? cwd : folder;
}
