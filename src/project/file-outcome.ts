import type { Comment } from 'oxc-parser';
import type { ExplainedCall } from '../analysis/explain-file.js';
import type { FileFacts } from '../analysis/index.js';
import type { Diagnostic } from './diagnostic.js';

/** What the analysis of one file came to: its facts, why there are none, or that it can have no calls. */
export type FileOutcome = AnalysedFile | Diagnostic | null;

/** One file that has calls, with its facts. */
export interface AnalysedFile {
  /** Relative to the working directory, with forward slashes. */
  path: string;
  text: string;
  comments: readonly Comment[];
  facts: FileFacts;
  /** How the answers of its calls come to their fates in this file; null where nobody asked for it. */
  explained: readonly ExplainedCall[] | null;
}
