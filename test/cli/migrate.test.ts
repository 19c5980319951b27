import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CODEMODS } from '../../codemods/index.js';
import { at, CALL, committedProject, git, migrate, MIGRATED } from './migrate-project.js';
import { runCli } from './run-cli.js';

const MIXED = {
  'src/a.ts': CALL,
  'src/b.ts': `const send = fetch;
export const one = () => send('https://api.acme.test/1');
export const two = (args: Parameters<typeof fetch>) => fetch(...args);
`,
};

describe('migrate', () => {
  it('writes what it can, and names every call that it leaves with the reason', async () => {
    const cwd = committedProject(MIXED);
    const { status, stdout, stderr } = await migrate(cwd);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatchInlineSnapshot(`
      "src/a.ts:1:27  migrated  GET api.acme.test/users
      src/b.ts:2:26  skipped  callee-not-fetch (send)
      src/b.ts:3:56  skipped  arguments-spread

      Migrated 1 of 3 calls in 1 file.
      Left 2 calls as they are:
           1  arguments-spread  its arguments are spread, so that what is sent is not known
           1  callee-not-fetch  the function that is called is handed over or chosen at run time; migrate where it is made
      Next: look at \`git diff\`, run your tests, commit.
      Analysed 3 calls in 3 files; unknown in part: 1 (key 1; the headers come from code that is not followed: 1).
      "
    `);
    expect(readFileSync(at(cwd, 'src/a.ts'), 'utf8')).toBe(MIGRATED);
    expect(git(cwd, 'status', '--porcelain')).toBe(' M src/a.ts\n');
  });

  it('finds nothing to do in a second run', async () => {
    const cwd = committedProject({ 'src/a.ts': CALL });
    await migrate(cwd);
    const { status, stdout } = await migrate(cwd);
    expect(status).toBe(0);
    expect(stdout).toContain('No call was found that fetch-to-client speaks of.');
    expect(readFileSync(at(cwd, 'src/a.ts'), 'utf8')).toBe(MIGRATED);
  });

  it('writes nothing with --dry-run, and says the same', async () => {
    const cwd = committedProject(MIXED);
    const { status, stdout } = await migrate(cwd, ['--dry-run']);
    expect(status).toBe(0);
    expect(stdout).toContain('src/a.ts:1:27  to migrate  GET api.acme.test/users\n');
    expect(stdout).toContain('Would migrate 1 of 3 calls in 1 file.\n');
    expect(git(cwd, 'status', '--porcelain')).toBe('');
  });

  it('prints a diff that git applies to the same result as a run', async () => {
    const marked = `\uFEFF// kept\r\n${CALL.trim()}\r\n// the end`;
    const cwd = committedProject({ ...MIXED, 'src/marked.ts': marked });
    const { status, stdout, stderr } = await migrate(cwd, ['--dry-run', '--diff']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^--- a\/src\/a\.ts\n\+\+\+ b\/src\/a\.ts\n@@/);
    expect(stderr).toContain('Would migrate 2 of 4 calls in 2 files.\n');
    execFileSync('git', ['apply', '-'], { cwd, input: stdout });
    const applied = ['src/a.ts', 'src/marked.ts'].map((file) => readFileSync(at(cwd, file)));
    git(cwd, 'checkout', '--quiet', '.');
    await migrate(cwd);
    expect(applied).toEqual(
      ['src/a.ts', 'src/marked.ts'].map((file) => readFileSync(at(cwd, file))),
    );
  });

  it('colours the diff where colours are asked for, and only there', async () => {
    const cwd = committedProject({ 'src/a.ts': CALL });
    const plain = await migrate(cwd, ['--dry-run', '--diff']);
    expect(plain.stdout).not.toContain('\u001B[');
    const env = { FORCE_COLOR: '1' };
    const coloured = await migrate(cwd, ['--dry-run', '--diff'], { env });
    expect(coloured.stdout).toContain("\u001B[32m+import { api } from './api';\u001B[39m");
  });

  it('prints what became of each call as JSON, and nothing else on standard output', async () => {
    const cwd = committedProject(MIXED);
    const { status, stdout } = await migrate(cwd, ['--dry-run', '--json', '--diff']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchInlineSnapshot(`
      {
        "codemods": [
          "fetch-to-client",
        ],
        "diagnostics": [],
        "dryRun": true,
        "files": [
          {
            "diff": "--- a/src/a.ts
      +++ b/src/a.ts
      @@ -1,1 +1,3 @@
      -export const load = () => fetch('https://api.acme.test/users');
      +import { api } from './api';
      +
      +export const load = () => api.fetch('https://api.acme.test/users');
      ",
            "file": "src/a.ts",
          },
        ],
        "sites": [
          {
            "codemod": "fetch-to-client",
            "column": 27,
            "detail": null,
            "file": "src/a.ts",
            "line": 1,
            "note": null,
            "outcome": "migrated",
            "reason": null,
          },
          {
            "codemod": "fetch-to-client",
            "column": 26,
            "detail": "send",
            "file": "src/b.ts",
            "line": 2,
            "note": null,
            "outcome": "skipped",
            "reason": "callee-not-fetch",
          },
          {
            "codemod": "fetch-to-client",
            "column": 56,
            "detail": null,
            "file": "src/b.ts",
            "line": 3,
            "note": null,
            "outcome": "skipped",
            "reason": "arguments-spread",
          },
        ],
        "summary": {
          "files": 1,
          "found": 3,
          "migrated": 1,
          "skipped": 2,
          "skippedBecause": {
            "arguments-spread": 1,
            "callee-not-fetch": 1,
          },
        },
        "version": 1,
      }
    `);
  });

  it('writes a comment above what it leaves with --todo, and only once', async () => {
    const cwd = committedProject({
      'src/App.tsx': `const send = fetch;

export function App(props: { args: Parameters<typeof fetch> }) {
\treturn (
\t\t<button
\t\t\tonClick={async () => {
\t\t\t\t// @ts-expect-error the answer is not read
\t\t\t\tawait send('https://api.acme.test/1');
\t\t\t}}
\t\t>
\t\t\t<i title={\`\${props.args.length}\`} onClick={() => send('https://api.acme.test/2')} />
\t\t</button>
\t);
}
`,
    });
    await migrate(cwd, ['--todo']);
    const text = readFileSync(at(cwd, 'src/App.tsx'), 'utf8');
    expect(text).toMatchInlineSnapshot(`
      "const send = fetch;

      export function App(props: { args: Parameters<typeof fetch> }) {
      	// TODO(unhappy-path): callee-not-fetch: the function that is called is handed over or chosen at run time; migrate where it is made
      	return (
      		<button
      			onClick={async () => {
      				// TODO(unhappy-path): callee-not-fetch: the function that is called is handed over or chosen at run time; migrate where it is made
      				// @ts-expect-error the answer is not read
      				await send('https://api.acme.test/1');
      			}}
      		>
      			<i title={\`\${props.args.length}\`} onClick={() => send('https://api.acme.test/2')} />
      		</button>
      	);
      }
      "
    `);
    const { status } = await migrate(cwd, ['--todo', '--force']);
    expect(status).toBe(0);
    expect(readFileSync(at(cwd, 'src/App.tsx'), 'utf8')).toBe(text);
  });

  it('leaves a file in another encoding as it is, and counts its calls', async () => {
    const latin1 = Buffer.from(`// caf\u00E9\n${CALL}`, 'latin1');
    const cwd = committedProject({ 'src/a.ts': CALL, 'src/old.ts': latin1 });
    const { status, stdout } = await migrate(cwd);
    expect(status).toBe(0);
    expect(stdout).toContain('src/old.ts:2:27  skipped  file-unreadable\n');
    expect(stdout).toContain('Migrated 1 of 2 calls in 1 file.\n');
    expect(readFileSync(at(cwd, 'src/old.ts')).equals(latin1)).toBe(true);
  });

  it('migrates the other files where one has a syntax error, and exits with 2', async () => {
    const cwd = committedProject({ 'src/a.ts': CALL, 'src/broken.ts': `${CALL}const = ;\n` });
    const { status, stderr } = await migrate(cwd);
    expect(status).toBe(2);
    expect(stderr).toBe(
      'error: src/broken.ts:2:7: syntax error, the file was not checked: Unexpected token\n',
    );
    expect(readFileSync(at(cwd, 'src/a.ts'), 'utf8')).toBe(MIGRATED);
  });
});

describe('migrate list', () => {
  it('names every codemod, and what it does', async () => {
    const { status, stdout } = await runCli(['migrate', 'list'], { cwd: import.meta.dirname });
    expect(status).toBe(0);
    for (const name of [...Object.keys(CODEMODS), 'all'])
      expect(stdout).toMatch(new RegExp(`^${name} +\\S`, 'm'));
  });
});

describe('migrate all', () => {
  it('comes to the same in a dry run and in a real one', async () => {
    const cwd = committedProject(MIXED);
    const args = ['migrate', 'all', '--no-type-check'];
    const dry = await runCli([...args, '--dry-run', '--json', '--diff'], { cwd });
    const real = await runCli([...args, '--json', '--diff'], { cwd });
    const [planned, done] = [dry, real].map(
      ({ stdout }) => JSON.parse(stdout) as Record<string, unknown>,
    );
    expect({ ...planned, dryRun: false }).toEqual(done);
    expect(planned).toMatchObject({ codemods: Object.keys(CODEMODS) });
    expect(readFileSync(at(cwd, 'src/a.ts'), 'utf8')).toContain('api');
  });
});

describe('on one line, migrate says', () => {
  it.each([
    [
      ['fetch-to-clint'],
      'error: "fetch-to-clint" is not a codemod; did you mean "fetch-to-client"?',
    ],
    [
      ['fetch-to-client', '--client', 'nowhere.ts'],
      'error: nowhere.ts: the client module cannot be read or parsed',
    ],
    [
      ['fetch-to-client', '--interactive'],
      'error: --interactive needs a terminal to ask on; leave it out',
    ],
    [
      ['fetch-to-client', '--style', 'loose'],
      "error: option '--style <name>' argument 'loose' is invalid. Allowed choices are drop-in, typed.; see unhappy-path migrate --help",
    ],
    [[], "error: missing required argument 'codemod'; see unhappy-path migrate --help"],
  ])('%j: %s', async (args, line) => {
    const cwd = committedProject({ 'src/a.ts': CALL });
    const { status, stdout, stderr } = await runCli(['migrate', ...args], { cwd });
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: `${line}\n` });
  });
});

