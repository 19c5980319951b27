import type { Preset, Rule } from '../rule/rule.js';
import { SettingsError } from '../settings/settings-error.js';
import type { Severity } from './finding.js';
import { readRuleEntries } from './rule-entries.js';

/** A rule as a run asks it. */
export interface EnabledRule {
  rule: Rule;
  options: unknown;
  severity: Severity;
}

/**
 * The rules of a preset, changed by the `rules` of a configuration file.
 *
 * @param given `{ 'no-unhandled-status': 'off' | 'warn' | 'error' | [level, options] }`; names with or without prefix
 * @throws {SettingsError} with one line, when a name, a level or an option is not known
 */
export async function enableRules(
  rules: readonly Rule[],
  preset: Preset,
  given: unknown,
): Promise<EnabledRule[]> {
  const { entries, problems } = await readRuleEntries(rules, given);
  if (problems.length > 0) throw new SettingsError(problems);
  return rules.flatMap((rule) => {
    const options = rule.presets[preset];
    const change = entries.get(rule.name);
    const level = change?.level ?? (options === undefined ? 'off' : 'error');
    if (level === 'off') return [];
    // As in ESLint: options that are given stand in place of the preset's.
    const chosen =
      change?.options === undefined
        ? (options ?? rule.defaultOptions)
        : { ...asObject(rule.defaultOptions), ...change.options };
    return [{ rule, options: chosen, severity: level }];
  });
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
