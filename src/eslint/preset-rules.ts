import type { RuleConfig } from '@eslint/core';
import { PACKAGE_NAME } from '../rule/package.js';
import type { Preset, Rule } from '../rule/rule.js';

/** The `rules` of a configuration, as each rule has them: `{ 'unhappy-path/NAME': ['error', options] }`. */
export function presetRules(rules: readonly Rule[], preset: Preset): Record<string, RuleConfig> {
  const entries: Record<string, RuleConfig> = {};
  for (const { name, presets } of rules) {
    const options = presets[preset];
    if (options !== undefined) entries[`${PACKAGE_NAME}/${name}`] = ['error', options];
  }
  return entries;
}
