import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { transform } from '../../codemods/jscodeshift.js';
import { caseFolders } from './case-folder.js';

/** The codemods that jscodeshift runs as well: the same planner, on Babel's syntax tree. */
const NAMES = ['add-idempotency-key', 'log-request-id', 'handle-statuses'] as const;

describe.each(NAMES)('%s as a transform', (name) => {
  const root = fileURLToPath(new URL(`./${name}/`, import.meta.url));

  it.each(caseFolders(root).map((folder) => [folder.name, folder] as const))(
    'does to %s what the command line does',
    async (_, folder) => {
      const input = readdirSync(join(root, folder.name)).find((one) => one.startsWith('input.'));
      if (input === undefined) throw new Error(`${folder.name} has no single input`);
      const path = join(root, folder.name, input);
      const source = readFileSync(path, 'utf8');
      const reported: string[] = [];
      const report = (message: string): void => void reported.push(message);
      const text = await transform(name, { path, source }, { report });
      expect(text ?? source).toBe(folder.expected.get(basename(path)));
      const reasons = Object.entries(folder.options.skips ?? {});
      expect(reported).toHaveLength(reasons.reduce((sum, [, count]) => sum + count, 0));
      for (const [reason] of reasons) expect(reported.join('\n')).toContain(reason);
      if (text === undefined) return;
      expect(await transform(name, { path, source: text }, { report })).toBeUndefined();
    },
  );
});

it('keeps a byte order mark, and reads the types of Flow', async () => {
  const source = `\uFEFF// @flow
type Options = {| +name: string |};
export const create = async (options: Options): Promise<?string> => {
  const res = await fetch('https://api.pyramid-ai.com/api/v2/projects', {
    method: 'POST',
    body: ((options.name: any): string),
  });
  return res.ok ? res.text() : null;
};
`;
  const text = await transform('add-idempotency-key', { path: 'a.js', source }, { report() {} });
  expect(text).toBe(
    source
      .replace('  const res', '  const idempotencyKey = crypto.randomUUID();\n  const res')
      .replace('string),\n', "string),\n    headers: { 'Idempotency-Key': idempotencyKey },\n"),
  );
});

it('says of a file that it cannot read what is wrong', async () => {
  const source = 'fetch(';
  const run = transform('handle-statuses', { path: 'a.ts', source }, { report() {} });
  await expect(run).rejects.toThrow(SyntaxError);
});

it('writes no wait where jscodeshift is told `--wait=false`', async () => {
  const path = fileURLToPath(
    new URL('./handle-statuses/put-with-a-body/input.ts', import.meta.url),
  );
  const source = readFileSync(path, 'utf8');
  const text = await transform(
    'handle-statuses',
    { path, source },
    { report() {} },
    { wait: false },
  );
  expect(text).toContain('if (res.status === 429) {');
  expect(text).not.toContain('await withRetryAfter(');
});
