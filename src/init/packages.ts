import { existsSync } from 'node:fs';
import path from 'node:path';
import { displayPath } from '../project/display-path.js';
import { findLinters } from './linters.js';

/** How many calls the code of one package has. */
export interface PackageCalls {
  /** The folder of its package.json, relative to the working directory. */
  folder: string;
  calls: number;
  /** The name of its own configuration of ESLint or oxlint; null where it has none, or is the working directory itself. */
  linter: string | null;
}

/** The packages whose code sends requests: each file belongs to the nearest package.json above it. */
export function packagesWithCalls(cwd: string, calls: readonly { file: string }[]): PackageCalls[] {
  const folders = new Map<string, string>();
  const folderOf = (folder: string): string => {
    const known = folders.get(folder);
    if (known !== undefined) return known;
    const isEnd = folder === cwd || path.dirname(folder) === folder;
    const isPackage = existsSync(path.join(folder, 'package.json'));
    const found = isPackage || isEnd ? folder : folderOf(path.dirname(folder));
    folders.set(folder, found);
    return found;
  };
  const counts = new Map<string, number>();
  for (const { file } of calls) {
    const folder = displayPath(cwd, folderOf(path.dirname(path.resolve(cwd, file))));
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts]
    .map(([folder, count]) => ({ folder, calls: count, linter: ownLinter(cwd, folder) }))
    .sort((one, other) => other.calls - one.calls || (one.folder < other.folder ? -1 : 1));
}

function ownLinter(cwd: string, shown: string): string | null {
  const folder = path.resolve(cwd, shown);
  if (folder === cwd) return null;
  const { eslint, oxlint } = findLinters(folder, folder, null);
  const config = eslint?.config ?? oxlint?.config ?? eslint?.legacy ?? null;
  return config === null ? null : path.basename(config);
}
