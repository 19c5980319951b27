import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { referenceServers } from './index.js';

const SCRIPT = fileURLToPath(new URL('../../scripts/example-server.ts', import.meta.url));
const TSX = import.meta.resolve('tsx');

function run(...args: string[]) {
  const child: ChildProcessWithoutNullStreams = spawn(
    process.execPath,
    ['--import', TSX, SCRIPT, ...args],
    // Without what the test runner sets (FORCE_COLOR, NODE_OPTIONS, …).
    { env: { PATH: process.env['PATH'] } },
  );
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, output, ended };
}

test('starts all five, answers, and ends on Ctrl-C', async () => {
  const { child, output, ended } = run('--port', '0');
  try {
    await expect.poll(() => output.stdout, { timeout: 20_000 }).toContain('Ctrl-C');
    const environment = Object.fromEntries(
      [...output.stdout.matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name, value]),
    ) as Record<string, string>;
    for (const id of Object.keys(referenceServers)) {
      const url = environment[`${id.toUpperCase()}_URL`] ?? '';
      expect(environment).toHaveProperty(`${id.toUpperCase()}_API_KEY`);
      expect((await fetch(`${url}/no-such-thing`)).status).toBe(401);
    }
    expect(environment).toHaveProperty('PINEPROMPT_PROJECT');

    const { origin } = new URL(environment['PYRAMID_URL'] ?? '');
    const queued = await fetch(`${origin}/_answer-next`, {
      method: 'POST',
      body: '{"failure":"quota-exceeded"}',
    });
    expect(queued.status).toBe(204);
    expect((await fetch(`${environment['PYRAMID_URL'] ?? ''}/organization`)).status).toBe(402);
  } finally {
    child.kill('SIGINT');
  }
  expect(await ended).toBe(0);
  expect(output.stderr).toBe('');
});

test('says in one line that a port is in use', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  try {
    const { port } = taken.address() as AddressInfo;
    const { output, ended } = run('--port', String(port));
    expect(await ended).toBe(1);
    expect(output).toEqual({
      stdout: '',
      stderr: `Port ${port} is in use: end what listens there, or choose others with --port.\n`,
    });
  } finally {
    taken.close();
  }
});

test('lists the failures, and says how to ask for them', async () => {
  const [list, help] = [run('--list'), run('--help')];
  expect(await list.ended).toBe(0);
  expect(await help.ended).toBe(0);
  expect(list.output.stdout).toContain('pineprompt\n  400 missing-header\n');
  expect(list.output.stdout).toContain('  429 daily-spend-cap\n');
  for (const part of ['/_answer-next', '/_received', '/_reset', 'reset-in-body']) {
    expect(help.output.stdout).toContain(part);
  }
});
