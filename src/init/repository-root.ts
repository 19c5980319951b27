import { existsSync } from 'node:fs';
import path from 'node:path';

/** The root of the repository around a folder; without one, the folder itself. */
export function repositoryRoot(cwd: string): string {
  for (let folder = cwd; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, '.git'))) return folder;
    if (path.dirname(folder) === folder) return cwd;
  }
}
