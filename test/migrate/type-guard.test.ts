import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CODEMODS } from '../../codemods/index.js';
import { type MigrationRun, runCodemods } from '../../src/migrate/run-codemods.js';
import { Compiler, readCompilerConfig } from '../../src/migrate/guard/compiler.js';
import { resolveSettings } from '../../src/settings/resolve.js';
import { migrateProject } from '../cli/migrate-project.js';

async function run(cwd: string, typeCheck = true, name = 'fetch-to-client'): Promise<MigrationRun> {
  const make = CODEMODS[name];
  if (make === undefined) throw new Error(`there is no ${name}`);
  const client = join(cwd, 'src/api.ts');
  const codemod = make({ style: 'drop-in', client, clientShown: 'src/api.ts' });
  return runCodemods([codemod], {
    paths: ['.'],
    cwd,
    settings: resolveSettings({}, cwd),
    ignore: { baseDir: cwd, patterns: [] },
    maxFileSize: 2_000_000,
    tests: false,
    roots: [cwd],
    typeCheck,
    todo: false,
  });
}

/** `file:line` of each site, with what became of it. */
function fates({ outcomes }: MigrationRun): Record<string, string> {
  return Object.fromEntries(
    outcomes.map(({ call, plan }) => [
      `${call.file}:${call.line}`,
      plan.kind === 'skip' ? `${plan.reason}: ${plan.detail ?? ''}` : 'migrated',
    ]),
  );
}

/** All type errors of a project with the texts of a run, by file and text. */
function errorsWith(cwd: string, { changes }: Pick<MigrationRun, 'changes'>): string[] {
  const config = readCompilerConfig(join(cwd, 'tsconfig.json'), false);
  if (config === null) throw new Error('there is no tsconfig.json');
  const texts = new Map(changes.map(({ absolute, after }) => [absolute, after]));
  return new Compiler(config).errors(texts).map(({ file, text }) => `${file} ${text}`);
}

// What the client of these projects takes is a string, and what it gives has no blob().
const FITS = "export const fits = () => fetch('https://api.acme.test/1');\n";
const TAKES_A_URL = "export const url = () => fetch(new URL('https://api.acme.test/2'));\n";

