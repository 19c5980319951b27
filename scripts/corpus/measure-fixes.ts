import type { ApiCall, Fate } from '../../src/facts/index.js';
import type { FixLabel } from './labels.js';
import type { Sources } from './sources.js';
import type { StrictRule } from './strict-rules.js';
import { formatTallies, Tallies } from './tally.js';

type Defect = (call: ApiCall, rules: readonly StrictRule[]) => boolean;

/** Whether a call has the defect that fixes of each kind mend. */
const DEFECTS: Readonly<Record<string, Defect>> = {
  'unchecked-response': byRule('no-unchecked-response'),
  'handle-402': (call) => isUnhandled(call, '402'),
  'handle-429': (call) => isUnhandled(call, '429'),
  'swallowed-error': (call) => isUnhandled(call, '402') || isUnhandled(call, '429'),
  'idempotency-key': byRule('require-idempotency-key'),
  'request-id': byRule('require-request-id'),
  'retry-after': ({ retry }) => retry !== null && !retry.retryAfter,
  'unsafe-retry': ({ retry }) =>
    retry !== null &&
    (!retry.bounded || !retry.backoff || retry.retriesNonRetryable || retry.postWithoutKey),
};

const HANDLED: readonly Fate[] = ['distinguished', 'propagated', 'unknown'];

/** How often the defect of a fix is seen before it, and no longer seen after it. */
export class FixMeasure {
  readonly #before = new Tallies();
  readonly #after = new Tallies();
  readonly disagreements: string[] = [];
  /** Rows whose sources are not there. */
  readonly absent: string[] = [];

  add(fix: FixLabel, sources: Sources, rules: readonly StrictRule[]): void {
    const hasDefect = DEFECTS[fix.kind];
    if (hasDefect === undefined) throw new Error(`fixes.jsonl: no such kind of fix: ${fix.kind}`);
    const before = sources.analyse(fix.repo, fix.parent_commit, fix.path);
    const after = sources.analyse(fix.repo, fix.fix_commit, fix.path);
    if (!before.ok || !after.ok) {
      const reason = before.ok ? (after.ok ? '' : after.reason) : before.reason;
      this.absent.push(`${fix.repo} ${fix.path}: ${reason}`);
      return;
    }
    const callBefore = callAt(before.calls, fix.before_line);
    const seenBefore = callBefore !== undefined && hasDefect(callBefore, rules);
    this.#before.add(fix.kind, seenBefore);
    if (!seenBefore) this.#disagree(fix, 'before', fix.parent_commit, fix.before_line, callBefore);
    if (!fix.fully_fixed) return;
    const callAfter = callAt(after.calls, fix.after_line);
    const cleanAfter = callAfter !== undefined && !hasDefect(callAfter, rules);
    this.#after.add(fix.kind, cleanAfter);
    if (!cleanAfter) this.#disagree(fix, 'after', fix.fix_commit, fix.after_line, callAfter);
  }

  format(heading: string): string {
    return [
      formatTallies(`${heading}: seen before the fix`, [
        ...this.#before.byName,
        ['all', this.#before.overall],
      ]),
      formatTallies(`${heading}: clean after the fix`, [
        ...this.#after.byName,
        ['all', this.#after.overall],
      ]),
      `  ${String(this.absent.length)} without sources or not parsed`,
    ].join('\n');
  }

  #disagree(
    fix: FixLabel,
    when: 'before' | 'after',
    commit: string,
    line: number,
    call: ApiCall | undefined,
  ): void {
    const what =
      call === undefined
        ? 'no call found'
        : when === 'before'
          ? `${fix.kind} not seen`
          : `${fix.kind} still reported`;
    this.disagreements.push(
      `${fix.repo}@${commit.slice(0, 12)} ${fix.path}:${String(line)} (${when})\n    ${what}\n    why: ${fix.why}`,
    );
  }
}

function callAt(calls: readonly ApiCall[], line: number): ApiCall | undefined {
  const here = calls.filter((call) => call.line === line);
  return here.find((call) => call.via === null) ?? here[0];
}

function isUnhandled(call: ApiCall, status: string): boolean {
  const fate = call.fate[status]?.kind;
  return fate !== undefined && !HANDLED.includes(fate);
}

function byRule(name: string): Defect {
  return (call, rules) => rules.some((rule) => rule.name === name && rule.reports(call));
}
