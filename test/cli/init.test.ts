import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { temporaryTree } from '../project/temporary-tree.js';
import { runCli } from './run-cli.js';

const CALLS = `const BASE = process.env.SHOP_URL ?? 'https://shop.test';
const auth = { Authorization: \`Bearer \${process.env.SHOP_KEY}\` };
export const one = (id) => fetch(\`\${BASE}/orders/\${id}\`, { headers: { Authorization: \`Bearer \${process.env.SHOP_KEY}\` } });
export const two = () => fetch(BASE + '/orders', { headers: { Authorization: \`Bearer \${process.env.SHOP_KEY}\` } });
export const pay = () => fetch('https://api.stripe.com/v1/charges', { method: 'POST' });
export const page = () => fetch('/api/page');
export const once = () => fetch('https://rare.test/x');
export async function again() {
  for (let count = 0; count < 3; count++) {
    const res = await fetch('/api/again');
    if (res.ok) return res.json();
  }
}
`;

const read = (root: string, path: string) => readFileSync(join(root, path), 'utf8');

/** The project of a team that has all that is looked for. */
const PROJECT = {
  'package.json':
    '{\n\t"name": "shop",\n\t"scripts": {\n\t\t"test": "vitest"\n\t},\n\t"devDependencies": { "eslint": "^9.39.5", "typescript": "~5.9.0" }\n}\n',
  'pnpm-lock.yaml': '',
  'tsconfig.json': '{}',
  'eslint.config.js': "import js from '@eslint/js';\n\nexport default [js.configs.recommended];\n",
  'src/log.ts': "import winston from 'winston';\nexport const log = winston.createLogger();\n",
  'src/http.ts':
    'export const request = (path: string) => fetch(`https://api.openai.com${path}`);\n',
  'src/chat.ts':
    "import { request } from './http';\nexport const chat = async () => (await request('/v1/chat')).json();\n",
  'src/acme.ts':
    "export const acme = () => fetch('https://api.acme.test/x');\nexport const own = () => fetch('/api/x');\n",
};

const filesOf = (root: string, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, read(root, name)]));

