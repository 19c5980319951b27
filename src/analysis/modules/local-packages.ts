import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** How far below the root a package of a repository stands: `packages/@acme/http`. */
const DEEPEST = 3;

const SKIPPED = new Set(['node_modules', 'dist', 'build', 'coverage']);

/** The packages of a repository by their names, for where nothing is installed yet. */
export class LocalPackages {
  private folders: ReadonlyMap<string, string> | null = null;

  constructor(private readonly root: string) {}

  /** Where the source of a package may stand that a specifier names, without its ending. */
  sourcesOf(specifier: string): string[] {
    const parts = specifier.split('/');
    const length = specifier.startsWith('@') ? 2 : 1;
    this.folders ??= findPackages(this.root);
    const folder = this.folders.get(parts.slice(0, length).join('/'));
    if (folder === undefined) return [];
    const inside = parts.slice(length).join('/') || 'index';
    return [path.join(folder, 'src', inside), path.join(folder, inside)];
  }
}

function findPackages(root: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const visit = (folder: string, depth: number): void => {
    for (const entry of entriesOf(folder)) {
      if (entry.isFile() && entry.name === 'package.json' && depth > 0) {
        const name = nameOf(path.join(folder, entry.name));
        if (name !== null && !found.has(name)) found.set(name, folder);
      }
      const isSeen = entry.isDirectory() && !entry.name.startsWith('.') && !SKIPPED.has(entry.name);
      if (isSeen && depth < DEEPEST) visit(path.join(folder, entry.name), depth + 1);
    }
  };
  visit(root, 0);
  return found;
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function nameOf(file: string): string | null {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const isNamed = typeof content === 'object' && content !== null && 'name' in content;
    return isNamed && typeof content.name === 'string' ? content.name : null;
  } catch {
    return null;
  }
}
