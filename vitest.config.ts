import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** They measure waits, which another test beside them would lengthen. */
const TIMED = [
  'test/client/**/*.test.ts',
  'test/docs/client/**/*.test.ts',
  'test/reference-servers/**/*.test.ts',
];

/** The sources, so that no test sees the contracts of an older build. */
const resolve = {
  alias: Object.fromEntries(
    ['/contracts', '/apis', ''].map((entry) => [
      `@unhappy-path/client${entry}`,
      fileURLToPath(new URL(`src/client${entry}/index.ts`, import.meta.url)),
    ]),
  ),
};

/** Some start the command line, on machines that do several things at once. */
const unit = {
  testTimeout: 30_000,
  hookTimeout: 60_000,
  // Sockets and clocks that such a machine kept waiting are asked once more.
  retry: 1,
};

const report = process.env['UNHAPPY_PATH_TEST_REPORT'];

export default defineConfig({
  test: {
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
    projects: [
      {
        resolve,
        test: {
          ...unit,
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/fixtures/**', 'test/packages/**', ...TIMED],
          maxWorkers: '100%',
          sequence: { groupOrder: 0 },
        },
      },
      {
        resolve,
        test: {
          ...unit,
          name: 'timed',
          include: TIMED,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'packages',
          include: ['test/packages/**/*.test.ts'],
          globalSetup: ['test/packages/pack.ts'],
          // Imports JSON as bundlers take it.
          server: { deps: { inline: [/@actions\/(expressions|workflow-parser)/] } },
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
          // They install packages into consumers.
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
