import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readAhead } from './read-ahead.js';

/** What decides where an import leads, besides the files themselves. */
const CONFIGURATION = /^(?:package\.json|pnpm-workspace\.yaml|jsconfig\.json|tsconfig.*\.json)$/;

/**
 * A hash of texts and of the content of files, of which those that cannot be read count as such.
 *
 * @param nameOf what a file is called in it
 */
export async function fingerprint(
  texts: readonly string[],
  files: readonly string[],
  nameOf = (file: string): string => file,
): Promise<string> {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(`${text}\0`);
  for await (const { file, content } of readAhead(files, contentOf)) {
    hash.update(`${nameOf(file)}\0${content === null ? '-' : String(content.length)}\0`);
    if (content !== null) hash.update(content);
  }
  return hash.digest('hex');
}

/** The manifests and compiler settings in the folders of files and above them. */
export function configurationOf(files: readonly string[]): string[] {
  const folders = new Set<string>();
  for (const file of files) {
    for (let folder = path.dirname(file); !folders.has(folder); folder = path.dirname(folder)) {
      folders.add(folder);
    }
  }
  return [...folders].flatMap((folder) =>
    namesIn(folder)
      .filter((name) => CONFIGURATION.test(name))
      .map((name) => path.join(folder, name)),
  );
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

async function contentOf(file: string): Promise<{ file: string; content: Buffer | null }> {
  try {
    return { file, content: await readFile(file) };
  } catch {
    return { file, content: null };
  }
}
