import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  CodemodError,
  type Codemod,
  type MigratedProject,
  type Site,
  type SiteEdit,
} from '../../src/migrate/codemod.js';
import {
  type MigrationRun,
  type RunOptions,
  runCodemods,
  writeRun,
} from '../../src/migrate/run-codemods.js';
import { resolveSettings } from '../../src/settings/resolve.js';
import { temporaryTree } from '../project/temporary-tree.js';

const CALL = "export const load = () => fetch('https://api.acme.test/users');\n";

function run(
  cwd: string,
  codemods: readonly Codemod[],
  options: Partial<RunOptions> = {},
): Promise<MigrationRun> {
  return runCodemods(codemods, {
    paths: ['.'],
    cwd,
    settings: resolveSettings({}, cwd),
    ignore: { baseDir: cwd, patterns: [] },
    maxFileSize: 2_000_000,
    tests: false,
    roots: [cwd],
    typeCheck: false,
    todo: false,
    ...options,
  });
}

/** A codemod that edits every call in the same way. */
function codemod(
  name: string,
  edits: (site: Site, project: MigratedProject) => SiteEdit[],
): Codemod {
  return {
    name,
    description: '',
    prepare: (project) => ({
      concerns: () => true,
      plan: (site) => ({ kind: 'migrate', edits: edits(site, project), imports: [], released: [] }),
    }),
  };
}

/** Writes a comment in front of a call that tells the text before it. */
const tellBefore = (name: string): Codemod =>
  codemod(
    name,
    ({
      node: {
        range: [start],
      },
      file,
    }) => [{ start, end: start, text: `/* ${name}: ${file.text.length} */ ` }],
  );

function reasons({ outcomes }: MigrationRun): string[] {
  return outcomes.map(({ plan }) => (plan.kind === 'skip' ? plan.reason : 'migrated'));
}

describe('a fault of a codemod', () => {
  it('at one call leaves that as it is, and holds back no other', async () => {
    const cwd = temporaryTree({ 'a.ts': CALL, 'b.ts': CALL });
    const faulty = codemod('faulty', ({ file, node }) => {
      if (file.path === 'a.ts') throw new TypeError('oh');
      return [{ start: node.range[0], end: node.range[0], text: '/* done */ ' }];
    });
    const ran = await run(cwd, [faulty]);
    expect(reasons(ran)).toEqual(['shape-not-followed', 'migrated']);
    expect(ran.outcomes[0]?.plan).toMatchObject({
      detail: 'a fault of unhappy-path, please report it: TypeError: oh',
    });
  });
});

describe('several codemods', () => {
  it('each get what those before them have made, before anything is written', async () => {
    const cwd = temporaryTree({ 'a.ts': CALL });
    const ran = await run(cwd, [tellBefore('one'), tellBefore('two')]);
    expect(ran.changes.map(({ before, after }) => [before, after])).toEqual([
      [
        CALL,
        CALL.replace('fetch', `/* one: ${CALL.length} */ /* two: ${CALL.length + 14} */ fetch`),
      ],
    ]);
    expect(ran.outcomes.map((one) => [one.codemod, one.call.column])).toEqual([
      ['one', 27],
      ['two', 41],
    ]);
    expect(readFileSync(join(cwd, 'a.ts'), 'utf8')).toBe(CALL);
    writeRun(ran, join(cwd, 'journal'));
    expect(readFileSync(join(cwd, 'a.ts'), 'utf8')).toBe(ran.changes[0]?.after);
  });

  it('go on where the project is not ready for one of them', async () => {
    const unready: Codemod = {
      name: 'unready',
      description: '',
      prepare: () => {
        throw new CodemodError('there is no client module');
      },
    };
    const cwd = temporaryTree({ 'a.ts': CALL });
    const ran = await run(cwd, [unready, tellBefore('one')]);
    expect(ran.notReady).toEqual([{ codemod: 'unready', message: 'there is no client module' }]);
    expect(reasons(ran)).toEqual(['migrated']);
    await expect(run(cwd, [unready])).rejects.toThrow('there is no client module');
  });
});

describe('edits of one call in two files', () => {
  const twoFiles = (cwd: string) =>
    codemod('two-files', ({ node, file }, project) => {
      const [start, end] = node.range;
      const other = project.open(join(cwd, 'shared.js'));
      return [
        { start, end, text: 'shared()' },
        ...(other === null || file === other
          ? []
          : [{ file: other, start: 0, end: 0, text: '//\n' }]),
      ];
    });
  const tree = { 'a.js': CALL, 'b.js': CALL, 'shared.js': 'export {};\n' };

  it('are made in both or in none, where one cannot be written', async () => {
    const cwd = temporaryTree(tree);
    chmodSync(join(cwd, 'shared.js'), 0o444);
    const ran = await run(cwd, [twoFiles(cwd)]);
    expect(reasons(ran)).toEqual(['file-unwritable', 'file-unwritable']);
    expect(ran.changes).toEqual([]);
  });

  it('are made in both or in none, where one is changed meanwhile', async () => {
    const cwd = temporaryTree({ ...tree, 'apart.js': CALL });
    const onlyTwo = twoFiles(cwd);
    const ran = await run(cwd, [onlyTwo], { paths: ['a.js', 'shared.js'] });
    writeFileSync(join(cwd, 'shared.js'), 'export const mine = 1;\n');
    const written = writeRun(ran, join(cwd, 'journal'));
    expect(reasons(written)).toEqual(['file-changed']);
    expect(written.changes).toEqual([]);
    expect(readFileSync(join(cwd, 'a.js'), 'utf8')).toBe(CALL);
    expect(readFileSync(join(cwd, 'shared.js'), 'utf8')).toBe('export const mine = 1;\n');
  });
});

it('leaves a file as it is that a codemod would break, and says whose fault it is', async () => {
  const breaking = codemod('breaking', ({ node, file }) => {
    const [start, end] = node.range;
    return [{ start, end, text: file.path === 'a.js' ? 'fetch((' : 'fetch(1)' }];
  });
  const cwd = temporaryTree({ 'a.js': CALL, 'b.js': CALL });
  const ran = await run(cwd, [breaking]);
  expect(reasons(ran)).toEqual(['shape-not-followed', 'migrated']);
  expect(ran.changes.map(({ path }) => path)).toEqual(['b.js']);
});

it('asks of each call, with what it alone would change, and leaves those that are declined', async () => {
  const cwd = temporaryTree({ 'a.js': CALL + CALL.replace('load', 'again') });
  const seen: string[] = [];
  const ran = await run(cwd, [tellBefore('one')], {
    accept: ({ call }, [alone]) => {
      seen.push(alone?.after.split('\n')[call.line - 1] ?? '');
      return Promise.resolve(call.line === 2);
    },
  });
  expect(reasons(ran)).toEqual(['declined', 'migrated']);
  expect(seen).toEqual([
    expect.stringMatching(/^export const load = .*one: \d+/),
    expect.stringMatching(/^export const again = .*one: \d+/),
  ]);
});
