import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { CODEMODS } from '../../codemods/index.js';
import { applyCodemod } from '../codemods/apply.js';

const page = readFileSync(
  fileURLToPath(new URL('../../docs/codemods.md', import.meta.url)),
  'utf8',
);

/** `before CODEMOD [STYLE]` in the fence, and the fence behind it. */
const samples = [
  ...page.matchAll(
    /^```ts before (\S+)(?: (\S+))?\n([^]*?)^```\n[^]*?^```ts after\n([^]*?)^```$/gm,
  ),
].map(([, codemod = '', style = 'drop-in', before = '', after = '']) => ({
  codemod,
  style: style === 'typed' ? ('typed' as const) : ('drop-in' as const),
  before,
  after,
}));

describe('the samples of the page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'unhappy-path-page-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  writeFileSync(
    join(folder, 'api.ts'),
    "import { createClient } from '@unhappy-path/client';\n\nexport const api = createClient();\n",
  );

  it.each(samples)('$codemod $style makes of the one what stands below it', async (sample) => {
    const file = join(folder, 'sample.ts');
    writeFileSync(file, sample.before);
    await applyCodemod(sample.codemod, folder, { style: sample.style });
    expect(readFileSync(file, 'utf8')).toBe(sample.after);
  });

  it('show every codemod', () => {
    const shown = new Set(samples.map(({ codemod }) => codemod));
    expect([...shown].toSorted()).toEqual(Object.keys(CODEMODS).toSorted());
  });
});