describe('unhappy-path init', () => {
  it('finds out what a project is made of, writes what it needs, and changes nothing the second time', async () => {
    const root = temporaryTree(PROJECT);
    const { stdout, stderr, status } = await runCli(['init'], { cwd: root });
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    expect(stdout).toMatchInlineSnapshot(`
      "Found
        package manager  pnpm (by packageManager or the lock file)
        linter           ESLint ^9.39.5 (eslint.config.js)
        TypeScript       ~5.9.0 (tsconfig.json)
        logger           winston  src/log.ts:1 (known)
        wrapper          request  src/http.ts:1 (1 call through it; followed)

      APIs called (4 calls in 5 files)
        openai  api.openai.com  src/chat.ts:2 (+1)
        -       api.acme.test   src/acme.ts:1       no contract
        -       its own server  src/acme.ts:2

      What has no contract is asked of by \`--config strict\`, with "scope": "all", or once you write one (docs/contracts.md).

      Written
        package.json      the script "unhappy-path": "unhappy-path check"
        eslint.config.js  the recommended configuration of the plugin

      Next:
        $ pnpm add -D unhappy-path
        $ pnpm run unhappy-path
      "
    `);
    expect(read(root, 'package.json')).toBe(
      PROJECT['package.json'].replace(
        '"test": "vitest"\n',
        '"test": "vitest",\n\t\t"unhappy-path": "unhappy-path check"\n',
      ),
    );
    expect(read(root, 'eslint.config.js')).toBe(
      "import js from '@eslint/js';\nimport unhappyPath from 'unhappy-path';\n\nexport default [js.configs.recommended, unhappyPath.configs.recommended];\n",
    );
    expect(existsSync(join(root, 'unhappy-path.config.json'))).toBe(false);

    const before = filesOf(root, Object.keys(PROJECT));
    const again = await runCli(['init', '--yes'], { cwd: root });
    expect(again.stdout).toContain('Nothing was written.');
    expect(again.stdout).toContain('eslint.config.js has the plugin');
    expect(filesOf(root, Object.keys(PROJECT))).toEqual(before);
  });

  it('prints with --dry-run a diff that git applies to the same end, and writes nothing', async () => {
    const root = temporaryTree(PROJECT);
    const { stdout } = await runCli(['init', '--dry-run', '--client'], { cwd: root });
    expect(filesOf(root, Object.keys(PROJECT))).toEqual(PROJECT);
    expect(existsSync(join(root, 'src/api.ts'))).toBe(false);
    writeFileSync(join(root, 'init.patch'), stdout);
    execFileSync('git', ['apply', 'init.patch'], { cwd: root });
    const written = ['package.json', 'eslint.config.js', 'src/api.ts', 'unhappy-path.config.json'];
    const applied = filesOf(root, written);
    const other = temporaryTree(PROJECT);
    await runCli(['init', '--client'], { cwd: other });
    expect(applied).toEqual(filesOf(other, written));
  });

  it('adds the plugin to oxlint, comments kept, and the loggers that it has to be told of', async () => {
    const root = temporaryTree({
      'package.json': '{"devDependencies":{"oxlint":"^1.0.0"}}',
      '.oxlintrc.json':
        '{\n  // ours\n  "plugins": ["react"],\n  "rules": { "unhappy-path/require-request-id": "off" }\n}\n',
      'src/service.ts':
        "import { Logger } from '@nestjs/common';\nexport class Service {\n  private readonly logger = new Logger('x');\n  async load() {\n    this.logger.error('x');\n    return fetch('https://api.stripe.com/v1/charges');\n  }\n}\n",
    });
    const { stdout } = await runCli(['init'], { cwd: root });
    expect(stdout).toContain('@nestjs/common  src/service.ts:1 (loggers: this.logger)');
    expect(read(root, '.oxlintrc.json')).toContain('  // ours\n');
    const { jsPlugins, rules, settings } = parse(read(root, '.oxlintrc.json')) as Record<
      string,
      unknown
    >;
    expect({ jsPlugins, rules, settings }).toEqual({
      jsPlugins: ['unhappy-path'],
      rules: {
        'unhappy-path/require-request-id': 'off',
        'unhappy-path/no-unchecked-response': 'error',
        'unhappy-path/no-unhandled-status': 'error',
        'unhappy-path/require-idempotency-key': 'error',
      },
      settings: { 'unhappy-path': { loggers: ['this.logger'] } },
    });
    expect(JSON.parse(read(root, 'unhappy-path.config.json'))).toEqual({
      $schema: './node_modules/unhappy-path/schemas/config.schema.json',
      loggers: ['this.logger'],
    });
    const second = await runCli(['init'], { cwd: root });
    expect(second.stdout).toContain('Nothing was written.');
  });

  it('prints what it cannot add, and why', async () => {
    const root = temporaryTree({
      'package.json':
        '{"scripts":{"unhappy-path":"echo no"},"devDependencies":{"eslint":"^9.0.0"}}',
      'eslint.config.mjs': "import make from './make.mjs';\nexport default make();\n",
      'unhappy-path.config.mjs': 'export default {};\n',
      'src/calls.js': CALLS,
    });
    const { stdout, status } = await runCli(['init', '--client', 'src'], { cwd: root });
    expect(status).toBe(0);
    expect(stdout).toContain(`Left as it is
  unhappy-path.config.mjs: it is code, which may do anything; add to it:
      client: "./src/api.js",
  eslint.config.mjs: what it exports is no list of configurations that can be seen; add to it:
      import unhappyPath from 'unhappy-path';
      unhappyPath.configs.recommended,
  package.json: would get the script "unhappy-path": "unhappy-path check", in place of "echo no"; nothing that is there is replaced without asking
`);
    expect(read(root, 'package.json')).toContain('echo no');
    expect(read(root, 'eslint.config.mjs')).not.toContain('unhappy');
    expect(existsSync(join(root, 'src/api.js'))).toBe(true);
  });

  it.each([
    [
      { '.eslintrc.json': '{}', 'package.json': '{"devDependencies":{"eslint":"^8.57.0"}}' },
      '.eslintrc.json: the plugin needs ESLint 9 (^8.57.0 is here)',
    ],
    [
      { '.eslintrc.cjs': '', 'package.json': '{}' },
      '.eslintrc.cjs: the plugin needs the flat configuration of ESLint 9',
    ],
    [{ 'package.json': '{}' }, 'none: `unhappy-path check` needs none'],
  ])('says of an older linter, or none, what there is to do: %j', async (files, text) => {
    const root = temporaryTree({ ...files, 'calls.js': CALLS });
    const { stdout, status } = await runCli(['init'], { cwd: root });
    expect(status).toBe(0);
    expect(stdout).toContain(text);
  });

  it('says which packages have calls, and works in each', async () => {
    const root = temporaryTree({
      'package.json': '{"workspaces":["packages/*"]}',
      'eslint.config.js': 'export default [];\n',
      'package-lock.json': '{}',
      'packages/a/package.json': '{"name":"a"}',
      'packages/a/src/calls.js': CALLS,
      'packages/b/package.json': '{"name":"b"}',
      'packages/b/one.js': "fetch('/x');\n",
      '.git/HEAD': '',
    });
    const { stdout } = await runCli(['init', '--dry-run'], { cwd: root });
    expect(stdout).toContain('Packages with calls\n  packages/a  6 calls\n  packages/b  1 call\n');
    const inside = await runCli(['init'], { cwd: join(root, 'packages/b') });
    expect(inside.stdout).toContain('../../eslint.config.js: it stands above this folder');
    expect(inside.stdout).toContain('npm run unhappy-path');
    expect(read(root, 'packages/b/package.json')).toContain('unhappy-path check');
    expect(read(root, 'eslint.config.js')).toBe('export default [];\n');
  });

  it('says which packages have a linter of their own, to run init there', async () => {
    const root = temporaryTree({
      'package.json': '{}',
      'packages/a/package.json': '{}',
      'packages/a/eslint.config.mjs': 'export default [];\n',
      'packages/a/one.js': "fetch('/x');\n",
      'packages/b/package.json': '{}',
      'packages/b/one.js': "fetch('/x');\n",
    });
    const { stdout } = await runCli(['init'], { cwd: root });
    expect(stdout).toContain('none here; packages have their own');
    expect(stdout).toContain('packages/a  1 call  eslint.config.mjs');
    expect(stdout).toContain('gets the plugin where init is run in its folder');
    await runCli(['init'], { cwd: join(root, 'packages/a') });
    expect(read(root, 'packages/a/eslint.config.mjs')).toContain('unhappyPath.configs');
  });

  it('takes the linter that is asked for, and not one that only lies in node_modules', async () => {
    const root = temporaryTree({
      'package.json': '{"devDependencies":{"oxlint":"^1.0.0"}}',
      'node_modules/eslint/package.json': '{"version":"9.0.0"}',
      'calls.js': CALLS,
    });
    const { stdout } = await runCli(['init'], { cwd: root });
    expect(stdout).toContain('oxlint ^1.0.0 (no configuration)');
    expect(read(root, '.oxlintrc.json')).toContain('unhappy-path/no-unchecked-response');
  });

  it('sets up nothing where there is no code, and says so on one line', async () => {
    const { status, stdout, stderr } = await runCli(['init'], {
      cwd: temporaryTree({ 'package.json': '{}' }),
    });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^error: \.: holds no file to check .*\n$/);
  });

  it.runIf(process.getuid?.() === 0)('says on one line what it may not write', async () => {
    const root = temporaryTree({ 'package.json': '{}', 'calls.js': CALLS });
    chmodSync(root, 0o755);
    const { status, stderr } = await runCli(['init'], { cwd: root, uid: 65_534 });
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^error: package\.json: cannot be written \(.*EACCES.*\); nothing was written\n$/,
    );
    expect(read(root, 'package.json')).toBe('{}');
  });

  it('is one line and exit code 2 where the manifest is broken', async () => {
    const root = temporaryTree({ 'package.json': '{ "name": \n', 'a.js': '' });
    expect(await runCli(['init'], { cwd: root })).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: package.json:2:1: is not JSON: a value is expected here\n',
    });
  });
});

