import { describe, expect, it } from 'vitest';
import { analyseProject } from '../../src/project/analyse-project.js';
import type { AnalysedFile } from '../../src/project/file-outcome.js';
import { resolveSettings } from '../../src/settings/resolve.js';
import { temporaryTree } from './temporary-tree.js';

const CALL = "fetch('/api/credits');\n";

function analyse(
  cwd: string,
  visit: (file: AnalysedFile) => void,
  onProgress?: (done: number, total: number) => void,
) {
  return analyseProject(
    {
      paths: ['.'],
      cwd,
      settings: resolveSettings(undefined, cwd),
      ignore: { baseDir: cwd, patterns: [] },
      maxFileSize: 100_000,
      tests: false,
      ...(onProgress === undefined ? {} : { onProgress }),
    },
    visit,
  );
}

it('visits files with a client in the order of their paths, and only those', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 100 }, (_, index) => [`src/${String(index).padStart(3, '0')}.ts`, CALL]),
  );
  const cwd = temporaryTree({ ...files, 'src/050.ts': 'export {};\n' });
  const visited: string[] = [];
  const { coverage } = await analyse(cwd, ({ path }) => visited.push(path));
  expect(visited).toEqual(Object.keys(files).filter((path) => path !== 'src/050.ts'));
  expect(coverage.files).toBe(100);
});

it('reports progress to the end', async () => {
  const cwd = temporaryTree({ 'a.ts': CALL, 'b.ts': '', 'c.ts': 'fetch(' });
  const seen: string[] = [];
  await analyse(
    cwd,
    () => undefined,
    (done, total) => seen.push(`${done}/${total}`),
  );
  expect(seen).toEqual(['1/3', '2/3', '3/3']);
});

describe('a crash', () => {
  it('is one line that names the file, and the next file follows', async () => {
    const cwd = temporaryTree({ 'a.ts': CALL, 'b.ts': CALL });
    const visited: string[] = [];
    const { coverage, diagnostics } = await analyse(cwd, ({ path }) => {
      if (path === 'a.ts') throw new TypeError('no such thing\nand more');
      visited.push(path);
    });
    expect(visited).toEqual(['b.ts']);
    expect(coverage).toMatchObject({ files: 1, failedFiles: 1 });
    expect(diagnostics).toEqual([
      {
        severity: 'error',
        file: 'a.ts',
        line: null,
        column: null,
        message:
          'could not be analysed: TypeError: no such thing; this is a fault of unhappy-path, please report it (--debug shows where)',
        stack: expect.stringContaining('analyse-project.test.ts') as string,
      },
    ]);
  });

  it('that code nested too deeply causes is no fault to report', async () => {
    const cwd = temporaryTree({ 'a.ts': `${CALL}const sum = ${'a + '.repeat(10_000)}a;\n` });
    const { diagnostics } = await analyse(cwd, () => undefined);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'is nested too deeply to be analysed; it was not checked',
    ]);
  });
});

describe('a file that looks binary', () => {
  it('is analysed where it is code', async () => {
    const cwd = temporaryTree({ 'a.ts': `${CALL}const nul = "\0";\n` });
    const visited: string[] = [];
    const { diagnostics } = await analyse(cwd, ({ path }) => visited.push(path));
    expect({ visited, diagnostics }).toEqual({ visited: ['a.ts'], diagnostics: [] });
  });

  it('is an error where it is not', async () => {
    const cwd = temporaryTree({
      'a.js': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a),
      'b.js': `PK\0\0${CALL}`,
    });
    const { diagnostics } = await analyse(cwd, () => undefined);
    expect(diagnostics.map(({ file, message }) => `${file} ${message}`)).toEqual([
      'a.js is binary data, not code; it was not checked',
      'b.js is binary data, not code; it was not checked',
    ]);
  });
});

it('gives positions as editors show them, whatever the line ends and the byte order mark', async () => {
  const cwd = temporaryTree({ 'a.ts': '\uFEFFconst a = 1;\r\nfetch(;\r\n' });
  const { diagnostics } = await analyse(cwd, () => undefined);
  expect(diagnostics).toMatchObject([{ file: 'a.ts', line: 2, column: 7 }]);
});
