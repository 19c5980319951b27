import { PACKAGE_NAME } from '../rule/package.js';
import type { Preset, Rule } from '../rule/rule.js';
import { didYouMean } from '../settings/did-you-mean.js';
import { SettingsError } from '../settings/settings-error.js';
import type { Severity } from './finding.js';
import { validateOptions } from './rule-options.js';

/** A rule as a run asks it. */
export interface EnabledRule {
  rule: Rule;
  options: unknown;
  severity: Severity;
}

interface RuleEntry {
  level: Severity | 'off';
  /** Absent where the entry names none. */
  options: object | undefined;
}

const LEVELS = ['off', 'warn', 'error'] as const;

/**
 * The rules of a preset, changed by the `rules` of a configuration file.
 *
 * @param entries `{ 'no-unhandled-status': 'off' | 'warn' | 'error' | [level, options] }`; names with or without prefix
 * @throws {SettingsError} with one line, when a name, a level or an option is not known
 */
export async function enableRules(
  rules: readonly Rule[],
  preset: Preset,
  entries: unknown,
): Promise<EnabledRule[]> {
  const changes = readEntries(rules, entries);
  const enabled: EnabledRule[] = [];
  for (const rule of rules) {
    const options = rule.presets[preset];
    const change = changes.get(rule.name);
    const level = change?.level ?? (options === undefined ? 'off' : 'error');
    if (change?.options !== undefined) await validateOptions(rule, change.options);
    if (level === 'off') continue;
    enabled.push({
      rule,
      // As in ESLint: options that are given stand in place of the preset's.
      options:
        change?.options === undefined
          ? (options ?? rule.defaultOptions)
          : { ...asObject(rule.defaultOptions), ...change.options },
      severity: level,
    });
  }
  return enabled;
}

function readEntries(rules: readonly Rule[], entries: unknown): Map<string, RuleEntry> {
  const read = new Map<string, RuleEntry>();
  if (entries === undefined) return read;
  if (typeof entries !== 'object' || entries === null || Array.isArray(entries)) {
    throw new SettingsError('rules must be an object from rule names to "off", "warn" or "error".');
  }
  const names = rules.map((rule) => rule.name);
  const prefix = `${PACKAGE_NAME}/`;
  for (const [key, value] of Object.entries(entries)) {
    const name = key.startsWith(prefix) ? key.slice(prefix.length) : key;
    if (!names.includes(name)) {
      throw new SettingsError(`rules: there is no rule "${name}"${didYouMean(name, names)}`);
    }
    read.set(name, readEntry(name, value));
  }
  return read;
}

function readEntry(name: string, value: unknown): RuleEntry {
  const [given, options, ...rest] = Array.isArray(value) ? (value as unknown[]) : [value];
  const level = LEVELS.find((known) => known === given);
  const optionsFit = options === undefined || (typeof options === 'object' && options !== null);
  if (level === undefined || !optionsFit || rest.length > 0) {
    throw new SettingsError(
      `rules["${name}"] must be "off", "warn", "error" or a list of one of these and an object of options.`,
    );
  }
  return { level, options };
}

function asObject(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}
