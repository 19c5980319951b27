import { analyseFile, mayContainCalls, type ParsedFile } from '../analysis/index.js';
import type { ApiCall } from '../facts/index.js';
import type { ResolvedSettings } from '../settings/settings.js';
import type { CallFinder } from './call-finder.js';

/** Each file by itself: nothing else is read. */
export class SingleFiles implements CallFinder {
  constructor(private readonly settings: ResolvedSettings) {}

  mayHaveCalls(_file: string, text: string): boolean {
    return mayContainCalls(text, this.settings);
  }

  callsOf(file: ParsedFile): readonly ApiCall[] {
    return analyseFile(file, this.settings).calls;
  }
}
