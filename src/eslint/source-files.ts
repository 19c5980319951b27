import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { classifyFile } from '../project/file-kind.js';
import { IgnoreRules } from '../project/ignore-rules.js';

/** A tree of more files is not the source of one program. */
const MOST_FILES = 20_000;

/** The absolute paths of the sources below a folder that `inspect` would read there as well. */
export function sourceFiles(root: string): readonly string[] {
  const rules = new IgnoreRules(root, root, { baseDir: root, patterns: [] });
  const files: string[] = [];
  const folders = [root];
  for (const folder of folders) {
    for (const entry of entriesOf(folder)) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!rules.ignores(path, true)) folders.push(path);
      } else if (entry.isFile() && classifyFile(path) === 'source' && !rules.ignores(path, false)) {
        files.push(path);
      }
    }
    if (files.length > MOST_FILES) return [];
  }
  return files;
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