describe('unhappy-path init --client', () => {
  it('writes the clients that the calls need, and names their module', async () => {
    const root = temporaryTree({ 'src/calls.js': CALLS, 'pnpm-lock.yaml': '' });
    const { stdout, stderr, status } = await runCli(['init', '--client'], { cwd: root });
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    expect(read(root, 'src/api.js')).toBe(`import { createClient } from '@unhappy-path/client';
import { stripe } from '@unhappy-path/client/apis';

/** For every address that has no client of its own. */
export const api = createClient();

/** For requests that the code around them sends again by itself. */
export const apiOnce = createClient({
  retry: false,
});

/** For what is below its address. */
export const shopApi = createClient({
  baseUrl: process.env.SHOP_URL ?? 'https://shop.test',
  headers: {
    Authorization: \`Bearer \${process.env.SHOP_KEY}\`,
  },
});

/** For the API of stripe, by its contract. */
export const stripeApi = createClient({
  contract: stripe,
});
`);
    expect(JSON.parse(read(root, 'unhappy-path.config.json'))).toEqual({
      $schema: './node_modules/unhappy-path/schemas/config.schema.json',
      client: './src/api.js',
    });
    expect(stdout).toContain('$ pnpm add @unhappy-path/client');
  });

  it('makes a module that the codemods find their clients in', async () => {
    const root = temporaryTree({ 'src/calls.js': CALLS });
    await runCli(['init', '--client'], { cwd: root });
    const { stdout } = await runCli(
      ['migrate', 'fetch-to-client', '--no-type-check', '--force', '--json'],
      { cwd: root },
    );
    expect(JSON.parse(stdout)).toMatchObject({ summary: { found: 6, migrated: 6, skipped: 0 } });
    expect(read(root, 'src/calls.js')).toContain('shopApi.fetch(');
    expect(read(root, 'src/calls.js')).toContain('stripeApi.fetch(');
    expect(read(root, 'src/calls.js')).toContain("await apiOnce.fetch('/api/again')");
  });

  it('never overwrites a file, and says what to do', async () => {
    const root = temporaryTree({ 'src/calls.js': CALLS, 'src/api.js': 'export {};\n' });
    const { stdout, status } = await runCli(['init', '--client'], { cwd: root });
    expect(status).toBe(0);
    expect(stdout).toMatch(/src\/api\.js: would get a module .*nothing that is there is replaced/);
    expect(read(root, 'src/api.js')).toBe('export {};\n');
  });

  it('keeps what a JSON configuration says', async () => {
    const root = temporaryTree({
      'src/calls.js': CALLS,
      'unhappy-path.config.json': '{ "statuses": [404] }',
    });
    await runCli(['init', '--client', 'clients.js'], { cwd: root });
    expect(JSON.parse(read(root, 'unhappy-path.config.json'))).toEqual({
      statuses: [404],
      client: './clients.js',
    });
  });

  it('takes the contracts that it is told, and no others', async () => {
    const root = temporaryTree({ 'src/calls.js': CALLS });
    const { stdout } = await runCli(['init', '--dry-run', '--client', '--apis', 'openai'], {
      cwd: root,
    });
    expect(stdout).toContain('contract: openai');
    expect(stdout).not.toContain('contract: stripe');
    const wrong = await runCli(['init', '--apis', 'strpe'], { cwd: root });
    expect(wrong).toMatchObject({ status: 2 });
    expect(wrong.stderr).toContain('stripe');
  });
});
