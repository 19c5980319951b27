export { analyseFile } from './analyse-file.js';
export { judgeByCallers } from './rows/callers-elsewhere.js';
export { mayContainCalls } from './pre-filter.js';
export { ProjectFacts } from './modules/project-facts.js';
export { ProjectModules } from './modules/project-modules.js';
export { type SourceTexts, TEXTS_ON_DISK } from './modules/source-texts.js';
export { FileScopes } from './scopes/file-scopes.js';
export type { FileFacts, ParsedFile } from './file.js';
