import type { Contract } from '@unhappy-path/client/contracts';
import type { TSESTree } from '@typescript-eslint/types';
import type { TextEdit } from '../../src/edits/text-edit.js';
import type { ApiCall } from '../../src/facts/index.js';
import { answerAt, type AnswerInView } from '../../src/migrate/answer-in-view.js';
import {
  skip,
  type MigratedProject,
  type Migration,
  type NeededImport,
  type Site,
  type SitePlan,
  type Skip,
} from '../../src/migrate/codemod.js';
import { effectOf } from '../../src/migrate/confirm.js';
import { statementAt } from '../../src/migrate/statements-at.js';
import { contractOf } from '../../src/rule/scope.js';
import type { HandledStatus } from './index.js';
import { endingIn, type Ending } from './ending.js';
import { branchEdits } from './branch-edits.js';
import { waitEdits } from './wait.js';

/** What happens to some statuses at one statement, with what can be done about it there. */
export interface FailurePath {
  statement: TSESTree.Statement;
  statuses: HandledStatus[];
  ending: Ending;
  answer: AnswerInView;
  contract: Contract | undefined;
}

/** Branches before the general handling, which do the same in the same style and say what mends it. */
export function planBranches(
  site: Site,
  statuses: readonly HandledStatus[],
  mayWait: boolean,
  project: MigratedProject,
): SitePlan {
  const { call, file } = site;
  const noticed = statuses.filter((status) => call.fate[status]?.kind !== 'unchecked');
  if (noticed.length < statuses.length) return skip('failure-not-noticed');
  if (call.retry !== null && !isOfOurClient(call)) return skip('repeated-around');
  const paths = pathsOf(site, noticed, project);
  if (!Array.isArray(paths)) return paths;
  const edits: TextEdit[] = [];
  const imports: NeededImport[] = [];
  for (const path of paths) {
    edits.push(...branchEdits(path, file));
    imports.push(...path.answer.imports);
  }
  const isDone = (all: readonly TextEdit[]): boolean => {
    const effect = effectOf(site, [...all, ...file.imports.edits(imports, new Set())], project);
    return effect !== null && noticed.every((status) => isDistinguished(effect.after, status));
  };
  if (!isDone(edits)) return skip('style-not-known');
  const plan: Migration = { kind: 'migrate', edits, imports, released: [] };
  const wait = mayWait && noticed.includes(429) ? waitEdits(site, project) : null;
  if (wait === null) return plan;
  const waiting = [...wait, ...edits];
  return isDone(waiting) ? { ...plan, edits: waiting, plainer: plan } : plan;
}

/** It repeats what a wait mends, and nothing else: what is left to do is what the branches do. */
function isOfOurClient({ client, retry }: ApiCall): boolean {
  return client === 'other' && retry !== null && retry.retryAfter && !retry.retriesNonRetryable;
}

function pathsOf(
  site: Site,
  statuses: readonly HandledStatus[],
  project: MigratedProject,
): FailurePath[] | Skip {
  const { call, file } = site;
  const paths = new Map<TSESTree.Node, FailurePath>();
  for (const status of statuses) {
    for (const place of call.fate[status]?.at ?? []) {
      if (place.file !== file.path) return skip('decided-elsewhere', place.file);
      const statement = statementAt(place, file);
      if (statement === null) return skip('shape-not-followed');
      const known = paths.get(statement);
      if (known !== undefined) {
        known.statuses.push(status);
        continue;
      }
      const ending = endingIn(statement, file);
      if (ending === null) return skip('style-not-known', `line ${place.line}`);
      const answer = answerAt(ending.form === 'told' ? ending.telling : statement, site);
      if (answer === null) return skip('status-not-in-scope', `line ${place.line}`);
      const contract = contractOf(call, project.settings);
      paths.set(statement, { statement, statuses: [status], ending, answer, contract });
    }
  }
  return [...paths.values()];
}

function isDistinguished({ fate }: ApiCall, status: HandledStatus): boolean {
  return fate[status]?.kind === 'distinguished';
}
