import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, formatRemark } from '../../src/settings/config-error.js';
import { resolveConfig } from '../../src/settings/resolve-config.js';
import { temporaryTree } from '../project/temporary-tree.js';

const CONTENT = '{ scope: "all", statuses: [408], rules: { a: "off" }, ignore: ["*.test.ts"] }';

describe('a configuration file', () => {
  it.each([
    ['unhappy-path.config.js', `module.exports = ${CONTENT};`],
    ['unhappy-path.config.mjs', `export default ${CONTENT};`],
    [
      'unhappy-path.config.ts',
      `interface Config { scope: string }\nexport default ${CONTENT} satisfies Config & object;`,
    ],
    [
      'unhappy-path.config.json',
      '{"scope":"all","statuses":[408],"rules":{"a":"off"},"ignore":["*.test.ts"]}',
    ],
  ])('may be %s', async (name, content) => {
    const root = temporaryTree({ [name]: content });
    const config = await resolveConfig(root);
    expect(config).toMatchObject({
      file: join(root, name),
      baseDir: root,
      settings: { scope: 'all', statuses: [408] },
      rules: { a: 'off' },
      ignore: ['*.test.ts'],
      maxFileSize: 2_000_000,
    });
  });

  it('is an ES module where its package says so', async () => {
    const root = temporaryTree({
      'package.json': '{"type":"module"}',
      'unhappy-path.config.js': 'export default { scope: "all" };',
    });
    expect((await resolveConfig(root)).settings.scope).toBe('all');
  });

  it('may import others', async () => {
    const root = temporaryTree({
      'unhappy-path.config.ts':
        'import { statuses } from "./statuses";\nexport default { statuses };',
      'statuses.ts': 'export const statuses: number[] = [503];',
    });
    expect((await resolveConfig(root)).settings.statuses).toEqual([503]);
  });

  it('is the nearest one above', async () => {
    const root = temporaryTree({
      'unhappy-path.config.json': '{"statuses":[500]}',
      'packages/a/unhappy-path.config.json': '{"statuses":[501]}',
      'packages/a/src/x.ts': '',
      'packages/b/x.ts': '',
    });
    const statusesIn = async (folder: string) =>
      (await resolveConfig(join(root, folder))).settings.statuses;
    expect(await statusesIn('packages/a/src')).toEqual([501]);
    expect(await statusesIn('packages/b')).toEqual([500]);
  });

  it('leads to contract files beside it, wherever it is used', async () => {
    const root = temporaryTree({
      'unhappy-path.config.json': '{"apis":["./missing.json"]}',
      'src/x.ts': '',
    });
    await expect(resolveConfig(join(root, 'src'))).rejects.toMatchObject({
      file: join(root, 'unhappy-path.config.json'),
      message: expect.stringContaining('missing.json') as string,
    });
  });
});

it('without a file has the defaults', async () => {
  const root = temporaryTree({});
  const config = await resolveConfig(root);
  expect(config).toMatchObject({
    file: null,
    baseDir: root,
    rules: undefined,
    ignore: [],
    maxFileSize: 2_000_000,
    settings: { scope: 'contracts', statuses: [] },
  });
  expect(config.settings.contracts.map(({ id }) => id)).toContain('pioneer');
});

