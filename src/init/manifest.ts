import path from 'node:path';
import { readJson } from '../settings/read-json.js';
import { readTextFile, type TextFile } from './text-file.js';

/** A package.json that could be read. */
export interface Manifest {
  file: TextFile;
  content: Readonly<Record<string, unknown>>;
}

/** The package.json of a folder: null where there is none, a text where it cannot be used. */
export function readManifest(folder: string): Manifest | string | null {
  const file = readTextFile(path.join(folder, 'package.json'));
  if (file === null) return null;
  const json = readJson(file.text);
  if (!json.ok) return `:${json.line}:${json.column}: is not JSON: ${json.message}`;
  return isRecord(json.content) ? { file, content: json.content } : ': must hold an object';
}

/** The version range under which a manifest names a package; null where it does not. */
export function rangeOf(manifest: Manifest | null, name: string): string | null {
  for (const kind of [
    'dependencies',
    'devDependencies',
    'peerDependencies',
    'optionalDependencies',
  ]) {
    const listed = manifest?.content[kind];
    if (!isRecord(listed)) continue;
    const range = listed[name];
    if (typeof range === 'string') return range;
  }
  return null;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
