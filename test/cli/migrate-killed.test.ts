import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { at, CALL, committedProject, git, migrate, MIGRATED } from './migrate-project.js';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const FILES = Array.from({ length: 120 }, (_, index) => `src/f${index}.ts`);

function project(): string {
  return committedProject(Object.fromEntries(FILES.map((file) => [file, CALL])));
}

/** Start a migration, and kill its process once `isTime`. Gives whether it was still running. */
async function killedRun(cwd: string, isTime: () => Promise<boolean>): Promise<boolean> {
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), MAIN, 'migrate', 'fetch-to-client', '--no-type-check'],
    { cwd, env: { PATH: process.env['PATH'] }, stdio: 'ignore' },
  );
  const ended = new Promise<boolean>((resolve) => {
    child.on('close', (_, signal) => {
      resolve(signal === 'SIGKILL');
    });
  });
  while (child.exitCode === null && !(await isTime())) await wait(0);
  child.kill('SIGKILL');
  return ended;
}

/** Each file as a whole, old or new. */
function expectWhole(cwd: string): void {
  for (const file of FILES) expect([CALL, MIGRATED]).toContain(readFileSync(at(cwd, file), 'utf8'));
}

async function expectEndedByNextRun(cwd: string): Promise<void> {
  const { status } = await migrate(cwd);
  expect(status).toBe(0);
  for (const file of FILES) expect(readFileSync(at(cwd, file), 'utf8')).toBe(MIGRATED);
  expect(readdirSync(at(cwd, 'src')).filter((name) => name.startsWith('.'))).toEqual([]);
  expect(existsSync(at(cwd, '.git/unhappy-path-migration.json'))).toBe(false);
  expect(git(cwd, 'status', '--porcelain').split('\n')).toHaveLength(FILES.length + 1);
}

it('leaves each file old or new when it is killed while it writes, and the next run ends the job', async () => {
  let killed = 0;
  for (const share of [0, 0.2, 0.5, 0.9]) {
    const cwd = project();
    const file = FILES[Math.floor(FILES.length * share)] ?? '';
    // While it prepares, then while it replaces one after the other.
    const isTime = () =>
      share === 0
        ? existsSync(at(cwd, '.git/unhappy-path-migration.json'))
        : readFileSync(at(cwd, file), 'utf8') === MIGRATED;
    if (await killedRun(cwd, () => Promise.resolve(isTime()))) killed += 1;
    expectWhole(cwd);
    await expectEndedByNextRun(cwd);
  }
  expect(killed).toBeGreaterThan(0);
}, 120_000);

it('leaves each file old or new whenever it is killed', async () => {
  for (let round = 0; round < 5; round += 1) {
    const cwd = project();
    const end = performance.now() + 200 + Math.random() * 1500;
    await killedRun(cwd, () => Promise.resolve(performance.now() > end));
    expectWhole(cwd);
    await expectEndedByNextRun(cwd);
  }
}, 120_000);