describe('a configuration file that cannot be loaded', () => {
  async function linesOf(name: string, content: string): Promise<string[]> {
    const root = temporaryTree({ [name]: content });
    try {
      await resolveConfig(root);
    } catch (error) {
      if (error instanceof ConfigError) return error.lines(name);
      throw error;
    }
    throw new Error('nothing was wrong');
  }

  it.each([
    ['', ':1:1: is not JSON: it is empty; write {} for the defaults'],
    ['{\n  "apis": [\n', ':3:1: is not JSON: a closing bracket ] is missing'],
    [
      '{\n  "a": 1,\n}',
      ':3:1: is not JSON: a name in double quotes is expected here (no comma after the last member)',
    ],
    [
      '{\n  // why\n}',
      ':2:3: is not JSON: JSON has no comments; rename the file to unhappy-path.config.js to have some',
    ],
    ['{ "scope": all }', ':1:12: is not JSON: a value is misspelt; texts stand in double quotes'],
    ["{ 'scope': 1 }", ':1:3: is not JSON: a value is misspelt; texts stand in double quotes'],
    ['[]', ':1:1: must hold an object of settings, not a list'],
  ])('%j', async (content, line) => {
    expect(await linesOf('unhappy-path.config.json', content)).toEqual([
      `unhappy-path.config.json${line}`,
    ]);
  });

  it.each([
    [
      'export default () => ({});',
      ': must export an object of settings by default, not a function: export what it returns',
    ],
    ['export const settings = {};', ': must export an object of settings by default'],
    [
      "import './gone.js';\nexport default {};",
      ": cannot be loaded (line 1): Cannot find module './gone.js'",
    ],
    [
      'export default {\n  scope: "all"\n  apis: [],\n};\n',
      ': cannot be loaded (line 3): ParseError: Unexpected token, expected ","',
    ],
    ['throw new Error("no such\\nthing");', ': cannot be loaded (line 1): no such thing'],
  ])('%j', async (content, line) => {
    expect(await linesOf('unhappy-path.config.mjs', content)).toEqual([
      `unhappy-path.config.mjs${line}`,
    ]);
  });

  it('is bounded in what it tells', async () => {
    const many = JSON.stringify({ statuses: Array.from({ length: 25 }, () => 1) });
    const lines = await linesOf('unhappy-path.config.json', many);
    expect(lines).toHaveLength(11);
    expect(lines.at(-1)).toBe('unhappy-path.config.json: and 15 more');
  });
});

it('may use the helper of the package, which the running one provides where none is installed', async () => {
  const content =
    'import { defineConfig } from "unhappy-path/config";\nexport default defineConfig({ scope: "all" });';
  for (const name of ['unhappy-path.config.mjs', 'unhappy-path.config.ts']) {
    const root = temporaryTree({ [name]: content });
    expect((await resolveConfig(root)).settings.scope).toBe('all');
  }
});

it('takes a promise of settings for the settings', async () => {
  const root = temporaryTree({
    'unhappy-path.config.mjs': 'export default Promise.resolve({ scope: "all" });',
  });
  expect((await resolveConfig(root)).settings.scope).toBe('all');
});

describe('warnings', () => {
  async function warningsOf(files: Record<string, string>): Promise<string[]> {
    const { warnings } = await resolveConfig(temporaryTree(files));
    return warnings.map((warning) => formatRemark('FILE', warning));
  }

  it('are none for what is usual', async () => {
    const config = '{"scope":"all","apis":["stripe"],"ignoreUrls":["localhost"]}';
    expect(await warningsOf({ 'unhappy-path.config.json': config, 'package.json': '{}' })).toEqual(
      [],
    );
    expect(await warningsOf({})).toEqual([]);
  });

  it.each([
    [
      { 'unhappy-path.config.js': 'export default {}', 'unhappy-path.config.json': '{' },
      'FILE: unhappy-path.config.json is not read; unhappy-path.config.js counts',
    ],
    [
      { 'unhappy-path.config.yaml': '' },
      'FILE: unhappy-path.config.yaml is not read; name it unhappy-path.config.{js,mjs,ts,json}',
    ],
    [
      { 'package.json': '{"unhappy-path":{"scope":"all"}}' },
      'FILE: "unhappy-path" of package.json is not read; move it to unhappy-path.config.json',
    ],
    [
      { 'unhappy-path.config.json': '{"scope":"all",\n"scope":"contracts"}' },
      'FILE:2:1: scope stands there twice; this last one counts',
    ],
    [
      {
        'unhappy-path.config.json':
          '{"apis":["stripe"],"ignoreUrls":["api.stripe.com","files.stripe.com"]}',
      },
      'FILE:1:2: apis: "stripe" has no effect: ignoreUrls names its hosts and wins',
    ],
    [
      { 'unhappy-path.config.json': '{"clients":{"axios":"axios"}}' },
      'FILE:1:13: clients.axios: has no effect: the module is known as that client anyway',
    ],
  ])('%j', async (files, warning) => {
    expect(await warningsOf(files)).toEqual([warning]);
  });
});
