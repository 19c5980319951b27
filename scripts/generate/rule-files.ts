import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Rule } from '../../src/rule/rule.js';

/** The names of the rules of a project, sorted: one a file of `rules/`. */
export function ruleNames(root: string): string[] {
  return readdirSync(join(root, 'rules'))
    .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
}

/** The name under which a rule's file exports it: `noUnhandledStatus` of `no-unhandled-status`. */
export function exportName(rule: string): string {
  return rule.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * The rule that a file of `rules/` makes.
 *
 * @throws {Error} that names the file, where it does not export the rule under its name
 */
export async function loadRule(root: string, name: string): Promise<Rule> {
  const file = join(root, 'rules', `${name}.ts`);
  const module = existsSync(file)
    ? ((await import(pathToFileURL(file).href)) as Record<string, Rule | undefined>)
    : {};
  const rule = module[exportName(name)];
  if (rule?.name !== name) {
    throw new Error(`rules/${name}.ts must export a rule named "${name}" as ${exportName(name)}.`);
  }
  return rule;
}
