import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { IgnoreRules } from './ignore-rules.js';

/** What a folder holds that is not ignored. */
export interface WalkResult {
  /** Absolute paths, in no particular order. */
  files: string[];
  unreadable: { folder: string; error: unknown }[];
}

/**
 * All files below a folder that no rule ignores. Symbolic links are not followed: what they point to is found at its
 * real place, and a circle of links has no end.
 */
export async function walk(root: string, rules: IgnoreRules): Promise<WalkResult> {
  const result: WalkResult = { files: [], unreadable: [] };

  const visit = async (folder: string): Promise<void> => {
    let entries: Dirent[];
    try {
      entries = await readdir(folder, { withFileTypes: true });
    } catch (error) {
      result.unreadable.push({ folder, error });
      return;
    }
    const folders: string[] = [];
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!rules.ignores(path, true)) folders.push(path);
      } else if (entry.isFile() && !rules.ignores(path, false)) {
        result.files.push(path);
      }
    }
    await Promise.all(folders.map(visit));
  };

  await visit(root);
  return result;
}
