import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a git command printed, or the first line of why it failed. */
export type GitAnswer = { ok: true; stdout: string } | { ok: false; reason: string };

interface GitOptions {
  /** Absolute. */
  cwd: string;
  env?: Readonly<Record<string, string>>;
}

/** Ask git. To look is to write nothing, not even what git would keep of it. */
export async function git(
  args: readonly string[],
  { cwd, env = {} }: GitOptions,
): Promise<GitAnswer> {
  try {
    const { stdout } = await run('git', [...args], {
      cwd,
      maxBuffer: 1 << 28,
      env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', ...env },
    });
    return { ok: true, stdout };
  } catch (error) {
    const { code, stderr, message } = error as {
      code?: unknown;
      stderr?: string;
      message: string;
    };
    if (code === 'ENOENT') return { ok: false, reason: 'git is not installed' };
    const [line = ''] = (stderr === undefined || stderr === '' ? message : stderr)
      .trim()
      .split('\n');
    return { ok: false, reason: line.trim() };
  }
}

/** As `git`, for a command that reads a list of names from standard input. */
export function gitWithNames(
  args: readonly string[],
  names: readonly string[],
  { cwd, env = {} }: GitOptions,
): Promise<GitAnswer> {
  return new Promise((resolve) => {
    const child = spawn('git', [...args], {
      cwd,
      env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', ...env },
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
    child.on('error', (error) => {
      resolve({ ok: false, reason: error.message });
    });
    child.on('close', (status) => {
      const [line = ''] = stderr.trim().split('\n');
      resolve(status === 0 ? { ok: true, stdout: '' } : { ok: false, reason: line });
    });
    // It may end before it has read everything; its exit code tells.
    child.stdin.on('error', () => undefined);
    child.stdin.end(names.map((name) => `${name}\0`).join(''));
  });
}
