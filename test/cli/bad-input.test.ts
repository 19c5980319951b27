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
      'unhappy-path.config.json:1:12: apis[0]: "pionneer" is not a built-in contract; did you mean "pioneer"?',
    ],
    [
      'unhappy-path.config.json',
      '{\n  "apis": ["stripe"]\n  "scope": "all"\n}\n',
      'unhappy-path.config.json:3:3: is not JSON: a comma is expected here',
    ],
    [
      'unhappy-path.config.js',
      'export default {\n  scope: all,\n};\n',
      'unhappy-path.config.js: cannot be loaded (line 2): ReferenceError: all is not defined',
    ],
    [
      'unhappy-path.config.ts',
      'export default {\n  scope: (;\n};\n',
      'unhappy-path.config.ts: cannot be loaded (line 2): ParseError: Unexpected token',
    ],
  ])('%s: %s', async (name, content, message) => {
    const cwd = temporaryTree({ [name]: content, 'good.ts': CALL });
    const { status, stdout, stderr } = await runCli(['inspect'], { cwd });
    expect({ status, stdout, stderr }).toEqual({
      status: 2,
      stdout: '',
      stderr: `error: ${message}\n`,
    });
  });

  it('tells all that is wrong at once, a line each, each with its place', async () => {
    const cwd = temporaryTree({
      'unhappy-path.config.json': `{
  "scope": "al",
  "rules": {
    "require-request-id": ["error", { "scope": "al", "methods": [] }],
    "no-unhandeld-status": "off",
    "unhappy-path/no-unhandled-status": ["errror", { "statuses": [200, "x"] }],
    "no-unchecked-response": 2
  },
  "followImports": "no",
  "clinets": {}
}
`,
      'good.ts': CALL,
    });
    const { status, stdout, stderr } = await runCli(['check'], { cwd });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.split('\n')).toEqual(
      [
        ':2:3: scope: expected "contracts" or "all", found "al"; did you mean "all"?',
        ':4:37: rules["require-request-id"][1]: there is no option "methods"; known: "scope"',
        ':4:39: rules["require-request-id"][1].scope: expected "contracts" or "all", found "al"; did you mean "all"?',
        ':5:5: rules: there is no rule "no-unhandeld-status"; did you mean "no-unhandled-status"?',
        ':6:42: rules["unhappy-path/no-unhandled-status"][0]: expected "off", "warn" or "error", found "errror"; did you mean "error"?',
        ':6:67: rules["unhappy-path/no-unhandled-status"][1].statuses[0]: expected a whole number from 400 to 599, found 200',
        ':6:72: rules["unhappy-path/no-unhandled-status"][1].statuses[1]: expected a whole number from 400 to 599, found "x"',
        ':7:5: rules["no-unchecked-response"]: expected "off", "warn", "error" or a list of one of these and an object of options, found 2; write "error"',
        ':9:3: followImports: expected true or false, found "no"',
        ':10:3: "clinets" is not a setting; did you mean "clients"?',
      ]
        .map((line) => `error: unhappy-path.config.json${line}`)
        .concat(''),
    );
  });

  it('says what has no effect, and does not fail for it', async () => {
    const cwd = temporaryTree({
      'unhappy-path.config.json': `{
  "$schema": "./node_modules/unhappy-path/schemas/config.schema.json",
  "followImports": false,
  "followPackages": ["@acme/*"],
  "statuses": [403],
  "ignore": ["good.ts"],
  "rules": {
    "no-unhandled-status": "off",
    "unhappy-path/no-unhandled-status": ["error", { "statuses": [402, 499] }],
    "require-request-id": ["off", { "scope": "all" }],
    "no-unchecked-response": "off"
  }
}
`,
      'unhappy-path.config.cjs': '',
      'package.json': '{ "unhappy-path": {} }',
      'good.ts': 'export {};\n',
    });
    const { status, stderr } = await runCli(['check', 'good.ts'], { cwd });
    expect(status).toBe(0);
    expect(stderr.split('\n')).toEqual(
      [
        ': unhappy-path.config.cjs is not read; unhappy-path.config.json counts',
        ': "unhappy-path" of package.json is not read; unhappy-path.config.json counts',
        ':4:3: followPackages: has no effect: followImports is false and wins, so that no import is followed',
        ':5:3: statuses: 403 has no effect: rules["unhappy-path/no-unhandled-status"][1].statuses lists the statuses and wins',
        ':8:5: rules["no-unhandled-status"]: has no effect: rules["unhappy-path/no-unhandled-status"] names the same rule, comes later and wins',
        ':9:53: rules["unhappy-path/no-unhandled-status"][1].statuses: 499 is looked for nowhere: only the setting "statuses" and contracts say what is followed, and win; add it to "statuses"',
        ':10:35: rules["require-request-id"][1]: has no effect: the rule is switched off, which wins',
        ': ignore leaves out good.ts: what the command line names wins and is read',
      ]
        .map((line) => `warning: unhappy-path.config.json${line}`)
        .concat(''),
    );
  });
});
