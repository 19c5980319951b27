import { PACKAGE_NAME } from '../rule/package.js';
import type { Rule } from '../rule/rule.js';
import { alternatives, describeValue } from '../settings/contract-schema/phrases.js';
import { didYouMean } from '../settings/did-you-mean.js';
import type { Problem } from '../settings/problem.js';
import type { Severity } from './finding.js';
import { optionProblems } from './rule-options.js';

/** What a configuration says of one rule. */
export interface RuleEntry {
  rule: Rule;
  /** As it was written, with or without the prefix of the package. */
  key: string;
  level: Severity | 'off';
  /** Absent where the entry names none. */
  options: Readonly<Record<string, unknown>> | undefined;
}

/** The entries that can be used, the last one of each rule, and what is wrong with the others. */
export interface ReadEntries {
  entries: ReadonlyMap<string, RuleEntry>;
  problems: readonly Problem[];
  /** Keys that name a rule which a later key names again. */
  overridden: readonly { key: string; by: string }[];
}

const LEVELS = ['off', 'warn', 'error'] as const;

/**
 * Read the `rules` of a configuration: `{ 'no-unhandled-status': 'off' | 'warn' | 'error' | [level, options] }`, names
 * with or without prefix.
 */
export async function readRuleEntries(
  rules: readonly Rule[],
  given: unknown,
): Promise<ReadEntries> {
  const entries = new Map<string, RuleEntry>();
  const problems: Problem[] = [];
  const overridden: { key: string; by: string }[] = [];
  if (given === undefined) return { entries, problems, overridden };
  if (!isRecord(given)) {
    const text = `expected an object from rule names to ${alternatives(LEVELS)}, found ${describeValue(given)}`;
    return { entries, problems: [{ path: ['rules'], text }], overridden };
  }
  const prefix = `${PACKAGE_NAME}/`;
  for (const [key, value] of Object.entries(given)) {
    const name = key.startsWith(prefix) ? key.slice(prefix.length) : key;
    const rule = rules.find((one) => one.name === name);
    if (rule === undefined) {
      const names = rules.map((one) => one.name);
      const text = `rules: there is no rule "${name}"${didYouMean(name, names)}`;
      problems.push({ path: ['rules', key], text, isNamed: true });
      continue;
    }
    const read = await readEntry(rule, key, value);
    if ('level' in read) {
      const before = entries.get(name);
      if (before !== undefined) overridden.push({ key: before.key, by: key });
      entries.set(name, read);
    } else {
      problems.push(...read.map((problem) => within(['rules', key], problem)));
    }
  }
  return { entries, problems, overridden };
}

async function readEntry(
  rule: Rule,
  key: string,
  value: unknown,
): Promise<RuleEntry | readonly Problem[]> {
  const isList = Array.isArray(value);
  const [given, options, ...rest] = isList ? (value as unknown[]) : [value];
  const level = LEVELS.find((known) => known === given);
  const problems: Problem[] = [];
  if (level === undefined)
    problems.push({ path: isList ? [0] : [], text: levelExpected(given, isList) });
  if (options !== undefined && !isRecord(options))
    problems.push({
      path: [1],
      text: `expected an object of options, found ${describeValue(options)}`,
    });
  if (rest.length > 0)
    problems.push({ path: [2], text: 'expected nothing behind the options; leave it out' });
  if (isRecord(options))
    problems.push(...(await optionProblems(rule, options)).map((one) => within([1], one)));
  if (level === undefined || problems.length > 0) return problems;
  return { rule, key, level, options: isRecord(options) ? options : undefined };
}

function levelExpected(given: unknown, isList: boolean): string {
  const found = describeValue(given);
  const text = isList
    ? `expected ${alternatives(LEVELS)}, found ${found}`
    : `expected "off", "warn", "error" or a list of one of these and an object of options, found ${found}`;
  // ESLint has numbers for them, too.
  const meant = typeof given === 'number' ? LEVELS[given] : undefined;
  if (meant !== undefined) return `${text}; write "${meant}"`;
  const hint = typeof given === 'string' ? didYouMean(given, LEVELS) : '';
  return hint.endsWith('?') ? text + hint : text;
}

function within(path: Problem['path'], problem: Problem): Problem {
  return { ...problem, path: [...path, ...problem.path] };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
