import { compareCall, findLabelledCall } from './compare.js';
import { type RepositoryCallLabel } from './labels.js';
import { SHOULD_REPORT } from './rule-truth.js';
import type { Outcome } from './sources.js';
import type { StrictRule } from './strict-rules.js';
import { formatTallies, formatTally, Tallies } from './tally.js';

/** What a rule reported beside what labels say it should. */
interface RuleTally {
  hits: number;
  falseAlarms: number;
  misses: number;
}

/** How well the facts of some labelled calls agree with their labels. */
export class CallMeasure {
  readonly #calls = new Tallies();
  readonly #fields = new Tallies();
  readonly #rules = new Map<string, RuleTally>();
  /** One entry a disagreement: where, what, and the reviewer's reason. */
  readonly disagreements: string[] = [];

  add(label: RepositoryCallLabel, outcome: Outcome, rules: readonly StrictRule[]): void {
    const place = `${label.repo}@${label.commit.slice(0, 12)} ${label.path}:${String(label.line)}`;
    const reasons: string[] = [];
    const call = outcome.ok ? findLabelledCall(label, outcome.calls) : undefined;
    this.#calls.add('found', call !== undefined);
    if (call === undefined) reasons.push(outcome.ok ? 'no call found' : outcome.reason);
    for (const { field, expected, got, right } of compareCall(label, call)) {
      this.#fields.add(field, right);
      if (!right && call !== undefined) reasons.push(`${field}: got ${got}, expected ${expected}`);
    }
    for (const rule of rules) {
      const expected = SHOULD_REPORT[rule.name]?.(label);
      if (expected === undefined) continue;
      const reported = call !== undefined && rule.reports(call);
      const tally = this.#rules.get(rule.name) ?? { hits: 0, falseAlarms: 0, misses: 0 };
      this.#rules.set(rule.name, tally);
      if (reported && expected) tally.hits += 1;
      if (reported && !expected) tally.falseAlarms += 1;
      if (!reported && expected) tally.misses += 1;
      if (reported !== expected) {
        reasons.push(`rule ${rule.name}: ${reported ? 'false alarm' : 'missed'}`);
      }
    }
    if (reasons.length > 0) {
      const note = label.note === undefined ? '' : `\n    note: ${label.note}`;
      this.disagreements.push(
        `${place}\n${reasons.map((reason) => `    ${reason}`).join('\n')}\n    why: ${label.why}${note}`,
      );
    }
  }

  /** The table, as text. */
  format(heading: string): string {
    const all = this.#fields.overall;
    const fields = formatTallies(`${heading}: calls and labelled fields that agree`, [
      ['calls found', this.#calls.overall],
      ...this.#fields.byName,
    ]);
    const overall = `  ${'all fields'.padEnd(28)}${formatTally(all)}`;
    return [fields, overall, '', this.#formatRules()].join('\n');
  }

  #formatRules(): string {
    const lines = [...this.#rules].map(([name, { hits, falseAlarms, misses }]) => {
      const precision = formatTally({ right: hits, total: hits + falseAlarms });
      const recall = formatTally({ right: hits, total: hits + misses });
      return `  ${name.padEnd(28)}precision ${precision}   recall ${recall}`;
    });
    return ['  rules, strict:', ...lines].join('\n');
  }
}
