import { mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { ProjectModules } from '../../../src/analysis/modules/project-modules.js';
import { temporaryTree } from '../../project/temporary-tree.js';
import { factsOf } from '../facts-of.js';
import { describeProjects } from '../describe-facts.js';

const LOAD = `
import { check } from './http.js';
export async function load() {
  const res = await fetch('/a');
  check(res);
  return res.json();
}`;

const CHECK = `
export function check(res) {
  if (res.status === 402) throw new Error('pay');
  if (res.status === 429) throw new Error('wait');
}`;

const DISTINGUISHED = { fate: 'distinguished' } as const;

describeProjects('an import resolves', {
  'below a tsconfig that cannot be read': {
    files: {
      'src/load.ts': LOAD.replace('.js', ''),
      'src/http.ts': CHECK,
      'tsconfig.json': '{ "compilerOptions": { "paths": ',
    },
    expected: DISTINGUISHED,
  },
  'below a tsconfig that extends one that is missing': {
    files: {
      'src/load.ts': LOAD,
      'src/http.ts': CHECK,
      'tsconfig.json': '{ "extends": "@acme/tsconfig/missing.json" }',
    },
    expected: DISTINGUISHED,
  },
  'by the base folder of the tsconfig': {
    files: {
      'src/load.ts': LOAD.replace('./http.js', 'lib/http'),
      'src/lib/http.ts': CHECK,
      'tsconfig.json': '{ "compilerOptions": { "baseUrl": "src" } }',
    },
    expected: DISTINGUISHED,
  },
  'of a package of the repository where nothing is installed': {
    files: {
      'apps/web/load.js': LOAD.replace('./http.js', '@acme/http'),
      'packages/http/package.json': '{ "name": "@acme/http", "main": "dist/index.js" }',
      'packages/http/src/index.js': `export * from './http.js';`,
      'packages/http/src/http.js': CHECK,
    },
    expected: DISTINGUISHED,
  },
  'by the base folder and the paths of a jsconfig': {
    files: {
      'src/load.js': LOAD.replace('./http.js', 'lib/http'),
      'src/lib/http.js': `export { check } from '@/checks';`,
      'src/checks.js': CHECK,
      'jsconfig.json': '{ "compilerOptions": { "baseUrl": "src", "paths": { "@/*": ["./*"] } } }',
    },
    expected: DISTINGUISHED,
  },
  'by paths of a tsconfig that another one extends': {
    files: {
      'app/src/load.ts': LOAD.replace('./http.js', '@/http'),
      'app/src/http.ts': CHECK,
      'app/tsconfig.json': '{ "extends": "../tsconfig.base.json" }',
      'tsconfig.base.json': '{ "compilerOptions": { "paths": { "@/*": ["./app/src/*"] } } }',
    },
    expected: DISTINGUISHED,
  },
  'by paths of a project that the tsconfig refers to': {
    files: {
      'src/load.ts': LOAD.replace('./http.js', '@/http'),
      'src/http.ts': CHECK,
      'tsconfig.json': '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }',
      'tsconfig.app.json':
        '{ "compilerOptions": { "composite": true, "paths": { "@/*": ["./src/*"] } }, "include": ["src"] }',
    },
    expected: DISTINGUISHED,
  },
  'by the exports of its own package': {
    files: {
      'src/load.js': LOAD.replace('./http.js', 'acme/http'),
      'src/http.js': CHECK,
      'package.json': '{ "name": "acme", "exports": { "./http": "./src/http.js" } }',
    },
    expected: DISTINGUISHED,
  },
  'to itself': {
    files: {
      'http.js': LOAD.replace('{ check }', '{ check as own }').replace('check(', 'own(') + CHECK,
    },
    expected: DISTINGUISHED,
  },
});

const EXPORTS = {
  'a namespace': `export * as http from './real.js';`,
  'a default under a name': `export { default as http } from './default.js';`,
};

describeProjects(
  'an object handed on as',
  Object.fromEntries(
    Object.entries(EXPORTS).map(([name, barrel]) => [
      name,
      {
        files: {
          'load.js': LOAD.replace('{ check }', '{ http }').replace('check(', 'http.check('),
          'http.js': barrel,
          'real.js': CHECK,
          'default.js': `import { check } from './real.js';\nexport default { check };`,
        },
        expected: DISTINGUISHED,
      },
    ]),
  ),
);

const FUNCTION = CHECK.replace('export ', '');
const COMMON_JS = {
  'module.exports = { … }': `${FUNCTION}\nmodule.exports = { check };`,
  'module.exports = { … } under another name': `${FUNCTION.replace('check', 'own')}\nmodule.exports = { check: own };`,
  'exports.name': `${FUNCTION}\nexports.check = check;`,
  'module.exports.name': `${FUNCTION}\nmodule.exports.check = check;`,
  'exports and module.exports at once': `${FUNCTION}\nexports = module.exports = { check };`,
  'exports that are assigned in a row': `${FUNCTION}\nexports.other = exports.check = check;`,
  'Object.assign(module.exports, …)': `${FUNCTION}\nObject.assign(module.exports, { check });`,
  'Object.assign(exports, …)': `${FUNCTION}\nObject.assign(exports, { check });`,
  'module.exports = { ...require(…) }': `module.exports = { ...require('./real.cjs') };`,
  'module.exports = require(…)': `module.exports = require('./real.cjs');`,
};
const USES = {
  destructured: `const { check } = require('./http.cjs');`,
  'as a member': `const check = require('./http.cjs').check;`,
};
describeProjects(
  'CommonJS',
  Object.fromEntries(
    Object.entries(COMMON_JS).flatMap(([name, http]) =>
      Object.entries(USES).map(([use, line]) => [
        `${name}, required ${use}`,
        {
          files: {
            'load.cjs': `${line}\nexports.load = async () => {\n  const res = await fetch('/a');\n  check(res);\n};`,
            'http.cjs': http,
            'real.cjs': `${FUNCTION}\nmodule.exports = { check };`,
          },
          expected: DISTINGUISHED,
        },
      ]),
    ),
  ),
);

const WAYS = {
  'a namespace': `import * as http from './http.js';\nconst use = async (res) => http.check(res);`,
  'an awaited import': `const use = async (res) => { const { check } = await import('./http.js'); check(res); };`,
  'an awaited import that is a namespace': `const use = async (res) => { const http = await import('./http.js'); http.check(res); };`,
  'the callback of an import': `const use = (res) => import('./http.js').then((http) => http.check(res));`,
  'the callback of an import that destructures': `const use = (res) => import('./http.js').then(({ check }) => check(res));`,
  'an import of TypeScript': `import http = require('./http.js');\nconst use = async (res) => http.check(res);`,
};
describeProjects(
  'a helper through',
  Object.fromEntries(
    Object.entries(WAYS).map(([name, use]) => [
      name,
      {
        files: {
          'load.ts': `${use}\nexport async function load() {\n  const res = await fetch('/a');\n  await use(res);\n}`,
          'http.js': CHECK,
        },
        expected: DISTINGUISHED,
      },
    ]),
  ),
);

const TABLE_USE = `
export async function load() {
  const res = await fetch('/a');
  if (!res.ok) throw new Error(MESSAGES[res.status] ?? 'failed');
}`;
describeProjects('a table of statuses in JSON', {
  'tells them apart': {
    files: {
      'load.js': `import MESSAGES from './statuses.json' with { type: 'json' };${TABLE_USE}`,
      'statuses.json': '{ "402": "pay", "429": "wait" }',
    },
    expected: DISTINGUISHED,
  },
  'tells them apart where it is required': {
    files: {
      'load.cjs': `const MESSAGES = require('./statuses.json');${TABLE_USE.replace('export ', '')}\nexports.load = load;`,
      'statuses.json': '\uFEFF{ "402": "pay", "429": "wait" }',
    },
    expected: DISTINGUISHED,
  },
  'proves nothing where it is broken': {
    files: {
      'load.js': `import MESSAGES from './statuses.json';${TABLE_USE}`,
      'statuses.json': '{ "402": ',
    },
    expected: { checked: 'yes' },
  },
});

it('does not read a file that is too large', () => {
  const root = temporaryTree({ 'http.js': CHECK + '//'.padEnd(600 * 1024) });
  const [row] = factsOf(LOAD, { filename: 'load.js', modules: new ProjectModules(root) });
  expect(row?.checked).toBe('escapes');
});

const DIST = '{ "name": "@acme/http", "main": "dist/index.js" }';
it.each([
  ['that has a main which is not built', DIST, 'src/index.ts'],
  [
    'that has exports which are not built',
    '{ "name": "@acme/http", "exports": { ".": { "import": "./dist/index.js" } } }',
    'src/index.ts',
  ],
  [
    'that names its source',
    '{ "name": "@acme/http", "exports": { ".": { "source": "./lib/main.ts", "import": "./dist/index.js" } } }',
    'lib/main.ts',
  ],
  [
    'that names its source for development',
    '{ "name": "@acme/http", "exports": { "development": "./lib/main.ts", "default": "./dist/index.js" } }',
    'lib/main.ts',
  ],
])('follows a package of the workspace %s', (_, manifest, source) => {
  const root = temporaryTree({
    'packages/http/package.json': manifest,
    [`packages/http/${source}`]: CHECK,
    'app/package.json': '{}',
  });
  const link = join(root, 'node_modules/@acme/http');
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync('../../packages/http', link);
  const [row] = factsOf(LOAD.replace('./http.js', '@acme/http'), {
    filename: 'app/load.ts',
    modules: new ProjectModules(root),
  });
  expect(row?.[402]).toBe('distinguished');
});

const PACKAGE = {
  'load.js': LOAD.replace('./http.js', '@acme/http'),
  'node_modules/@acme/http/package.json': '{ "name": "@acme/http", "main": "index.js" }',
  'node_modules/@acme/http/index.js': CHECK,
};
describeProjects('an installed package', {
  'is followed where followPackages names it': {
    files: PACKAGE,
    settings: { followPackages: ['@acme/http'] },
    expected: DISTINGUISHED,
  },
  'is followed where followPackages names its scope': {
    files: PACKAGE,
    settings: { followPackages: ['@acme/*'] },
    expected: DISTINGUISHED,
  },
  'is not followed where followPackages names another': {
    files: PACKAGE,
    settings: { followPackages: ['@acme/ht', 'acme'] },
    expected: { checked: 'escapes' },
  },
});
