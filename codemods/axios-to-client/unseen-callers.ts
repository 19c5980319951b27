import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { MigratedProject } from '../../src/migrate/codemod.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { stemOf, textOf } from '../../src/migrate/uses.js';

/**
 * Why what a file exports may be called by code that is not in view: in packages that import its own, or in files that were
 * not asked for. Null where all who may call it are.
 */
export function unseenCallers(file: SiteFile, project: MigratedProject): string | null {
  const folder = packageOf(file.absolute);
  if (folder === null) return null;
  if (isImported(path.join(folder, MANIFEST))) return 'its package is a library';
  const stem = stemOf(file.absolute);
  const ends = [`/${stem}'`, `/${stem}"`, `/${stem}.`];
  const asked = new Set(project.files);
  const other = sourcesIn(folder).find(
    (one) =>
      one !== file.absolute && !asked.has(one) && ends.some((end) => textOf(one).includes(end)),
  );
  return other === undefined
    ? null
    : `${path.basename(other)}, which was not asked for, names its module`;
}

const MANIFEST = 'package.json';

function packageOf(file: string): string | null {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, MANIFEST))) return folder;
    if (path.dirname(folder) === folder) return null;
  }
}

/** Whether a package says what others get who import it. */
function isImported(manifest: string): boolean {
  try {
    const content: unknown = JSON.parse(readFileSync(manifest, 'utf8'));
    if (typeof content !== 'object' || content === null) return true;
    return ['main', 'module', 'exports', 'types'].some((name) => name in content);
  } catch {
    return true;
  }
}

const SOURCE = /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/;
const LEFT_OUT = new Set(['node_modules', '.git', 'dist', 'build', '.next', 'coverage']);
const sources = new Map<string, string[]>();

function sourcesIn(folder: string): string[] {
  let found = sources.get(folder);
  if (found === undefined) {
    found = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const inner = path.join(folder, entry.name);
      if (entry.isDirectory()) return LEFT_OUT.has(entry.name) ? [] : sourcesIn(inner);
      return entry.isFile() && SOURCE.test(entry.name) ? [inner] : [];
    });
    sources.set(folder, found);
  }
  return found;
}
