import { statusesToActOn } from '@unhappy-path/client/contracts';
import type { Preset, Rule } from '../rule/rule.js';
import type { Problem } from '../settings/problem.js';
import type { JudgeRules } from '../settings/resolve-config.js';
import type { ResolvedSettings } from '../settings/settings.js';
import { readRuleEntries, type RuleEntry } from './rule-entries.js';

/** Looks at the `rules` of a configuration for a run with a preset: what is wrong in them, and what has no effect. */
export function rulesJudge(rules: readonly Rule[], preset: Preset): JudgeRules {
  return async (given, { settings, names }) => {
    const { entries, problems, overridden } = await readRuleEntries(rules, given);
    const warnings: Problem[] = overridden.map(({ key, by }) => ({
      path: ['rules', key],
      text: `has no effect: rules["${by}"] names the same rule, comes later and wins`,
    }));
    for (const entry of entries.values()) warnings.push(...warningsOf(entry, settings));
    const asked = rules.flatMap((rule) => {
      const entry = entries.get(rule.name);
      const level = entry?.level ?? (rule.presets[preset] === undefined ? 'off' : 'error');
      return level === 'off' ? [] : [{ rule, options: entry?.options ?? rule.presets[preset] }];
    });
    if (asked.length === 0)
      warnings.push({ path: ['rules'], text: 'switches every rule off: nothing can be found' });
    else if (names.has('scope')) warnings.push(...scopeWarnings(asked, settings, preset));
    if (names.has('statuses')) warnings.push(...statusesWarnings(entries, settings));
    return { problems, warnings };
  };
}

function warningsOf(
  { rule, key, level, options }: RuleEntry,
  settings: ResolvedSettings,
): Problem[] {
  if (options === undefined) return [];
  const path = ['rules', key, 1];
  if (level === 'off')
    return [{ path, text: 'has no effect: the rule is switched off, which wins' }];
  const { statuses } = options;
  if (rule.name !== 'no-unhandled-status' || !Array.isArray(statuses)) return [];
  const known = new Set([
    402,
    429,
    ...settings.statuses,
    ...settings.contracts.flatMap((contract) => statusesToActOn(contract)),
  ]);
  const unseen = (statuses as number[]).filter((status) => !known.has(status));
  if (unseen.length === 0) return [];
  const text = `${unseen.join(', ')} is looked for nowhere: only the setting "statuses" and contracts say what is followed, and win; add it to "statuses"`;
  return [{ path: [...path, 'statuses'], text }];
}

interface AskedRule {
  rule: Rule;
  options: unknown;
}

/** Only where no rule is left that the setting speaks to; a rule with a scope of its own is a choice. */
function scopeWarnings(
  asked: readonly AskedRule[],
  { scope }: ResolvedSettings,
  preset: Preset,
): Problem[] {
  const scopes = asked.flatMap(({ rule, options }) => {
    if (!hasOption(rule, 'scope')) return [];
    const own = typeof options === 'object' && options !== null ? { ...options } : {};
    return 'scope' in own ? [own.scope] : [undefined];
  });
  const isOverruled =
    scopes.length > 0 && scopes.every((own) => own !== undefined && own !== scope);
  if (!isOverruled) return [];
  const winner =
    preset === 'strict' ? '--config strict, or the option "scope"' : 'the option "scope"';
  return [
    { path: ['scope'], text: `has no effect: ${winner} of every rule that asks for it wins` },
  ];
}

function statusesWarnings(
  entries: ReadonlyMap<string, RuleEntry>,
  settings: ResolvedSettings,
): Problem[] {
  const entry = entries.get('no-unhandled-status');
  const own = entry?.options?.['statuses'];
  if (entry === undefined || entry.level === 'off' || !Array.isArray(own)) return [];
  const left = settings.statuses.filter((status) => !own.includes(status));
  if (left.length === 0) return [];
  const text = `${left.join(', ')} has no effect: rules["${entry.key}"][1].statuses lists the statuses and wins`;
  return [{ path: ['statuses'], text }];
}

function hasOption(rule: Rule, name: string): boolean {
  const [schema] = rule.meta.schema as readonly { properties?: object }[];
  return Object.hasOwn(schema?.properties ?? {}, name);
}
