import type { TSESTree } from '@typescript-eslint/types';
import type { TextEdit } from '../../src/edits/text-edit.js';
import type { Place } from '../../src/facts/index.js';
import { answerAt } from '../../src/migrate/answer-in-view.js';
import {
  skip,
  type MigratedProject,
  type Migration,
  type NeededImport,
  type Site,
  type SitePlan,
  type Skip,
} from '../../src/migrate/codemod.js';
import { SKIP_REASONS } from '../../src/migrate/skip-reasons.js';
import { effectOf } from '../../src/migrate/confirm.js';
import { statementAt } from '../../src/migrate/statements-at.js';
import { contractOf } from '../../src/rule/scope.js';
import { logsBefore } from './logs-in-view.js';
import { intoLog } from './into-log.js';
import { intoThrown, throwsOfTry } from './into-thrown.js';

/** One way to keep the id at one place. */
interface Way {
  /** A call that may log. Where it hands the id to others instead (in the body of an answer), it is no log. */
  isLog: boolean;
  edits: TextEdit[];
  imports: readonly NeededImport[];
}

/** The id into what is logged on the way, else into what is thrown; the facts say whether it arrives. */
export function planRequestId(site: Site, project: MigratedProject): SitePlan {
  const { call, file } = site;
  const contract = contractOf(call, project.settings);
  const locations = contract?.requestId.locations ?? 'unknown';
  const header = locations === 'unknown' ? undefined : locations.find((one) => one.in === 'header');
  if (header === undefined) return skip('request-id-not-documented', call.contract ?? undefined);
  const places: Way[][] = [];
  const left: { place: Place; why: Skip }[] = [];
  for (const place of call.requestIdAt) {
    const ways = waysOf(place, header.name, site);
    if ('kind' in ways) left.push({ place, why: ways });
    else places.push(ways);
  }
  const [first] = left;
  if (places.length === 0) return first?.why ?? skip('no-failure-path');
  const most = Math.max(0, ...places.map(({ length }) => length));
  for (let at = 0; at < most; at += 1) {
    const chosen = places.flatMap((ways) => ways[Math.min(at, ways.length - 1)] ?? []);
    const edits = withoutRepeats(chosen.flatMap((way) => way.edits));
    const imports = chosen.flatMap((way) => way.imports);
    const trial = [...edits, ...file.imports.edits(imports, new Set())];
    const after = effectOf(site, trial, project)?.after;
    const isThrown = chosen.some(({ isLog }) => !isLog);
    const plan: Migration = { kind: 'migrate', edits, imports, released: [] };
    const kept = after?.requestId;
    if (kept === 'logged' || (kept === 'propagated' && isThrown)) return plan;
    if (kept === 'absent' && after?.requestIdAt.length === left.length)
      return { ...plan, note: noteOf(left) };
  }
  return first?.why ?? skip('no-failure-path');
}

/** What is left to do by hand. */
function noteOf(left: readonly { place: Place; why: Skip }[]): string {
  const lines = left.map(({ place }) => place.line);
  const where = `${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}`;
  const reasons = [...new Set(left.map(({ why }) => SKIP_REASONS[why.reason]))].join('; ');
  return `the id is still dropped at ${where} of the code before: ${reasons}`;
}

function waysOf(place: Place, header: string, site: Site): Way[] | Skip {
  if (place.file !== site.file.path) return skip('decided-elsewhere', place.file);
  const statement = statementAt(place, site.file);
  return statement === null ? skip('shape-not-followed') : waysAt(statement, header, site);
}

/** In the order in which they are to be tried. */
function waysAt(statement: TSESTree.Statement, header: string, site: Site): Way[] | Skip {
  const ways: Way[] = [];
  const inView: TSESTree.Node[] = [];
  const add = (
    node: TSESTree.Node,
    isLog: boolean,
    editsFor: (id: string) => TextEdit[] | null,
  ): void => {
    const answer = answerAt(node, site);
    if (answer === null) return;
    inView.push(node);
    const edits = editsFor(answer.header(header));
    if (edits !== null) ways.push({ isLog, edits, imports: answer.imports });
  };
  const { file } = site;
  for (const log of logsBefore(statement, file)) add(log, true, (id) => intoLog(log, id, file));
  if (statement.type === 'ThrowStatement')
    add(statement, false, (id) => intoThrown(statement, id, file));
  const thrown = throwsOfTry(statement, site);
  if (thrown.length > 0) {
    const parts = thrown.map((one) => ({ one, answer: answerAt(one, site) }));
    const edits = parts.flatMap(({ one, answer }) =>
      answer === null ? [] : (intoThrown(one, answer.header(header), file) ?? []),
    );
    if (edits.length > 0) ways.push({ isLog: false, edits, imports: [] });
  }
  if (ways.length > 0) return ways;
  if (inView.length > 0) return skip('style-not-known');
  const { line } = file.scopes.lines.at(statement.range[0]);
  return skip(
    answerAt(statement, site) === null ? 'status-not-in-scope' : 'no-failure-path',
    `line ${line}`,
  );
}

function withoutRepeats(edits: readonly TextEdit[]): TextEdit[] {
  return [
    ...new Map(edits.map((edit) => [`${edit.start} ${edit.end} ${edit.text}`, edit])).values(),
  ];
}
