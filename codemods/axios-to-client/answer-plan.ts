import type { TSESTree } from '@typescript-eslint/types';
import type { MigratedProject, SiteEdit, Skip } from '../../src/migrate/codemod.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { isTypeScript } from './axios-names.js';
import { dataKind, type DataKind } from './data-kind.js';

/** What becomes of the code that reads an answer. */
export interface AnswerPlan {
  edits: SiteEdit[];
  /** The text of the type argument; empty for none. */
  type: string;
  kind: DataKind;
  /** Behind the new call: `.result()` where more than the data is read. */
  suffix: '' | '.result()';
}

export interface AnswerSite {
  node: TSESTree.Node;
  file: SiteFile;
  project: MigratedProject;
  method: string;
  /** The type argument of the call. */
  type: TSESTree.TypeNode | null;
  /** Through how many functions it has been handed on; none by default. */
  depth?: number;
}

/** Stands for what is thrown where an answer says failure, until it is known whether its message matters. */
export const THROWN = '\0';

export function unread({ method }: AnswerSite): AnswerPlan {
  return { edits: [], type: '', kind: method === 'HEAD' ? 'none' : 'unread', suffix: '' };
}

export function planReads(
  reads: readonly TSESTree.Node[],
  site: AnswerSite,
  make: (data: Omit<AnswerPlan, 'edits'>) => AnswerPlan,
): AnswerPlan | Skip {
  const { file, type } = site;
  const kind = dataKind(reads, site);
  const text = type !== null ? file.textOf(type) : isTypeScript(file) ? 'any' : '';
  return make({ kind, type: text, suffix: '' });
}
