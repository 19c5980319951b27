export { analyseFile } from './analyse-file.js';
export { judgeByCallers } from './rows/callers-elsewhere.js';
export { mayContainCalls } from './pre-filter.js';
export type { FileFacts, ParsedFile } from './file.js';
