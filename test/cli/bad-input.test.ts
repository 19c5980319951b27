import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryTree } from '../project/temporary-tree.js';
import { runCli } from './run-cli.js';

const CALL =
  "export const load = () => fetch('/api/credits').then((response) => response.json());\n";
/** As Linux knows the user that owns nothing. */
const NOBODY = 65534;

describe.each(['inspect', 'check'])('%s', (command) => {
  it('names every file that it could not check, checks the rest and exits with 2', async () => {
    const cwd = temporaryTree({
      'good.ts': CALL,
      'broken.ts': `${CALL}const oops = (;\n`,
      'logo.js': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0, 0),
      'bundle.js': `${CALL}${'var a=1;'.repeat(5_000_000 / 8)}`,
    });
    const { status, stdout, stderr } = await runCli([command, '.', 'missing.ts'], { cwd });
    expect(status).toBe(2);
    expect(stderr).toMatchInlineSnapshot(`
      "error: missing.ts: no such file or folder; check the path
      error: broken.ts:2:15: syntax error, the file was not checked: Unexpected token
      note: bundle.js: skipped: 5.0 MB is over the limit of 2.0 MB a file, which bundles and generated data exceed; to check it, set maxFileSize (bytes) in unhappy-path.config.*
      error: logo.js: is binary data, not code; it was not checked
      "
    `);
    expect(stdout).toContain('Analysed 1 call in 1 file');
    expect(stdout).toContain('not checked: 3 (see the errors)');
  });

  it('does not fail for what is left out on purpose', async () => {
    const cwd = temporaryTree({
      'good.ts': 'export {};\n',
      'bundle.js': 'x'.repeat(2_000_001),
      'types.d.ts': '',
    });
    const { status, stderr } = await runCli([command, '.', 'types.d.ts'], { cwd });
    expect(status).toBe(0);
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/^note: types\.d\.ts: skipped/),
      expect.stringMatching(/^note: bundle\.js: skipped: 2\.0 MB is over the limit/),
    ]);
  });

  it('goes on past a folder and a file that it may not read', async () => {
    const cwd = temporaryTree({ 'good.ts': CALL, 'private/a.ts': CALL, 'secret.ts': CALL });
    chmodSync(cwd, 0o755);
    chmodSync(join(cwd, 'private'), 0);
    chmodSync(join(cwd, 'secret.ts'), 0);
    const asUser = process.getuid?.() === 0 ? { uid: NOBODY } : {};
    const { status, stdout, stderr } = await runCli([command], { cwd, ...asUser });
    chmodSync(join(cwd, 'private'), 0o755);
    expect(status).toBe(2);
    expect(stderr).toBe(
      [
        'error: private: cannot be read (EACCES: permission denied); nothing in it was checked',
        'error: secret.ts: cannot be read (EACCES: permission denied); it was not checked',
        '',
      ].join('\n'),
    );
    expect(stdout).toContain('Analysed 1 call in 1 file');
  });

  it('fails where there is nothing to check', async () => {
    const cwd = temporaryTree({ 'README.md': '' });
    mkdirSync(join(cwd, 'empty'));
    const { status, stderr } = await runCli([command, 'empty'], { cwd });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^error: empty: holds no file to check .*\n$/);
  });

  it('comes to an end where links form a circle, and reads paths outside the working directory', async () => {
    const root = temporaryTree({ 'app/a.ts': '', 'lib/good.ts': CALL });
    symlinkSync('..', join(root, 'lib/up'));
    const { status, stdout } = await runCli([command, '../lib'], { cwd: join(root, 'app') });
    expect(status).not.toBe(2);
    expect(stdout).toContain('Analysed 1 call in 1 file');
    expect(stdout).toContain('../lib/good.ts');
  });
});

describe('a configuration that cannot be used is one line and exit code 2', () => {
  it.each([
    [
      'unhappy-path.config.json',
      '{ "apis": ["pionneer"] }',
      /unhappy-path\.config\.json: .*pionneer.*pioneer/,
    ],
    [
      'unhappy-path.config.json',
      '{ "apis": [',
      /unhappy-path\.config\.json: cannot be loaded: SyntaxError: .*JSON/,
    ],
    [
      'unhappy-path.config.js',
      'export default {\n  scope: all,\n};\n',
      /unhappy-path\.config\.js: cannot be loaded \(line 2\): ReferenceError: all is not defined/,
    ],
    [
      'unhappy-path.config.mjs',
      'export default {\n  scope: "all"\n  apis: [],\n};\n',
      /unhappy-path\.config\.mjs: cannot be loaded \(line 3\): ParseError: Unexpected token/,
    ],
    [
      'unhappy-path.config.ts',
      'export default {\n  scope: (;\n};\n',
      /unhappy-path\.config\.ts: cannot be loaded \(line 2\): ParseError: Unexpected token/,
    ],
    [
      'unhappy-path.config.mjs',
      'export const settings = {};\n',
      /unhappy-path\.config\.mjs: must export an object of settings by default/,
    ],
    [
      'unhappy-path.config.json',
      '{ "rule": {} }',
      /unhappy-path\.config\.json: "rule" is not a setting; did you mean "rules"\?/,
    ],
    [
      'unhappy-path.config.json',
      '{ "maxFileSize": "5 MB" }',
      /unhappy-path\.config\.json: maxFileSize must be a number of bytes/,
    ],
    ['unhappy-path.config.json', '{ "ignore": "x" }', /unhappy-path\.config\.json: ignore must be/],
  ])('%s: %s', async (name, content, message) => {
    const cwd = temporaryTree({ [name]: content, 'good.ts': CALL });
    const { status, stdout, stderr } = await runCli(['inspect'], { cwd });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^error: [^\n]+\n$/);
  });

  it.each([
    [
      { 'no-unhandeld-status': 'off' },
      'rules: there is no rule "no-unhandeld-status"; did you mean "no-unhandled-status"?',
    ],
    [
      { 'no-unhandled-status': 'of' },
      'rules["no-unhandled-status"] must be "off", "warn", "error" or',
    ],
    [
      { 'unhappy-path/no-unhandled-status': ['error', { sttuses: [408] }] },
      'rules["no-unhandled-status"]: there is no option "sttuses"',
    ],
  ])('rules: %j', async (rules, message) => {
    const cwd = temporaryTree({
      'unhappy-path.config.json': JSON.stringify({ rules }),
      'good.ts': CALL,
    });
    const { status, stderr } = await runCli(['check'], { cwd });
    expect(status).toBe(2);
    expect(stderr).toContain(`error: unhappy-path.config.json: ${message}`);
    expect(stderr.trim()).not.toContain('\n');
  });
});
