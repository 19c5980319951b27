import { ruleUrl } from './package.js';
import type { Preset, Rule, RuleDocs, RuleMeta } from './rule.js';

/** A rule as its file writes it: the address of its page follows from its name, the presets name what they change. */
export interface RuleDefinition<Options extends object, MessageId extends string> extends Omit<
  Rule<Options, MessageId>,
  'meta' | 'presets'
> {
  meta: Omit<RuleMeta<MessageId>, 'docs'> & { docs: Omit<RuleDocs, 'url'> };
  /** The options that differ from the default ones in a configuration; absent where the rule is off. */
  presets: Partial<Record<Preset, Partial<Options>>>;
}

/** Make a rule from what its file says of it. */
export function defineRule<Options extends object, MessageId extends string>(
  definition: RuleDefinition<Options, MessageId>,
): Rule<Options, MessageId> {
  const { meta, name, defaultOptions } = definition;
  const presets: Partial<Record<Preset, Options>> = {};
  for (const preset of ['recommended', 'strict'] as const) {
    const changes = definition.presets[preset];
    if (changes !== undefined) presets[preset] = { ...defaultOptions, ...changes };
  }
  return {
    ...definition,
    meta: { ...meta, docs: { ...meta.docs, url: ruleUrl(name) } },
    presets,
  };
}
