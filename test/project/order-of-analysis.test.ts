import { expect, it } from 'vitest';
import { type ProjectRun, runOver } from '../../src/project/analyse-project.js';
import { toStored } from '../../src/project/stored-run.js';
import { resolveSettings } from '../../src/settings/resolve.js';
import { temporaryTree } from './temporary-tree.js';

/** Files that import each other in circles, with requests on several of them and wrappers around these. */
const CIRCLES = {
  'package.json': '{ "type": "module" }',
  'a.ts': `import { load } from './b.js';
export async function send(path: string) {
  const res = await fetch('https://api.acme.test' + path);
  if (!res.ok) throw new Error('failed');
  return res.json();
}
export const twice = () => [load('/a'), send('/b')];
`,
  'b.ts': `import { send } from './a.js';
import { quiet } from './c.js';
export const load = (path: string) => send(path);
export const loadQuietly = async (path: string) => { await quiet(path); return load(path); };
`,
  'c.ts': `import { loadQuietly } from './b.js';
export async function quiet(path: string) {
  try { await fetch('https://log.acme.test' + path, { method: 'POST' }); } catch { return null; }
}
export const open = (path: string) => loadQuietly(path).catch(() => undefined);
`,
  'd.ts': `import { open, quiet } from './c.js';
export { again } from './e.js';
export async function page() {
  await quiet('/page');
  const res = await open('/page');
  return res;
}
`,
  'e.ts': `import { page } from './d.js';
export const again = async () => { try { return await page(); } catch (error) { console.error(error); } };
`,
};

function runIn(cwd: string, shard?: { index: number; count: number }): Promise<ProjectRun> {
  return runOver({
    paths: ['.'],
    cwd,
    settings: resolveSettings(undefined, cwd),
    ignore: { baseDir: cwd, patterns: [] },
    tests: false,
    maxFileSize: 1_000_000,
    shard,
  });
}

it('facts are the same whichever file of a circle of imports is analysed first', async () => {
  const cwd = temporaryTree(CIRCLES);
  const whole = (await runIn(cwd)).outcomes.map((one) => JSON.stringify(toStored(one)));
  expect(whole.join('\n')).toContain('api.acme.test');
  for (const count of [2, 5]) {
    const parts: string[] = [];
    for (let index = 1; index <= count; index += 1) {
      const { outcomes } = await runIn(cwd, { index, count });
      parts.push(...outcomes.map((one) => JSON.stringify(toStored(one))));
    }
    expect(parts.sort()).toEqual([...whole].sort());
  }
});
