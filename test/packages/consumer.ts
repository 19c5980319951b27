import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inject } from 'vitest';

/** What a command of a consumer's project printed. */
interface Outcome {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** A project of its own outside of this one, in which the packed packages are installed. */
export interface Consumer {
  folder: string;
  write(files: Readonly<Record<string, string>>): void;
  /** Run a command of the project, as `npx` would. */
  run(command: string, ...args: string[]): Outcome;
  remove(): void;
}

/**
 * Install the packed packages, and others by name and version, into a new project.
 *
 * @throws {Error} with what npm printed, where the installation fails
 */
export function makeConsumer(
  packages: readonly string[],
  files: Readonly<Record<string, string>> = {},
): Consumer {
  const folder = mkdtempSync(join(tmpdir(), 'unhappy-path-consumer-'));
  const consumer: Consumer = {
    folder,
    write(more) {
      for (const [path, text] of Object.entries(more)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
    },
    run(command, ...args) {
      const { status, stdout, stderr } = spawnSync(
        join(folder, 'node_modules/.bin', command),
        args,
        { cwd: folder, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
      );
      return { status, stdout, stderr };
    },
    remove() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
  consumer.write({
    'package.json': JSON.stringify({ name: 'consumer', private: true, type: 'module' }),
    '.gitignore': 'node_modules\n',
    ...files,
  });
  const tarballs = Object.values(inject('tarballs'));
  const installed = spawnSync(
    'npm',
    [
      'install',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--prefer-offline',
      ...tarballs,
      ...packages,
    ],
    { cwd: folder, encoding: 'utf8' },
  );
  if (installed.status !== 0) throw new Error(`${installed.stdout}\n${installed.stderr}`);
  return consumer;
}

/** A package in the version that this project itself is tested with: `eslint@10.15.0`. */
export function likeHere(name: string, alias = name): string {
  const file = new URL(`../../node_modules/${alias}/package.json`, import.meta.url);
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  return `${name}@${version}`;
}

/** Calls in each language, and the rules that report them in `strict`, by line. */
export const SOURCES = {
  'src/a.js': `export const load = async () => (await fetch('/api/users')).json();\n`,
  'src/b.jsx': `export const Ping = () => <a onClick={() => fetch('/p').then((r) => r.json())}>x</a>;\n`,
  'src/c.ts': `export async function load(): Promise<unknown> {
  const response: Response = await fetch('https://api.pyramid-ai.com/api/v2/projects');
  if (!response.ok) throw new Error('failed');
  return response.json();
}
`,
  'src/d.tsx': `export const Buy = (props: { id: string }) => (
  <button onClick={() => fetch('/api/orders', { method: 'POST', body: props.id }).then((r) => r.json())} />
);
`,
};

/** `file:line rule`, as every linter must report it for {@link SOURCES}. */
export const EXPECTED = [
  'src/a.js:1 no-unchecked-response',
  'src/a.js:1 no-unhandled-status',
  'src/b.jsx:1 no-unchecked-response',
  'src/b.jsx:1 no-unhandled-status',
  'src/c.ts:2 no-unhandled-status',
  'src/c.ts:2 require-request-id',
  'src/d.tsx:2 no-unchecked-response',
  'src/d.tsx:2 no-unhandled-status',
  'src/d.tsx:2 require-idempotency-key',
];
