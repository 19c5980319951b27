import type { TSESTree } from '@typescript-eslint/types';
import { lineIndentAt } from '../edits/text-style.js';
import type { PlannedSite } from './combine.js';
import type { SiteFile } from './site-file.js';
import { SKIP_REASONS, type SkipReason } from './skip-reasons.js';

/** Reasons that ask nothing of whoever reads the code. */
const NOTHING_TO_DO: ReadonlySet<SkipReason> = new Set([
  'already-done',
  'client-module',
  'overlaps',
  'file-unreadable',
  'file-unwritable',
  'file-changed',
  'outside-project',
  'declined',
]);

/**
 * Comments for the sites that are skipped, each as a site of its own whose edit writes it: above the statement in which
 * the call stands, and none where it stands there already.
 */
export function todosFor(sites: readonly PlannedSite[]): PlannedSite[] {
  const todos: PlannedSite[] = [];
  const written = new Set<string>();
  for (const { outcome, file } of sites) {
    const { plan, call } = outcome;
    if (plan.kind === 'migrate' || file === null || NOTHING_TO_DO.has(plan.reason)) continue;
    const { lines } = file.scopes;
    const node = file.callAt(
      lines.offsetOf(call.line, call.column),
      lines.offsetOf(call.endLine, call.endColumn),
    );
    const statement = node === null ? null : statementOnOwnLine(node, file);
    if (statement === null) continue;
    const { start, comments } = blockAbove(statement, file);
    const comment = `// TODO(unhappy-path): ${plan.reason}: ${SKIP_REASONS[plan.reason]}`;
    const key = `${file.absolute}:${start}:${comment}`;
    if (written.has(key) || comments.includes(comment)) continue;
    written.add(key);
    const text = `${comment}${file.style.eol}${lineIndentAt(file.text, start)}`;
    todos.push({
      outcome: {
        ...outcome,
        plan: { kind: 'migrate', edits: [{ start, end: start, text }], imports: [], released: [] },
      },
      file,
    });
  }
  return todos;
}

/**
 * The nearest statement or class member around a call that begins on a line of its own. Only there can a comment stand:
 * in JSX or in a template it would be text.
 */
function statementOnOwnLine(node: TSESTree.Node, file: SiteFile): TSESTree.Node | null {
  let inner: TSESTree.Node = node;
  for (const outer of file.around(node)) {
    if (holdsStatements(outer) && isFirstOnLine(inner.range[0], file)) return inner;
    inner = outer;
  }
  return null;
}

function holdsStatements({ type }: TSESTree.Node): boolean {
  return (
    type === 'Program' ||
    type === 'BlockStatement' ||
    type === 'StaticBlock' ||
    type === 'TSModuleBlock' ||
    type === 'ClassBody'
  );
}

function isFirstOnLine(offset: number, { text }: SiteFile): boolean {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return text.slice(lineStart, offset).trim() === '';
}

/**
 * Where the comments begin that stand directly above a statement, and their texts. A comment between them and it would
 * take `@ts-expect-error` and its like away from the line that they mean.
 */
function blockAbove(
  { range: [offset] }: TSESTree.Node,
  file: SiteFile,
): { start: number; comments: string[] } {
  let start = offset;
  const comments: string[] = [];
  const above = file.comments.filter(({ end }) => end <= offset).sort((a, b) => b.end - a.end);
  for (const comment of above) {
    const between = file.text.slice(comment.end, start);
    const isNext = between.trim() === '' && between.split('\n').length === 2;
    if (!isNext || !isFirstOnLine(comment.start, file)) break;
    start = comment.start;
    comments.push(file.text.slice(comment.start, comment.end));
  }
  return { start, comments };
}
