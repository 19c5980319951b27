import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import type { CallLabel } from '../../scripts/corpus/labels.js';

/** A package whose sources nobody here wrote, and what a reviewer says of some of its calls. */
export interface LabelledPackage {
  package: string;
  /** The version that was read; lines move with it. */
  version: string;
  calls: CallLabel[];
}

const LABELS = fileURLToPath(new URL('calls', import.meta.url));
const MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** Every package with labels. */
export function labelledPackages(): LabelledPackage[] {
  return readdirSync(LABELS).map(
    (file) => JSON.parse(readFileSync(join(LABELS, file), 'utf8')) as LabelledPackage,
  );
}

/** Where a package is installed. */
export function folderOf(name: string): string {
  return join(MODULES, name);
}

/** The version that is installed. */
export function installedVersion(name: string): string {
  const manifest = JSON.parse(readFileSync(join(folderOf(name), 'package.json'), 'utf8')) as {
    version: string;
  };
  return manifest.version;
}

/** Every script of a package, without type declarations and the packages that it brings along. */
export function sourceFiles(name: string): string[] {
  return globSync('**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}', {
    cwd: folderOf(name),
    ignore: ['**/node_modules/**', '**/*.d.{ts,mts,cts}'],
  }).sort();
}
