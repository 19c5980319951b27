import type { KnipConfig } from 'knip';
import { labelledPackages } from './test/corpus/packages.js';

const config: KnipConfig = {
  workspaces: {
    '.': {
      entry: ['src/{index,cli/main}.ts', 'scripts/*.ts', 'bench/*.{ts,js}'],
      project: [
        '{src,rules,scripts,bench,test}/**/*.{ts,js}',
        '!src/client/**',
        '!test/**/fixtures/**',
      ],
      // The tests read the sources of these packages as text.
      ignoreDependencies: labelledPackages().map((labelled) => labelled.package),
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
