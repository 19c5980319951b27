import type { ApiCall } from '../../src/facts/index.js';
import type { Preset, Rule } from '../../src/rule/rule.js';
import type { ResolvedSettings } from '../../src/settings/settings.js';
import { SETTINGS } from './facts.js';

/** How a rule is asked: as a configuration does, with changes to options and settings. */
export interface Asking {
  preset?: Preset;
  options?: object;
  settings?: Partial<ResolvedSettings>;
}

/** What a user reads of a call, a message a finding, as ESLint fills it in. */
export function messagesOf(rule: Rule, call: ApiCall, asking: Asking = {}): string[] {
  const { preset = 'recommended', options, settings } = asking;
  const preconfigured = rule.presets[preset] ?? rule.defaultOptions;
  const findings = rule.find(call, {
    options: { ...(preconfigured as object), ...options },
    settings: { ...SETTINGS, ...settings },
  });
  return findings.map(({ messageId, data }) => fillIn(rule.meta.messages[messageId] ?? '', data));
}

function fillIn(message: string, data: Readonly<Record<string, string>>): string {
  return message.replace(
    /\{\{\s*(\w+)\s*\}\}/g,
    (placeholder, key: string) => data[key] ?? placeholder,
  );
}
