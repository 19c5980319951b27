import type { ApiCall } from '../facts/index.js';
import type { TextEdit } from '../edits/text-edit.js';
import type { Migration, Skip } from './codemod.js';
import type { SiteFile } from './site-file.js';

/** What became of one site. Found is migrated and skipped, always. */
export interface SiteOutcome {
  codemod: string;
  call: ApiCall;
  plan: Migration | Skip;
}

/** A file that a migration changes. */
export interface FileChange {
  file: SiteFile;
  before: string;
  after: string;
  /** By which `before` becomes `after`. */
  edits: readonly TextEdit[];
}

/** A migration that is planned and not written. */
export interface PlannedRun {
  /** In the order of files and positions. */
  outcomes: SiteOutcome[];
  changes: FileChange[];
}
