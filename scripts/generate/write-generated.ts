import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedFiles } from './generated-files.js';

/**
 * Bring every generated file up to date.
 *
 * @param isCheck only look which ones are not
 * @returns the files that were not up to date, relative to the project
 */
export async function writeGenerated(root: string, isCheck: boolean): Promise<string[]> {
  const outdated = (await generatedFiles(root)).filter(({ path, content }) => {
    const file = join(root, path);
    return !existsSync(file) || readFileSync(file, 'utf8') !== content;
  });
  if (!isCheck) {
    for (const { path, content } of outdated) writeFileSync(join(root, path), content);
  }
  return outdated.map(({ path }) => path);
}
