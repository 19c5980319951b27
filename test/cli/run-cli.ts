import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const TSX = import.meta.resolve('tsx');

/** What a run of the command line left behind. */
export interface CliResult {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** How a run differs from a user's at a pipe. */
export interface CliOptions {
  cwd: string;
  env?: Readonly<Record<string, string>>;
  /** Run as this user: nothing is unreadable to root. */
  uid?: number;
}

/** Run the real command line, from its sources, as a process of its own. */
export function runCli(args: readonly string[], { cwd, env, uid }: CliOptions): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', TSX, MAIN, ...args], {
      cwd,
      // Without what the test runner sets (FORCE_COLOR, NODE_OPTIONS, …).
      env: { PATH: process.env['PATH'], ...env },
      ...(uid === undefined ? {} : { uid }),
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
    child.on('error', reject);
    child.on('close', (status) => {
      resolve({ status, stdout, stderr });
    });
  });
}