describe('with changes that are not committed', () => {
  it('refuses to write, and names the files', async () => {
    const cwd = committedProject({ 'src/a.ts': CALL, 'src/b.ts': CALL });
    writeFileSync(at(cwd, 'src/b.ts'), `${CALL}// mine\n`);
    const { status, stdout, stderr } = await migrate(cwd, ['src/a.ts']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe(
      'error: a change is not committed: src/b.ts; commit or stash it, so that `git diff` shows what was migrated, or use --force\n',
    );
    expect(readFileSync(at(cwd, 'src/a.ts'), 'utf8')).toBe(CALL);
    expect((await migrate(cwd, ['src/a.ts', '--dry-run'])).status).toBe(0);
    expect((await migrate(cwd, ['src/a.ts', '--force'])).status).toBe(0);
    expect(readFileSync(at(cwd, 'src/a.ts'), 'utf8')).toBe(MIGRATED);
  });

  it('refuses to write to a file that git does not have, and minds no other of these', async () => {
    const cwd = committedProject({ 'src/a.ts': CALL });
    writeFileSync(at(cwd, 'src/new.ts'), CALL);
    const { status, stderr } = await migrate(cwd);
    expect(status).toBe(2);
    expect(stderr).toContain('a change is not committed: src/new.ts;');
    expect((await migrate(cwd, ['src/a.ts'])).status).toBe(0);
  });

  it('refuses to write where git cannot be asked', async () => {
    const cwd = committedProject({ 'src/a.ts': CALL });
    const { status, stderr } = await migrate(cwd, [], { env: { PATH: cwd } });
    expect(status).toBe(2);
    expect(stderr).toBe(
      'error: git cannot say what is not committed (spawn git ENOENT); mend it, or use --force\n',
    );
  });

  it('does not mind where nothing is to be written', async () => {
    const cwd = committedProject({ 'src/a.ts': MIGRATED });
    writeFileSync(at(cwd, 'src/a.ts'), `${MIGRATED}// mine\n`);
    expect((await migrate(cwd)).status).toBe(0);
  });
});
