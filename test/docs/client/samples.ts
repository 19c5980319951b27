import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../../', import.meta.url));
export const pages = ['docs/client.md', 'docs/client-compared.md', 'src/client/README.md'];

/** A fenced block with the name of the file that a reader would save it as. */
export interface Sample {
  page: string;
  /** Of the fence. */
  line: number;
  file: string;
  code: string;
}

export function textOf(page: string): string {
  return readFileSync(join(root, page), 'utf8');
}

/** The blocks of a page in one of these languages; one that names no file is named for its line. */
export function samplesOf(page: string, languages = ['ts', 'tsx']): Sample[] {
  const text = textOf(page);
  return [...text.matchAll(/^```(\w+)(?: (\S+))?\n([^]*?)^```$/gm)].flatMap((match) => {
    const [, language = '', name, code = ''] = match;
    if (!languages.includes(language)) return [];
    const line = text.slice(0, match.index).split('\n').length;
    return [{ page, line, file: name ?? `line-${line}.${language}`, code }];
  });
}

export function sampleNamed(page: string, file: string): Sample {
  const found = samplesOf(page, ['ts', 'tsx', 'js']).find((sample) => sample.file === file);
  if (found === undefined) throw new Error(`${page} has no block named ${file}`);
  return found;
}

/** A folder as a reader would have it: the samples, and what `npm install` brings. */
export function saveSamples(samples: readonly Sample[]) {
  const folder = mkdtempSync(join(tmpdir(), 'unhappy-path-samples-'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const files = samples.map(({ page, file, code }) => {
    const path = join(folder, page.replace(/\.md$/, ''), file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, code);
    return path;
  });
  return {
    folder,
    files,
    remove() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
