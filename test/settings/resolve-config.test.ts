import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
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
