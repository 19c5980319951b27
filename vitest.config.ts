import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const report = process.env['UNHAPPY_PATH_TEST_REPORT'];

export default defineConfig({
  test: {
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
    projects: [
      {
        // The sources, so that no test sees the contracts of an older build.
        resolve: {
          alias: Object.fromEntries(
            ['/contracts', '/apis', ''].map((entry) => [
              `@unhappy-path/client${entry}`,
              fileURLToPath(new URL(`src/client${entry}/index.ts`, import.meta.url)),
            ]),
          ),
        },
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/fixtures/**', 'test/packages/**'],
          // Some start the command line, on machines that do several things at once.
          testTimeout: 30_000,
          hookTimeout: 60_000,
          // Sockets and clocks that such a machine kept waiting are asked once more.
          retry: 1,
        },
      },
      {
        test: {
          name: 'packages',
          include: ['test/packages/**/*.test.ts'],
          globalSetup: ['test/packages/pack.ts'],
          // They install packages into consumers.
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
