import type { KnipConfig } from 'knip';
import { labelledPackages } from './test/corpus/packages.js';

const config: KnipConfig = {
  workspaces: {
    '.': {
      entry: [
        'src/{index,cli/main,action/main,settings/define-config}.ts',
        // Started as a process of its own.
        'src/cli/findings-before.ts',
        'src/report/map-page/browser/main.ts',
        'codemods/*.cjs',
        'codemods/jscodeshift.ts',
        'scripts/*.ts',
        'bench/*.{ts,js}',
      ],
      project: [
        '{src,rules,codemods,scripts,bench,test}/**/*.{ts,js,cjs}',
        '!src/client/**',
        '!test/**/fixtures/**',
        '!test/codemods/*/*/**',
      ],
      // Of the system: a test fills a small disk, another answers questions on a terminal.
      ignoreBinaries: ['mount', 'umount', 'script'],
      ignoreDependencies: [
        // Started by its name, with the configuration that the README shows.
        'oxlint',
        // The tests read the schema of SARIF that it holds.
        '@microsoft/jest-sarif',
        // The recipes of docs/pull-requests.md and docs/scale.md start them by their names.
        'husky',
        'lint-staged',
        'turbo',
        // Its parser of actions is no export; the test of action.yml loads the file.
        '@actions/workflow-parser',
        // The cases of axios-to-client call it.
        'axios',
        // The tests read the sources of these packages as text.
        ...labelledPackages().map((labelled) => labelled.package),
      ],
    },
    'src/client': {
      project: ['**/*.ts', '!dist/**'],
    },
    'examples/brand-desk': {
      entry: ['web/app.tsx'],
      project: ['{server,web}/**/*.{ts,tsx}'],
    },
  },
};

export default config;
