import { appendFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import { git } from './git.js';

/**
 * Have git take the lines of both sides where two branches have changed a file of one entry a line, unless its
 * attributes say something of merges already.
 *
 * @param file absolute
 * @returns the file of attributes that has a line more; null where nothing was to do or nothing could be done
 */
export async function mergeByLines(file: string): Promise<string | null> {
  const folder = path.dirname(file);
  const name = path.basename(file);
  const asked = await git(['check-attr', '-z', 'merge', '--', name], { cwd: folder });
  // Outside of a repository nobody merges.
  if (!asked.ok || asked.stdout.split('\0')[2] !== 'unspecified') return null;
  const attributes = path.join(folder, '.gitattributes');
  try {
    const before = await readFile(attributes, 'utf8').catch(() => '');
    const gap = before === '' || before.endsWith('\n') ? '' : '\n';
    await appendFile(attributes, `${gap}${patternOf(name)} merge=union\n`);
    return attributes;
  } catch {
    return null;
  }
}

/** The language of .gitattributes ends a pattern at a blank, unless it stands in quotes. */
function patternOf(name: string): string {
  return /\s/u.test(name) ? JSON.stringify(name) : name;
}
