import type { Preset, Rule } from '../../src/rule/rule.js';

/** Which calls a rule reports in a configuration, as tables say it: `calls with a contract`, `every call`, `off`. */
export function describePreset({ meta, presets }: Rule, preset: Preset): string {
  const options = presets[preset];
  if (options === undefined) return 'off';
  const { scope, ignoredCalls } = options as { scope?: string; ignoredCalls?: boolean };
  const { contracts, all } = meta.docs.covers;
  const calls = scope === 'all' ? all : (contracts ?? all);
  return ignoredCalls === true ? `${calls}, ignored ones too` : calls;
}
