import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { expect, it } from 'vitest';
import { CORPUS_SETTINGS } from '../../../scripts/corpus/sources.js';
import { analyseFile, mayContainCalls } from '../../../src/analysis/index.js';
import { parseFile } from '../../../src/analysis/parse.js';

const MODULES = fileURLToPath(new URL('../../../node_modules', import.meta.url));

/** Bundles of several megabytes, which are always among the files. */
const LARGEST = [
  'playwright-core/lib/coreBundle.js',
  'playwright-core/lib/utilsBundle.js',
  'typescript/lib/typescript.js',
];

/**
 * How many files each build analyses. All of them, and which were the slowest, are for
 *
 *     UNHAPPY_PATH_EVERY_FILE=1 npx vitest run --project unit test/corpus/installed
 */
const isEvery = process.env['UNHAPPY_PATH_EVERY_FILE'] !== undefined;
const SAMPLE = isEvery ? Infinity : 4_200;
/** In UTF-16 units; what is larger takes most of the time. */
const LARGEST_OF_SAMPLE = isEvery ? Infinity : 150_000;

/** Of the processor, which others may keep busy as well: far above what any file takes, and still no hang. */
const LIMIT_MS = 30_000;
const SHOWN = 10;

interface SourceFile {
  path: string;
  text: string;
}

/** Files of which no two are the same: the same ones as long as the same packages are installed. */
function* installedFiles(part: number, parts: number): Generator<SourceFile> {
  const paths = globSync('**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}', {
    cwd: MODULES,
    ignore: ['**/*.d.{ts,mts,cts}', '.*/**'],
    followSymbolicLinks: false,
  });
  const byHash = (one: string, other: string): number => (hashOf(one) < hashOf(other) ? -1 : 1);
  const seen = new Set<string>();
  for (const path of [...LARGEST, ...paths.sort(byHash)]) {
    if (seen.size >= SAMPLE) return;
    const text = readFileSync(join(MODULES, path), 'utf8');
    const hash = hashOf(text);
    const isWanted = text.length <= LARGEST_OF_SAMPLE || LARGEST.includes(path);
    if (!isWanted || seen.has(hash)) continue;
    seen.add(hash);
    if (seen.size % parts === part) yield { path, text };
  }
}

function hashOf(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}

interface Run {
  files: number;
  unread: number;
  harmed: string[];
  times: { path: string; ms: number }[];
}

/** Analyse a file as if it had calls, whatever its text says. */
function analyse({ path, text }: SourceFile, run: Run): void {
  const start = process.cpuUsage();
  try {
    const parsed = parseFile(path, text);
    if (!parsed.ok) {
      run.unread += 1;
      return;
    }
    const { calls } = analyseFile(parsed.file, CORPUS_SETTINGS);
    if (calls.length > 0 && !mayContainCalls(text, CORPUS_SETTINGS)) {
      run.harmed.push(`${path} would be skipped, and its calls with it`);
    }
  } catch (error) {
    run.harmed.push(`${path}: ${String(error)}`);
  } finally {
    const { user, system } = process.cpuUsage(start);
    const ms = (user + system) / 1_000;
    run.times.push({ path, ms });
    if (ms > LIMIT_MS) run.harmed.push(`${path} takes ${String(Math.round(ms))} ms`);
  }
}

/** Test that nothing that is installed here brings the analysis down or holds it up. */
export function expectNoHarm(part: number, parts: number): void {
  it(
    'no file that is installed crashes the analysis or holds it up',
    { timeout: 1_200_000 },
    () => {
      const run: Run = { files: 0, unread: 0, harmed: [], times: [] };
      for (const file of installedFiles(part, parts)) {
        run.files += 1;
        analyse(file, run);
      }
      expect(run.harmed).toEqual([]);
      expect(run.files).toBeGreaterThan(2_000);
      // Templates, and what tests parsers.
      expect(run.unread / run.files).toBeLessThan(0.02);
      if (isEvery) console.info(slowest(run));
    },
  );
}

function slowest({ files, times }: Run): string {
  const first = times.toSorted((a, b) => b.ms - a.ms).slice(0, SHOWN);
  const lines = first.map(({ path, ms }) => `${String(Math.round(ms))} ms  ${path}`);
  return [`${String(files)} files; the slowest:`, ...lines].join('\n');
}
