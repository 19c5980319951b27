import type { Reply } from '../api.js';
import { replyOf } from '../failure-reply.js';
import { membersOf } from '../json-body.js';
import { failures } from './failures.js';

const MODELS: readonly unknown[] = [
  'chatgpt',
  'perplexity',
  'gemini',
  'grok',
  'copilot',
  'claude',
  'google_ai_mode',
  'google_ai_overview',
];

export interface MonitorMembers {
  name: string;
  models: readonly string[];
}

/**
 * `country`, `language` and `is_active` are documented as required too. They are not asked for here: our example sends
 * none of them.
 */
export function validateMonitor(body: string): MonitorMembers | { refusal: Reply } {
  const { name, models } = membersOf(body);
  const errors: Record<string, string[]> = {};
  if (typeof name !== 'string' || name === '') errors['name'] = ['The name field is required.'];
  if (!Array.isArray(models) || models.length === 0) {
    errors['models'] = ['The models field is required.'];
  } else {
    for (const [index, model] of models.entries()) {
      const path = `models.${index}`;
      if (!MODELS.includes(model)) errors[path] = [`The selected ${path} is invalid.`];
    }
  }
  const messages = Object.values(errors).flat();
  const [first] = messages;
  if (first === undefined) return { name: name as string, models: models as string[] };
  const rest = messages.length - 1;
  const more = rest === 0 ? '' : ` (and ${rest} more error${rest === 1 ? '' : 's'})`;
  return { refusal: replyOf(failures, 'validation', { message: `${first}${more}`, errors }) };
}
