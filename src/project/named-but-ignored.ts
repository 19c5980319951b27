import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import type newIgnore from 'ignore';
import type { IgnorePatterns } from './ignore-rules.js';

const require = createRequire(import.meta.url);

/**
 * Which of the files that a user names are left out by the user's own patterns: these are read all the same.
 *
 * @param paths as they were given, relative to the working directory; folders and patterns are none of them
 */
export function namedButIgnored(
  paths: readonly string[],
  cwd: string,
  { baseDir, patterns }: IgnorePatterns,
): string[] {
  if (patterns.length === 0) return [];
  const ignore = require('ignore') as typeof newIgnore;
  const matcher = ignore().add(patterns);
  return paths.filter((path) => {
    const absolute = resolve(cwd, path);
    const below = relative(baseDir, absolute);
    if (below === '' || below.startsWith('..') || isAbsolute(below)) return false;
    const isFile = statSync(absolute, { throwIfNoEntry: false })?.isFile() === true;
    return isFile && matcher.ignores(below.split(sep).join('/'));
  });
}
