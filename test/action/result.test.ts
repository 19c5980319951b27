import { afterEach, expect, test, vi } from 'vitest';
import { result } from '../../src/action/result.js';
import { temporaryTree } from '../project/temporary-tree.js';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** The exit code of a job whose check ended with this status and this many findings. */
function exitCode(failOn: string, status: number, errors: number, warnings: number): number {
  const report = { findings: [], summary: { errors, warnings } };
  vi.stubEnv('INPUT_FOLDER', temporaryTree({ 'unhappy-path.json': JSON.stringify(report) }));
  vi.stubEnv('INPUT_STATUS', String(status));
  vi.stubEnv('INPUT_FAIL_ON', failOn);
  return result();
}

test('errors fail the job, unless nothing shall', () => {
  expect(exitCode('error', 1, 2, 0)).toBe(1);
  expect(exitCode('warning', 1, 2, 0)).toBe(1);
  expect(exitCode('never', 1, 2, 0)).toBe(0);
});

test('warnings fail it where the input says so', () => {
  expect(exitCode('error', 0, 0, 3)).toBe(0);
  expect(exitCode('warning', 0, 0, 3)).toBe(1);
  expect(exitCode('never', 0, 0, 3)).toBe(0);
});

test('what could not be checked fails it whatever the input says', () => {
  expect(exitCode('never', 2, 0, 0)).toBe(2);
});
