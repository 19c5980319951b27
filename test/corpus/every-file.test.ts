import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CORPUS_SETTINGS } from '../../scripts/corpus/sources.js';
import { analyseFile, mayContainCalls } from '../../src/analysis/index.js';
import { parseFile } from '../../src/analysis/parse.js';
import { folderOf, labelledPackages, sourceFiles } from './packages.js';

/** Far above what any file takes, far below what a user would call a hang. */
const LIMIT_MS = 5_000;

describe.each(labelledPackages().map((entry) => entry.package))('%s', (name) => {
  const files = sourceFiles(name);

  it('has sources', () => {
    expect(files.length).toBeGreaterThan(0);
  });

  it('gives facts for every file, each in bounded time', { timeout: 120_000 }, () => {
    for (const path of files) {
      const text = readFileSync(join(folderOf(name), path), 'utf8');
      const parsed = parseFile(path, text);
      if (!parsed.ok) throw new Error(`${path}:${String(parsed.line)} ${parsed.message}`);
      const start = performance.now();
      const { calls } = analyseFile(parsed.file, CORPUS_SETTINGS);
      expect(performance.now() - start, `${path}: milliseconds`).toBeLessThan(LIMIT_MS);

      if (!mayContainCalls(text, CORPUS_SETTINGS)) {
        expect(calls, `${path} would be skipped, and its calls with it`).toEqual([]);
      }
      const lines = text.split('\n').length;
      for (const call of calls) {
        const place = `${path}:${String(call.line)}`;
        expect(call.line, place).toBeLessThanOrEqual(call.endLine);
        expect(call.endLine, place).toBeLessThanOrEqual(lines);
        expect(Object.keys(call.fate), place).toEqual(expect.arrayContaining(['402', '429']));
      }
      const positions = calls.map(({ line, column }) => [line, column]);
      expect(positions, `${path}: order`).toEqual(
        positions.toSorted(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d),
      );
    }
  });
});
