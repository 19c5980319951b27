import type { TSESTree } from '@typescript-eslint/types';
import type { SiteEdit } from '../../src/migrate/codemod.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import type { FailurePlan } from './failure.js';

/** A handler that gets the error. */
export interface Handler {
  file: SiteFile;
  /** The code whose errors it gets; null where other errors come as well, so that nothing in it may be changed. */
  tried: readonly [number, number] | null;
  /** No other error with a status can come. */
  isPure: boolean;
  /** Follow what it throws. */
  onThrow(node: TSESTree.Node): void;
}

/** How the reads of one error are written. */
export interface ReadContext {
  handler: Handler;
  plan: FailurePlan;
  /** The value of `error.details` needs a type, and this is it. */
  detailsType: string | null;
  /** Another error may come that has a status. */
  isGuarded: boolean;
  edit: (edit: SiteEdit) => void;
  refuse: (what: string) => void;
}

export function refuseIn(plan: FailurePlan, file: SiteFile, what: string): void {
  plan.problem ??= file === plan.file ? what : `${what} in ${file.path}`;
}
