import type { ScopeManager } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { ApiCall, KeyDefect, Overrun } from '../facts/index.js';

/** A file as any ESTree parser gives it, with its scopes. */
export interface ParsedFile {
  /** As it shall stand in `ApiCall.file`: relative to the working directory, with forward slashes. */
  path: string;
  text: string;
  ast: TSESTree.Program;
  scopeManager: ScopeManager;
}

/** Why facts are `unknown`, counted. */
export interface Unfollowed {
  reason: string;
  count: number;
}

/** How the rows of callers in other files find the call whose answer they get. */
export interface CallLink {
  /** The positions of this call and of those that lead from it to the client's. */
  trail: readonly string[];
  /** What the function itself leaves to its callers to say. */
  handsUp: { response: boolean; statuses: readonly string[] };
}

/** What the analysis says of one file. */
export interface FileFacts {
  /** Sorted by position. */
  calls: ApiCall[];
  /** Why the key of a call is `unstable`, or protects only one press of a button. */
  keyDefects: ReadonlyMap<ApiCall, KeyDefect>;
  unfollowed: Unfollowed[];
  links: ReadonlyMap<ApiCall, CallLink>;
  /** Which budgets were spent. */
  overruns: Overrun[];
}
