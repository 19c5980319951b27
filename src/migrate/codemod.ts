import type { TSESTree } from '@typescript-eslint/types';
import type { TextEdit } from '../edits/text-edit.js';
import type { ApiCall } from '../facts/index.js';
import type { ResolvedSettings } from '../settings/settings.js';
import type { SkipReason } from './skip-reasons.js';
import type { SiteFile } from './site-file.js';

/** One call that a codemod speaks of, where it stands. */
export interface Site {
  call: ApiCall;
  node: TSESTree.CallExpression | TSESTree.NewExpression;
  file: SiteFile;
}

/** A name that an edit needs: the runner adds the import once a file, and under another name where that one is taken. */
export interface NeededImport {
  /** A package, or the absolute path of a module of the project. */
  from: string;
  /** What the module exports; `default` for its default export. */
  name: string;
  /** Only a type: `import type`. */
  isType?: boolean;
  /** Of which file, where it is another one than the site's. */
  file?: SiteFile;
}

/** An edit in which `name` stands for what is imported: `{api}.fetch` is written with the name that the import gets. */
export interface SiteEdit extends TextEdit {
  /** The file, where it is another one than the site's. */
  file?: SiteFile;
}

/**
 * What is to be done at a site: edits, or why there are none. Never text for a site that is skipped.
 */
export type SitePlan = Migration | Skip;

export interface Migration {
  kind: 'migrate';
  edits: readonly SiteEdit[];
  /** Of the site's file. In `edits`, `importName` gives the name to write. */
  imports: readonly NeededImport[];
  /** Identifiers that the edits take away: an import none of whose uses is left is removed. */
  released: readonly TSESTree.Node[];
  /** What the user should look at afterwards. */
  note?: string;
  /**
   * Sites with the same are migrated together or not at all: they share a handler, say. Each brings the edits that are
   * for all of them, and says how many there are.
   */
  together?: { key: string; sites: number };
  /** What is done instead where this would bring a type error. */
  plainer?: Migration;
}

export interface Skip {
  kind: 'skip';
  reason: SkipReason;
  /** What in this code: a name, an option. */
  detail?: string;
}

/** The project as planners see it. */
export interface MigratedProject {
  settings: ResolvedSettings;
  /** Every call, wrappers included. */
  calls: readonly ApiCall[];
  /** The absolute paths of all files that were asked for. */
  files: readonly string[];
  /** A file of the project by its absolute path; null where it is none, or cannot be parsed. */
  open(absolute: string): SiteFile | null;
  /** The absolute path of what a file imports; null for packages and for what is not found. */
  resolve(specifier: string, from: SiteFile): string | null;
  /** The calls of a file if its text were this one; null where that cannot be parsed. */
  callsOf(file: SiteFile, text: string): readonly ApiCall[] | null;
}

/** A migration: which calls it speaks of, and what is to be done at each. */
export interface Codemod {
  name: string;
  /** One line, for `--help`. */
  description: string;
  /** @throws {CodemodError} where the project is not ready for it: there is no client module, say */
  prepare(project: MigratedProject): PreparedCodemod;
}

export interface PreparedCodemod {
  concerns(call: ApiCall): boolean;
  plan(site: Site): SitePlan;
}

/** The project is not ready for a codemod; the message says how to mend it. */
export class CodemodError extends Error {
  override readonly name = 'CodemodError';
}

export function isSkip(plan: object): plan is Skip {
  return 'kind' in plan && plan.kind === 'skip';
}

export function skip(reason: SkipReason, detail?: string): Skip {
  return detail === undefined ? { kind: 'skip', reason } : { kind: 'skip', reason, detail };
}
