import type { ConfigObject, Plugin, RuleDefinition } from '@eslint/core';
import { rules } from '../rules/index.js';
import { presetRules } from './eslint/preset-rules.js';
import { toEslintRule } from './eslint/to-eslint-rule.js';
import { PACKAGE_NAME, PACKAGE_VERSION } from './rule/package.js';
import type { Preset } from './rule/rule.js';

/** The plugin for ESLint and oxlint. */
interface UnhappyPathPlugin extends Plugin {
  meta: { name: string; version: string; namespace: string };
  rules: Record<string, RuleDefinition>;
  /** Each can stand in `eslint.config.js` as it is: it names the plugin itself. */
  configs: Record<Preset, ConfigObject>;
}

const plugin: UnhappyPathPlugin = {
  meta: { name: PACKAGE_NAME, version: PACKAGE_VERSION, namespace: PACKAGE_NAME },
  rules: Object.fromEntries(rules.map((rule) => [rule.name, toEslintRule(rule)])),
  configs: { recommended: configFor('recommended'), strict: configFor('strict') },
};

function configFor(preset: Preset): ConfigObject {
  return {
    name: `${PACKAGE_NAME}/${preset}`,
    // A getter, because the configuration is a part of the plugin that it names.
    get plugins() {
      return { [PACKAGE_NAME]: plugin };
    },
    rules: presetRules(rules, preset),
  };
}

export type { Config } from './settings/config.js';
export type { Settings } from './settings/settings.js';
export { plugin as default, plugin as 'module.exports' };
