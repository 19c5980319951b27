import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runCli } from '../cli/run-cli.js';
import { temporaryTree } from '../project/temporary-tree.js';

interface JsonReport {
  findings: { file: string; line: number; rule: string }[];
}

/** A git repository of a test. */
export class Repository {
  readonly folder: string;

  constructor(files: Readonly<Record<string, string>>) {
    this.folder = temporaryTree(
      Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.trimStart()])),
    );
    this.git('init', '--quiet', '--initial-branch=main');
    this.git('config', 'user.email', 'test@example.com');
    this.git('config', 'user.name', 'Test');
    this.commit('Begin');
  }

  git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.folder, encoding: 'utf8', stdio: 'pipe' });
  }

  commit(message: string): void {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message', message);
  }

  write(file: string, text: string): void {
    mkdirSync(path.dirname(path.join(this.folder, file)), { recursive: true });
    writeFileSync(path.join(this.folder, file), text.trimStart());
  }

  rename(from: string, to: string): void {
    mkdirSync(path.dirname(path.join(this.folder, to)), { recursive: true });
    renameSync(path.join(this.folder, from), path.join(this.folder, to));
  }

  remove(file: string): void {
    rmSync(path.join(this.folder, file));
  }

  /** Run `check`: the findings as `FILE:LINE RULE`, with the exit code and what was said on standard error. */
  async check(...args: string[]) {
    const { status, stdout, stderr } = await runCli(['check', '--format', 'json', ...args], {
      cwd: this.folder,
    });
    const { findings } = JSON.parse(stdout === '' ? '{"findings":[]}' : stdout) as JsonReport;
    return {
      status,
      stderr,
      findings: findings.map(
        ({ file, line, rule }) => `${file}:${String(line)} ${rule.replace('unhappy-path/', '')}`,
      ),
    };
  }
}
