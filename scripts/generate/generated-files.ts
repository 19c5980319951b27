import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { Rule } from '../../src/rule/rule.js';
import { apiFiles } from './api-files.js';
import { configJsonSchema } from './config-schema.js';
import { codemodsTable, reasonsTable } from './codemod-tables.js';
import { mapPageAssets } from './map-page-assets.js';
import { loadRule, ruleNames } from './rule-files.js';
import { rulesIndex } from './rules-index.js';
import { replaceSection } from './section.js';
import { optionsTable, pageHead, rulesTable } from './tables.js';

/** A file as it should be; `path` is relative to the project, with forward slashes. */
export interface GeneratedFile {
  path: string;
  content: string;
}

/**
 * Every file that is generated from the rules, the codemods, the contracts or the script of the map, in whole or in part.
 *
 * @throws {Error} that names the file, where a page lacks the place for its generated part
 */
export async function generatedFiles(root: string): Promise<GeneratedFile[]> {
  const names = ruleNames(root);
  const rules = await Promise.all(names.map(async (name) => loadRule(root, name)));
  const files = [
    { path: 'rules/index.ts', content: rulesIndex(names) },
    withSections(root, 'README.md', { rules: rulesTable(rules) }),
    withSections(root, 'docs/codemods.md', { codemods: codemodsTable(), reasons: reasonsTable() }),
    ...rules.map((rule) => page(root, rule)),
    ...apiFiles(),
    await mapPageAssets(root),
    { path: 'schemas/config.schema.json', content: configJsonSchema(rules) },
  ];
  return Promise.all(files.map(async (file) => formatted(root, file)));
}

function page(root: string, rule: Rule): GeneratedFile {
  return withSections(root, `docs/rules/${rule.name}.md`, {
    head: pageHead(rule),
    options: optionsTable(rule),
  });
}

function withSections(
  root: string,
  path: string,
  sections: Readonly<Record<string, string>>,
): GeneratedFile {
  try {
    let content = readFileSync(join(root, path), 'utf8');
    for (const [name, text] of Object.entries(sections))
      content = replaceSection(content, name, text);
    return { path, content };
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

async function formatted(root: string, { path, content }: GeneratedFile): Promise<GeneratedFile> {
  const filepath = join(root, path);
  const config = await resolveConfig(filepath);
  return { path, content: await format(content, { ...config, filepath }) };
}
