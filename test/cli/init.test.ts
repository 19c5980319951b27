import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

describe('unhappy-path init', () => {
  it('writes the clients that the calls need, and names their module', async () => {
    const root = temporaryTree({ 'src/calls.js': CALLS, 'pnpm-lock.yaml': '' });
    const { stdout, stderr, status } = await runCli(['init'], { cwd: root });
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
    expect(JSON.parse(read(root, 'unhappy-path.config.json'))).toEqual({ client: './src/api.js' });
    expect(stdout).toContain('$ pnpm add @unhappy-path/client');
  });

  it('makes a module that the codemods find their clients in', async () => {
    const root = temporaryTree({ 'src/calls.js': CALLS });
    await runCli(['init'], { cwd: root });
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
    const { stderr, status } = await runCli(['init'], { cwd: root });
    expect({ stderr, status }).toEqual({
      stderr: 'error: src/api.js exists and is not overwritten; name another file with --client\n',
      status: 2,
    });
    expect(read(root, 'src/api.js')).toBe('export {};\n');
    expect(existsSync(join(root, 'unhappy-path.config.json'))).toBe(false);
  });

  it('writes nothing with --dry-run', async () => {
    const root = temporaryTree({ 'src/calls.js': CALLS });
    const { stdout } = await runCli(['init', '--dry-run'], { cwd: root });
    expect(stdout).toContain('export const stripeApi');
    expect(existsSync(join(root, 'src/api.js'))).toBe(false);
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
    const { stdout } = await runCli(['init', '--dry-run', '--apis', 'openai'], { cwd: root });
    expect(stdout).toContain('contract: openai');
    expect(stdout).not.toContain('contract: stripe');
    const wrong = await runCli(['init', '--apis', 'strpe'], { cwd: root });
    expect(wrong).toMatchObject({ status: 2 });
    expect(wrong.stderr).toContain('stripe');
  });
});