describe('the type check', () => {
  it('holds back only the call that would bring an error, with the error and its line', async () => {
    const cwd = migrateProject({ 'src/a.ts': FITS + TAKES_A_URL });
    expect(fates(await run(cwd))).toEqual({
      'src/a.ts:1': 'migrated',
      'src/a.ts:2':
        "type-error: TS2345: Argument of type 'URL' is not assignable to parameter of type 'string'.; src/a.ts, line 4 of what it would become",
    });
    expect(Object.values(fates(await run(cwd, false)))).toEqual(['migrated', 'migrated']);
  });

  it('takes the plainer migration where the fuller one would bring an error', async () => {
    // Within a function that is handed on, the compiler knows no more that there is a token.
    const cwd = migrateProject({
      'src/a.ts': `export class Users {
  token: string | null = null;
  async all(): Promise<unknown> {
    if (this.token === null) throw new Error('no token');
    const res = await fetch('https://api.acme.test/users', { headers: { token: this.token } });
    if (!res.ok) throw new Error('no users');
    return res.json();
  }
  async one(): Promise<unknown> {
    const res = await fetch('https://api.acme.test/users/1');
    if (!res.ok) throw new Error('no user');
    return res.json();
  }
}
`,
    });
    const checked = await run(cwd, true, 'handle-statuses');
    const sent = checked.changes[0]?.after.match(/res = await .*acme.*/g);
    expect(sent).toEqual([
      "res = await fetch('https://api.acme.test/users', { headers: { token: this.token } });",
      "res = await withRetryAfter(() => fetch('https://api.acme.test/users/1'));",
    ]);
    expect(errorsWith(cwd, checked)).toEqual([]);
  });

  it('removes the import with the last call that needs it', async () => {
    const cwd = migrateProject({ 'src/a.ts': TAKES_A_URL });
    expect((await run(cwd)).changes).toEqual([]);
  });

  it('holds back the call that would bring an error in another file', async () => {
    const cwd = migrateProject({
      'src/a.ts': `${FITS}export const file = () => fetch('https://api.acme.test/3');\n`,
      'src/index.ts': "export * from './a';\n",
      'src/b.ts':
        "import { file, fits } from './index';\nexport const blob = async () => (await file()).blob();\nexport const ok = async () => (await fits()).ok;\n",
    });
    expect(fates(await run(cwd))).toEqual({
      'src/a.ts:1': 'migrated',
      'src/a.ts:2': expect.stringMatching(
        /^type-error: TS2339: Property 'blob' does not exist .*; src\/b\.ts, line 2 of/,
      ) as string,
    });
  });

  it('keeps exactly the errors that a project has', async () => {
    const cwd = migrateProject({
      'src/a.ts': `${FITS}export const wrong: string = 1;\nexport const alike: string = 2;\n${TAKES_A_URL}`,
      'src/b.ts': `// @ts-expect-error on purpose\nexport const number: string = 3;\n${FITS}missing();\n`,
    });
    const before = errorsWith(cwd, { changes: [] });
    expect(before).toHaveLength(3);
    const ran = await run(cwd);
    expect(ran.changes).toHaveLength(2);
    expect(errorsWith(cwd, ran)).toEqual(before);
  });

  it('counts an error that is there once more', async () => {
    const wrong = "fetch(new URL('https://api.acme.test/2'))";
    const cwd = migrateProject({
      'src/a.ts': `import { api } from './api';\nexport const one = () => api.${wrong};\nexport const two = () => ${wrong};\n`,
    });
    expect(fates(await run(cwd))).toEqual({
      'src/a.ts:3': expect.stringContaining('type-error') as string,
    });
  });

  it('follows references of a tsconfig, and says what no tsconfig has', async () => {
    const options = { strict: true, module: 'preserve', lib: ['es2023', 'dom'], types: [] };
    const cwd = migrateProject({
      'tsconfig.json': '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }',
      'tsconfig.app.json': JSON.stringify({
        compilerOptions: { ...options, composite: true },
        include: ['src'],
      }),
      'src/a.ts': TAKES_A_URL,
      'tools/b.ts': TAKES_A_URL,
    });
    const ran = await run(cwd);
    expect(fates(ran)).toEqual({
      'src/a.ts:1': expect.stringContaining('type-error') as string,
      'tools/b.ts:1': 'migrated',
    });
    expect(ran.notTypeChecked).toEqual(['tools/b.ts']);
  });

  it('asks nothing of JavaScript that the project does not check', async () => {
    const config = (checkJs: boolean) =>
      JSON.stringify({
        compilerOptions: { allowJs: true, checkJs, module: 'preserve', lib: ['es2023', 'dom'] },
        include: ['src'],
      });
    const unchecked = migrateProject({ 'tsconfig.json': config(false), 'src/a.js': TAKES_A_URL });
    expect(Object.values(fates(await run(unchecked)))).toEqual(['migrated']);
    const checked = migrateProject({ 'tsconfig.json': config(true), 'src/a.js': TAKES_A_URL });
    expect(Object.values(fates(await run(checked)))).toEqual([
      expect.stringContaining('type-error'),
    ]);
  });

  it('goes on without a tsconfig, or with one that cannot be read', async () => {
    const cwd = migrateProject({
      'tsconfig.json': '{ "extends": "./gone.json", ',
      'src/a.ts': FITS,
    });
    expect(Object.values(fates(await run(cwd)))).toEqual(['migrated']);
    expect(readFileSync(join(cwd, 'src/a.ts'), 'utf8')).toBe(FITS);
  });
});
