import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { checkFormats } from '../../src/report/check-formats.js';
import { runCli } from '../cli/run-cli.js';
import { temporaryTree } from '../project/temporary-tree.js';

const page = readFileSync(fileURLToPath(new URL('../../docs/formats.md', import.meta.url)), 'utf8');

/** By what stands behind the language of the fence. */
const samples = new Map(
  [...page.matchAll(/^```\w+ (\S+)\n([^]*?)^```$/gm)].map(([, name = '', text = '']) => [
    name,
    text,
  ]),
);

/** Told of on the page of the map. */
const ELSEWHERE = ['html'];

const formats = Object.keys(checkFormats).filter((format) => !ELSEWHERE.includes(format));

it('names every format in its table and in a section', () => {
  for (const format of formats) {
    expect(page).toMatch(new RegExp(`^\\| \`${format}\` +\\|`, 'm'));
    expect(page).toMatch(new RegExp(`^## ${format}$`, 'm'));
  }
});

it('shows what each of them writes about the sample', async () => {
  const cwd = temporaryTree({ 'src/price.ts': samples.get('src/price.ts') ?? '' });
  mkdirSync(join(cwd, '.git'));
  const outputs = formats.flatMap((format) => ['--output', `${format}=out/${format}`]);
  await runCli(['check', ...outputs], { cwd });
  const written = (format: string): string => readFileSync(join(cwd, 'out', format), 'utf8');
  const parsed = (text = ''): unknown => JSON.parse(text);

  for (const format of ['stylish', 'github', 'junit', 'markdown']) {
    expect(samples.get(format)).toBe(written(format));
  }
  expect(parsed(samples.get('gitlab'))).toEqual(parsed(written('gitlab')));
  expect(parsed(written('json'))).toHaveProperty('findings', [parsed(samples.get('json-finding'))]);
  expect(parsed(written('sarif'))).toMatchObject({
    runs: [{ results: [parsed(samples.get('sarif-result'))] }],
  });
});
