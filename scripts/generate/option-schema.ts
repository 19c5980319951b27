import type { Rule } from '../../src/rule/rule.js';

/** The part of a JSON schema that pages speak of. */
export interface OptionSchema {
  description?: string;
  type?: string;
  enum?: readonly string[];
  items?: OptionSchema;
}

/** The options of a rule by name, with their JSON schemas. */
export function optionsOf(rule: Rule): [string, OptionSchema][] {
  const [schema] = rule.meta.schema as readonly { properties?: Record<string, OptionSchema> }[];
  return Object.entries(schema?.properties ?? {});
}
