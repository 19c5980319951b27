import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { unlinkedSources, type Workspaces } from './unlinked-workspaces.js';

/**
 * Where the source of a package of the workspace may stand that a specifier names, without its ending; nothing where
 * the package is installed, null where it is neither. What a workspace builds is often not there when its code is checked.
 */
export function workspaceSources(
  known: Workspaces,
  from: string,
  specifier: string,
): string[] | null {
  const parts = specifier.split('/');
  const length = specifier.startsWith('@') ? 2 : 1;
  const name = parts.slice(0, length).join('/');
  const inside = parts.slice(length).join('/') || 'index';
  for (let folder = path.dirname(from); ; folder = path.dirname(folder)) {
    const linked = path.join(folder, 'node_modules', name);
    if (existsSync(path.join(linked, 'package.json'))) {
      const real = realpathSync(linked);
      if (real.includes(`${path.sep}node_modules${path.sep}`)) return [];
      return [path.join(real, 'src', inside), path.join(real, inside)];
    }
    if (folder === path.dirname(folder)) {
      const unlinked = unlinkedSources(known, from, name, inside);
      return unlinked.length > 0 ? unlinked : null;
    }
  }
}
