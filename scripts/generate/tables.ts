import type { Rule } from '../../src/rule/rule.js';
import { describePreset } from './describe-preset.js';
import { optionsOf, type OptionSchema } from './option-schema.js';

/** The rules table of README.md. */
export function rulesTable(rules: readonly Rule[]): string {
  return table(
    ['Rule', 'What it does', '`recommended`', '`strict`'],
    rules.map((rule) => [
      `[\`${rule.name}\`](docs/rules/${rule.name}.md)`,
      rule.meta.docs.description,
      describePreset(rule, 'recommended'),
      describePreset(rule, 'strict'),
    ]),
  );
}

/** The head of a rule's page: its name, what it does, and where it is on. */
export function pageHead(rule: Rule): string {
  const presets = table(
    ['Configuration', 'Reports'],
    (['recommended', 'strict'] as const).map((preset) => [
      `\`${preset}\``,
      describePreset(rule, preset),
    ]),
  );
  return `# ${rule.name}\n\n${rule.meta.docs.description}.\n\n${presets}`;
}

/** The options of a rule, as its page lists them. */
export function optionsTable(rule: Rule): string {
  const defaults = rule.defaultOptions as Record<string, unknown>;
  return table(
    ['Option', 'Values', 'Default', 'Meaning'],
    optionsOf(rule).map(([name, schema]) => [
      `\`${name}\``,
      describeValues(schema),
      name in defaults ? `\`${JSON.stringify(defaults[name])}\`` : 'not set',
      schema.description ?? '',
    ]),
  );
}

function describeValues({ type, enum: values, items }: OptionSchema): string {
  if (values !== undefined) return values.map((value) => `\`"${value}"\``).join(', ');
  if (items !== undefined) return `list of ${describeValues(items)}`;
  return type ?? 'any';
}

/** A table in Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return lines.join('\n');
}
