export { analyseFile } from './analyse-file.js';
export { mayContainCalls } from './pre-filter.js';
export type { FileFacts, ParsedFile } from './file.js';
