import { existsSync } from 'node:fs';
import type { ApiCall } from '../../src/facts/index.js';
import type { Rule } from '../../src/rule/rule.js';
import { SHOULD_REPORT } from './rule-truth.js';
import { CORPUS_SETTINGS } from './sources.js';

/** A rule that labels can judge, as the strict configuration runs it. */
export interface StrictRule {
  name: string;
  reports(call: ApiCall): boolean;
}

/** The rules that labels can judge. */
export async function loadStrictRules(): Promise<StrictRule[]> {
  const rules: StrictRule[] = [];
  for (const name of Object.keys(SHOULD_REPORT)) {
    const file = new URL(`../../rules/${name}.ts`, import.meta.url);
    if (!existsSync(file)) continue;
    const module = (await import(file.href)) as Record<string, unknown>;
    const rule = Object.values(module).find((value): value is Rule => isRuleNamed(value, name));
    if (rule?.presets.strict === undefined) continue;
    const options = rule.presets.strict;
    rules.push({
      name,
      reports: (call) => rule.find(call, { options, settings: CORPUS_SETTINGS }).length > 0,
    });
  }
  return rules;
}

function isRuleNamed(value: unknown, name: string): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'find' in value &&
    'name' in value &&
    value.name === name
  );
}
