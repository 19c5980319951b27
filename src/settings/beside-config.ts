import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CONFIG_FILES } from './config-file.js';

/** Endings under which people look for a configuration, and we do not. */
const ENDINGS = ['cjs', 'mts', 'cts', 'jsonc', 'json5', 'yaml', 'yml', 'toml'];

/**
 * What in a folder looks like our configuration and is not read: a second file, one with another ending, a key of
 * package.json. One line each, with the file that counts instead.
 *
 * @param file the configuration file that is read; null where there is none
 */
export function unreadBeside(folder: string, file: string | null): string[] {
  const names = namesIn(folder);
  const read = file === null ? null : basename(file);
  const instead = read === null ? 'name it unhappy-path.config.{js,mjs,ts,json}' : `${read} counts`;
  const known = CONFIG_FILES.filter((name) => name !== read && names.has(name));
  const foreign = ENDINGS.map((ending) => `unhappy-path.config.${ending}`).filter((name) =>
    names.has(name),
  );
  const lines = [...known, ...foreign].map((name) => `${name} is not read; ${instead}`);
  if (names.has('package.json') && hasKey(join(folder, 'package.json'))) {
    const mend = read === null ? 'move it to unhappy-path.config.json' : `${read} counts`;
    lines.push(`"unhappy-path" of package.json is not read; ${mend}`);
  }
  return lines;
}

function namesIn(folder: string): ReadonlySet<string> {
  try {
    return new Set(readdirSync(folder));
  } catch {
    return new Set();
  }
}

function hasKey(manifest: string): boolean {
  try {
    const content: unknown = JSON.parse(readFileSync(manifest, 'utf8'));
    return typeof content === 'object' && content !== null && 'unhappy-path' in content;
  } catch {
    // Whoever needs it says so.
    return false;
  }
}
