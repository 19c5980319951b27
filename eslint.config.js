import { relative } from 'node:path';
import eslint from '@eslint/js';
import eslintPlugin from 'eslint-plugin-eslint-plugin';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import unhappyPath from 'unhappy-path';

/**
 * Arrows point one way (docs/architecture.md). A folder may import from itself and from the folders named here;
 * `src/index.ts` is the entry: it may import from all of them, and none may import from it.
 */
const foundations = ['src/client', 'src/facts', 'src/settings'];
const arrows = {
  'src/client': [],
  'src/facts': ['src/client'],
  'src/settings': ['src/client', 'src/facts'],
  'src/analysis': foundations,
  'src/rule': [...foundations, 'src/analysis'],
  rules: [...foundations, 'src/analysis', 'src/rule'],
  'src/eslint': [...foundations, 'src/analysis', 'src/rule', 'src/project', 'rules'],
  'src/project': [...foundations, 'src/analysis'],
  'src/check': [...foundations, 'src/analysis', 'src/rule', 'src/project'],
  'src/edits': [],
  'src/change': [...foundations, 'src/analysis', 'src/rule', 'src/project', 'src/check'],
  'src/migrate': [...foundations, 'src/analysis', 'src/edits', 'src/project'],
  codemods: [...foundations, 'src/analysis', 'src/rule', 'src/edits', 'src/project', 'src/migrate'],
  'src/map': [...foundations, 'src/rule', 'src/check'],
  'src/init': [
    ...foundations,
    'src/analysis',
    'src/rule',
    'rules',
    'src/edits',
    'src/project',
    'src/migrate',
  ],
  'src/report': [
    ...foundations,
    'src/rule',
    'rules',
    'src/project',
    'src/check',
    'src/migrate',
    'src/init',
    'src/map',
  ],
  'src/cli': [
    ...foundations,
    'src/analysis',
    'src/rule',
    'rules',
    'src/project',
    'src/check',
    'src/change',
    'src/edits',
    'src/migrate',
    'codemods',
    'src/map',
    'src/init',
    'src/report',
  ],
  'src/action': [...foundations, 'src/rule', 'src/check', 'src/project', 'src/report', 'src/cli'],
};

const importZones = Object.entries(arrows).flatMap(([folder, allowed]) => {
  const reachable = [folder, ...allowed];
  return ['src', 'rules', 'codemods'].map((root) => ({
    target: folder,
    from: root,
    except: reachable
      .filter((path) => path === root || path.startsWith(`${root}/`))
      .map((path) => relative(root, path) || '.'),
    message: `${folder} may import from ${reachable.join(', ')}: see "Arrows point one way" in docs/architecture.md.`,
  }));
});

export default defineConfig(
  globalIgnores([
    '**/dist/',
    'coverage/',
    'test/**/fixtures/',
    'test/codemods/*/*/',
    'examples/*/public/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      // A `switch` over a fate has no `default`: a new fate must be a compile error, not a fall-through.
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { allowDefaultCaseForExhaustiveSwitch: false, considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['**/*.{js,cjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: globals.node },
  },
  // What jscodeshift loads has to be CommonJS.
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    // ESTree's node types are strings for every parser; the enum would have to be loaded at run time.
    files: ['{src/analysis,src/init,src/migrate,src/edits,codemods}/**/*.ts'],
    rules: { '@typescript-eslint/no-unsafe-enum-comparison': 'off' },
  },
  {
    // `string | Unknown` tells the reader that a documentation may leave it open.
    files: ['src/client/contracts/model/**/*.ts'],
    rules: { '@typescript-eslint/no-redundant-type-constituents': 'off' },
  },
  {
    // Written the way hurried teams write: what it is an example of is what our own rules find in it.
    files: ['examples/**'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: { '@typescript-eslint/no-explicit-any': 'off' },
  },
  {
    files: ['rules/**/*.ts', 'src/eslint/**/*.ts', 'test/rules/**/*.ts'],
    extends: [eslintPlugin.configs.recommended],
  },
  {
    files: ['src/**/*.ts', 'rules/**/*.ts', 'codemods/**/*.ts'],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createNodeResolver({ extensionAlias: { '.js': ['.ts', '.js'] } })],
    },
    rules: {
      // Without it an import that the resolver cannot find would pass the next rule unseen.
      'import-x/no-unresolved': 'error',
      'import-x/no-restricted-paths': [
        'error',
        { zones: importZones, basePath: import.meta.dirname },
      ],
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@typescript-eslint/utils',
              message:
                'The root of this package loads eslint, which the command line must not need.',
              allowTypeImports: true,
            },
          ],
        },
      ],
    },
  },
  {
    // Our own code, and the one module of the example that handles its unhappy paths.
    files: [
      '{src,rules,codemods,scripts,bench}/**/*.{ts,js}',
      'examples/brand-desk/server/claims.ts',
    ],
    extends: [unhappyPath.configs.strict],
  },
  // What tests ask is a stand-in on the same machine, which sends no request ids.
  { files: ['test/**/*.ts'], extends: [unhappyPath.configs.recommended] },
  {
    // What they ask the servers for is the body of a failure.
    files: ['test/reference-servers/**/*.ts', 'test/reference-servers.test.ts'],
    rules: { 'unhappy-path/no-unchecked-response': 'off' },
  },
  {
    files: ['src/client/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^[^.]',
              message:
                'The client has no dependency and runs outside Node too: import its own files only.',
            },
          ],
        },
      ],
    },
  },
);
