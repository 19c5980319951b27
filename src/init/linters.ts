import { existsSync } from 'node:fs';
import path from 'node:path';
import { any as findUp } from 'empathic/find';
import { readJson } from '../settings/read-json.js';
import { isRecord, type Manifest, rangeOf } from './manifest.js';
import { repositoryRoot } from './repository-root.js';
import { readTextFile } from './text-file.js';

/** A linter that a project uses. */
interface FoundLinter {
  /** Installed, or as package.json asks for it; null where neither says it. */
  version: string | null;
  /** Absolute; null where there is none that we could extend. */
  config: string | null;
}

/** ESLint, with the old form of configuration beside the new one. */
interface FoundEslint extends FoundLinter {
  /** What holds a configuration of the form before ESLint 9; null where none does. */
  legacy: string | null;
}

/** The linters of a project; null where there is no sign of one. */
export interface FoundLinters {
  eslint: FoundEslint | null;
  oxlint: FoundLinter | null;
}

const FLAT = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map((ending) => `eslint.config.${ending}`);
const LEGACY = ['', '.js', '.cjs', '.yaml', '.yml', '.json'].map((ending) => `.eslintrc${ending}`);

/**
 * Which linters a project has: their configuration in its folder or above, or their packages.
 *
 * @param root the folder above which nothing belongs to the project any more
 */
export function findLinters(cwd: string, root: string, manifest: Manifest | null): FoundLinters {
  const find = (names: string[]) => findUp(names, { cwd, last: root, type: 'file' }) ?? null;
  const flat = find(FLAT);
  const rc = find(LEGACY);
  const inManifest = manifest?.content['eslintConfig'] === undefined ? null : 'package.json';
  const legacy = rc ?? inManifest;
  const eslint = versionOf(cwd, manifest, 'eslint');
  const oxlintConfig = find(['.oxlintrc.json']);
  const oxlint = versionOf(cwd, manifest, 'oxlint');
  // A package that lies in node_modules and is asked for by nothing here is another package's.
  const hasEslint = flat !== null || legacy !== null || rangeOf(manifest, 'eslint') !== null;
  const hasOxlint = oxlintConfig !== null || rangeOf(manifest, 'oxlint') !== null;
  return {
    eslint: hasEslint ? { version: eslint, config: flat, legacy } : null,
    oxlint: hasOxlint ? { version: oxlint, config: oxlintConfig } : null,
  };
}

function versionOf(cwd: string, manifest: Manifest | null, name: string): string | null {
  const range = rangeOf(manifest, name);
  const installed = installedVersion(cwd, name);
  // What lies in a folder far above is not the project's.
  const isNear = existsSync(path.join(cwd, 'node_modules', name));
  return range === null && !isNear ? null : (installed ?? range);
}

/** The version of a package that the project has installed; null where it has not. */
export function installedVersion(cwd: string, name: string): string | null {
  const root = repositoryRoot(cwd);
  for (let folder = cwd; ; folder = path.dirname(folder)) {
    const file = readTextFile(path.join(folder, 'node_modules', name, 'package.json'));
    const json = file === null ? null : readJson(file.text);
    if (json?.ok === true && isRecord(json.content)) {
      const { version } = json.content;
      return typeof version === 'string' ? version : null;
    }
    if (folder === root || path.dirname(folder) === folder) return null;
  }
}

/** `9` of `9.39.5`, `^9.1.0` and `>=9`; null where a range says nothing of the kind. */
export function majorOf(version: string | null): number | null {
  const digits = /\d+/u.exec(version ?? '')?.[0];
  return digits === undefined ? null : Number(digits);
}
