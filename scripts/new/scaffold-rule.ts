import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { exportName } from '../generate/rule-files.js';

const TEMPLATES = new URL('templates/', import.meta.url);

/** The files of a rule, by their template. */
function filesOf(name: string): Readonly<Record<string, string>> {
  return {
    'rule.ts.txt': `rules/${name}.ts`,
    'test.ts.txt': `test/rules/${name}.test.ts`,
    'page.md.txt': `docs/rules/${name}.md`,
  };
}

/**
 * Write a rule, its test and its page.
 *
 * @param root the folder of the project
 * @returns the files, relative to it
 * @throws {Error} when the name cannot be a rule's, or a file of this name is there already
 */
export function scaffoldRule(root: string, name: string): string[] {
  if (!/^[a-z]+(-[a-z]+)+$/.test(name)) {
    throw new Error(
      `"${name}" is no name for a rule: it takes lower-case words with dashes, such as no-slow-poll.`,
    );
  }
  const files = Object.entries(filesOf(name));
  const taken = files.find(([, path]) => existsSync(join(root, path)));
  if (taken !== undefined) throw new Error(`${taken[1]} is there already.`);
  for (const [template, path] of files) {
    const text = readFileSync(new URL(template, TEMPLATES), 'utf8')
      .replaceAll('__NAME__', name)
      .replaceAll('__EXPORT__', exportName(name));
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return files.map(([, path]) => path);
}
