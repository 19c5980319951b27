import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const COMMIT = '0123456789abcdef0123456789abcdef01234567';

const label = {
  repo: 'some/shop',
  commit: COMMIT,
  path: 'src/pay.js',
  line: 2,
  client: 'fetch',
  method: 'POST',
  url: 'api.example.com',
  checked: 'yes',
  fate: { 402: 'stringified', 429: 'stringified' },
  idempotency: 'absent',
  requestId: 'absent',
  retry: 'none',
  why: 'throws a text with the status',
};

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'corpus-'));
  write(
    'sources/some+shop@0123456789ab/src/pay.js',
    `export async function pay(order) {
  const response = await fetch('https://api.example.com/pay', { method: 'POST', body: order });
  if (!response.ok) throw new Error(\`HTTP \${response.status}\`);
  return response.json();
}
`,
  );
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function write(path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function corpus(...rows: object[]): string {
  write('labels/calls.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'));
  const args = ['--sources', join(folder, 'sources'), '--labels', join(folder, 'labels')];
  return execFileSync(
    process.execPath,
    ['--import', 'tsx', 'scripts/corpus.ts', ...args, '--verbose'],
    { cwd: PROJECT, encoding: 'utf8' },
  );
}

it('counts the fields that agree, and what the strict rules report', () => {
  const table = corpus(label);
  expect(table).toMatch(/one-file: .*\n\s+calls found\s+1\/1\s+100\.0 %/u);
  expect(table).toMatch(/all fields\s+9\/9\s+100\.0 %/u);
  expect(table).toMatch(/no-unhandled-status\s+precision\s+1\/1\s+100\.0 %\s+recall\s+1\/1/u);
});

it('lists a disagreement with the reason on the label', () => {
  const table = corpus({ ...label, checked: 'no', why: 'a mistaken label' });
  expect(table).toContain('checked: got yes, expected no');
  expect(table).toContain('rule no-unchecked-response: missed');
  expect(table).toContain('a mistaken label');
});

it('asks callers in other files where a label needs several', () => {
  write(
    'sources/some+shop@0123456789ab/src/send.js',
    `export function send(order) {
  return fetch('https://api.example.com/pay', { method: 'POST', body: order });
}
`,
  );
  write(
    'sources/some+shop@0123456789ab/src/order.js',
    `import { send } from './send.js';
export async function order(cart) {
  const response = await send(cart);
  if (!response.ok) throw new Error(\`HTTP \${response.status}\`);
}
`,
  );
  const table = corpus({ ...label, path: 'src/send.js', needs: 'cross-file' });
  expect(table).toMatch(/all fields\s+9\/9\s+100\.0 %/u);
});

it('counts a call that was labelled twice once', () => {
  expect(corpus(label, { ...label, why: 'read again' })).toMatch(/calls found\s+1\/1/u);
});

it('counts a file that is not there as calls that were not found', () => {
  expect(corpus({ ...label, path: 'src/gone.js' })).toContain('the file is not there');
});

it('leaves the fate of a call out that has none for all its paths', () => {
  const table = corpus({ ...label, note: 'mixed: one path keeps the status' });
  expect(table).not.toContain('fate 402');
  expect(table).toMatch(/all fields\s+7\/7/u);
});
