import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a git command printed, or why it failed: git's last line. */
export type GitAnswer = { ok: true; text: string } | { ok: false; reason: string };

/** Run git in the working directory. Never asks for a password. */
export async function git(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<GitAnswer> {
  try {
    const { stdout } = await run('git', args, {
      env: { ...process.env, GIT_TERMINAL_PROMPT: '0', ...environment },
      maxBuffer: 64 * 1024 * 1024,
    });
    return { ok: true, text: stdout.trim() };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  const said =
    error instanceof Error && 'stderr' in error && typeof error.stderr === 'string'
      ? error.stderr.trim().split('\n').at(-1)
      : undefined;
  return said === undefined || said === '' ? String(error) : said;
}
