import { hash } from 'node:crypto';
import { statSync } from 'node:fs';
import { type SourceTexts, TEXTS_ON_DISK } from '../analysis/index.js';

/** The texts of files on disk, with notice of those that have changed since they were read. */
export class WatchedTexts implements SourceTexts {
  private readonly stamps = new Map<string, string>();
  private readonly hashes = new Map<string, string>();

  read(path: string): string | null {
    this.stamps.set(path, stampOf(path));
    const text = TEXTS_ON_DISK.read(path);
    if (text === null) this.hashes.delete(path);
    else this.hashes.set(path, hash('sha1', text));
    return text;
  }

  missed(folder: string): void {
    this.stamps.set(folder, stampOf(folder));
  }

  /** Whether a file had this text when it was read last. */
  isAsRead(path: string, text: string): boolean {
    if (!this.stamps.has(path)) this.read(path);
    return this.hashes.get(path) === hash('sha1', text);
  }

  /** What has changed, appeared or gone since it was read or missed. Each change is told once. */
  takeChanged(): ReadonlySet<string> {
    const changed = new Set<string>();
    for (const [path, before] of this.stamps) {
      if (stampOf(path) === before) continue;
      changed.add(path);
      this.stamps.delete(path);
      this.hashes.delete(path);
    }
    return changed;
  }
}

/** What differs once a file was written; empty where there is none. */
function stampOf(path: string): string {
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats === undefined ? '' : `${stats.mtimeMs}:${stats.ctimeMs}:${stats.size}`;
  } catch {
    return '';
  }
}
