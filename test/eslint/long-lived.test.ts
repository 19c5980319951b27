import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import { expect, it } from 'vitest';
import plugin from '../../src/index.js';
import { temporaryTree } from '../project/temporary-tree.js';

const MODULES = 30;
const LINTS = 200;
/** The syntax trees of the modules that are written meanwhile take some three hundred. */
const MOST_GROWTH = 20;

/** A module that sends requests through the one before it, and is as large as real ones are. */
function moduleText(index: number, version: number, isChecked: boolean): string {
  const filler = Array.from(
    { length: 150 },
    (_, at) => `export const unused${at} = { version: ${version}, at: ${at}, list: [1, 2, 3] };`,
  );
  const send =
    index === 0
      ? [
          `export async function send(path) {`,
          `  const response = await fetch('https://api.example.com' + path);`,
          isChecked
            ? `  if (!response.ok) throw Object.assign(new Error('no'), { status: response.status });`
            : '',
          `  return response;`,
          `}`,
        ]
      : [`export { send } from './module-${index - 1}.js';`];
  return [...send, ...filler].join('\n');
}

it('an editor may lint a project two hundred times with edits: each is seen, and memory does not grow', async () => {
  const names = Array.from({ length: MODULES }, (_, index) => `module-${index}.js`);
  const cwd = temporaryTree({
    'package.json': '{"type":"module"}',
    // The way from the caller to the client may not be too long to be followed.
    'page.js': `import { send } from './module-3.js';\nexport const load = async () => (await send('/x')).json();\n`,
    ...Object.fromEntries(names.map((name, index) => [name, moduleText(index, 0, true)])),
  });
  const eslint = new ESLint({
    cwd,
    overrideConfigFile: true,
    overrideConfig: [plugin.configs.strict],
  });
  const findings = async (): Promise<number> => {
    const results = await eslint.lintFiles(['page.js']);
    return results.flatMap(({ messages }) => messages).filter(({ line }) => line === 2).length;
  };
  const heap: number[] = [];
  const seen: boolean[] = [];
  for (let lint = 0; lint < LINTS; lint += 1) {
    // Now the client, now what hands it on, now a file that has nothing to do with it.
    const index = lint % MODULES;
    const isChecked = lint % (2 * MODULES) < MODULES;
    writeFileSync(join(cwd, `module-${index}.js`), moduleText(index, lint, isChecked));
    seen.push((await findings()) === 0);
    if (lint === 60 || lint === LINTS - 1) heap.push(usedHeap());
  }
  expect(seen).toEqual(Array.from(seen, (_, lint) => lint % (2 * MODULES) < MODULES));
  const [early = 0, late = Infinity] = heap;
  expect(late - early).toBeLessThan(MOST_GROWTH);
});

/** In MB, without what is garbage. */
function usedHeap(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed / 1e6;
}
