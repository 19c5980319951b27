import type { ResolvedSettings } from '../settings/settings.js';
import type { FileFacts, ParsedFile } from './file.js';

/** The facts of every HTTP call of one file. Never throws. */
export function analyseFile(_file: ParsedFile, _settings: ResolvedSettings): FileFacts {
  return { calls: [], keyDefects: new Map(), unfollowed: [] };
}
