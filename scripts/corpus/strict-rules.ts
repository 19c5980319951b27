import { rules } from '../../rules/index.js';
import { enableRules } from '../../src/check/enabled-rules.js';
import type { ApiCall } from '../../src/facts/index.js';
import { CORPUS_SETTINGS } from './sources.js';

/** A rule as the strict configuration runs it. */
export interface StrictRule {
  name: string;
  reports(call: ApiCall): boolean;
}

/** Every rule of the strict configuration. */
export async function loadStrictRules(): Promise<StrictRule[]> {
  const enabled = await enableRules(rules, 'strict', undefined);
  return enabled.map(({ rule, options }) => ({
    name: rule.name,
    // A label says what is wrong with a call, whether it is reported there or where it is called.
    reports: (call) =>
      rule.find({ ...call, callersDecide: [] }, { options, settings: CORPUS_SETTINGS }).length > 0,
  }));
}
