import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { temporaryTree } from '../project/temporary-tree.js';
import { type CliOptions, type CliResult, runCli } from './run-cli.js';

const PROJECT: Readonly<Record<string, string>> = {
  '.gitignore': 'node_modules\n',
  'package.json': '{ "type": "module" }\n',
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      strict: true,
      module: 'preserve',
      target: 'es2022',
      lib: ['es2023', 'dom'],
      types: [],
      noEmit: true,
    },
    include: ['src'],
  }),
  // Its fetch takes only strings and gives less than a Response, so that some migrations do not fit their types.
  'node_modules/@unhappy-path/client/package.json':
    '{ "name": "@unhappy-path/client", "type": "module", "types": "index.d.ts" }\n',
  'node_modules/@unhappy-path/client/index.d.ts': `export declare function createClient(): {
  fetch(input: string, init?: RequestInit): Promise<Omit<Response, 'blob'>>;
};
`,
  'unhappy-path.config.json': '{ "client": "src/api.ts" }\n',
  'src/api.ts': `import { createClient } from '@unhappy-path/client';

export const api = createClient();
`,
};

/** A project with a client module and these files. */
export function migrateProject(files: Readonly<Record<string, string | Uint8Array>>): string {
  return temporaryTree({ ...PROJECT, ...files });
}

/** The same as a git repository in which everything is committed. */
export function committedProject(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = migrateProject(files);
  git(root, 'init', '--quiet');
  commitAll(root);
  return root;
}

export function commitAll(root: string): void {
  git(root, 'add', '--all');
  git(root, '-c', 'user.name=Test', '-c', 'user.email=test@example.test', 'commit', '-qm', 'x');
}

export function git(cwd: string, ...args: readonly string[]): string {
  const env = { PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: '/dev/null', HOME: cwd };
  return execFileSync('git', args, { cwd, env, encoding: 'utf8' });
}

/** Run `migrate fetch-to-client`, without the type check unless that is what a test is about. */
export function migrate(
  cwd: string,
  args: readonly string[] = [],
  options: Partial<CliOptions> = {},
): Promise<CliResult> {
  return runCli(['migrate', 'fetch-to-client', '--no-type-check', ...args], { cwd, ...options });
}

export const CALL = "export const load = () => fetch('https://api.acme.test/users');\n";
export const MIGRATED = `import { api } from './api';

export const load = () => api.fetch('https://api.acme.test/users');
`;

export function at(root: string, path: string): string {
  return join(root, path);
}
