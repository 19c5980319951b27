import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtInContracts } from '@unhappy-path/client/contracts';
import { ESLint } from 'eslint';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** The fenced blocks with this info string, such as `ts bad`. */
function blocks(info: string): string[] {
  return [...readme.matchAll(/^```(.*)\n([^]*?)^```$/gm)].flatMap(([, found, text = '']) =>
    found === info ? [text] : [],
  );
}

function block(info: string): string {
  const [text, ...others] = blocks(info);
  if (text === undefined || others.length > 0) throw new Error(`not one block is "${info}"`);
  return text;
}

function run(command: string, cwd: string) {
  const PATH = [join(root, 'node_modules/.bin'), process.env['PATH']].join(delimiter);
  return spawnSync('bash', ['-c', command], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, PATH, NO_COLOR: '1', COLUMNS: '100' },
  });
}

/** A user's project, in which the packages are installed. */
let project: string;
const check = `node ${join(root, 'dist/src/cli/main.js')} check`;

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'unhappy-path-readme-'));
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(project, 'before.ts'), block('ts bad'));
  writeFileSync(join(project, 'after.ts'), block('ts good'));
});

afterAll(() => {
  rmSync(project, { recursive: true, force: true });
});

describe('the before and after', () => {
  test('before: the call loses the status, the key and the id', () => {
    const { stdout, status } = run(`${check} --format json before.ts`, project);
    expect(rulesIn(stdout)).toEqual([
      'no-unhandled-status',
      'require-idempotency-key',
      'require-request-id',
    ]);
    expect(status).toBe(1);
  });

  test('before: the message that is quoted is the one that a reader gets', () => {
    const { stdout } = run(`${check} --format json before.ts`, project);
    const messages = findingsIn(stdout).map(({ message }) => message);
    const quoted = [...readme.matchAll(/^> (.*)$/gm)].map(([, line]) => line).join(' ');
    expect(messages).toContain(quoted);
  });

  test('after: nothing is left to say, not even in strict', () => {
    const { stdout, status } = run(`${check} --config strict --format json after.ts`, project);
    expect(rulesIn(stdout)).toEqual([]);
    expect(status).toBe(0);
  });

  function findingsIn(json: string) {
    return (JSON.parse(json) as { findings: { rule: string; message: string }[] }).findings;
  }

  function rulesIn(json: string): string[] {
    return findingsIn(json)
      .map(({ rule }) => rule.replace('unhappy-path/', ''))
      .sort();
  }
});

describe('the command lines', () => {
  const commands = blocks('sh').flatMap((text) =>
    text.split('\n').flatMap((line) => line.replace(/#.*/, '').split('&&')),
  );
  const own = commands.map((command) => command.trim()).filter((command) => /^npx /.test(command));

  test('there are some', () => {
    expect(own.length).toBeGreaterThan(2);
  });

  test.each(own)('%s', (command) => {
    // The repository shall be as it was.
    const elsewhere = command.replace(' map.html', ` ${join(project, 'map.html')}`);
    const { status, stdout, stderr } = run(elsewhere, root);
    expect(stderr).not.toMatch(/error:/);
    expect(stdout).toMatch(/^Analysed \d+ calls? in \d+ files?/m);
    // The example has findings; the project's own sources have none.
    expect(status).toBe(/check examples/.test(command) ? 1 : 0);
  });

  test('the table is what inspect prints', () => {
    const command = 'npx unhappy-path inspect examples/brand-desk/server/feedback.ts';
    expect(own).toContain(command);
    expect(run(command, root).stdout).toBe(block('text'));
  });

  test('the explanation is what inspect --explain prints', () => {
    const command =
      'npx unhappy-path inspect examples/brand-desk --explain examples/brand-desk/server/feedback.ts:21';
    expect(own).toContain(command);
    expect(run(command, root).stdout).toBe(block('text explain'));
  });

  test('every npm script that a page names exists', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const pages = execFileSync('git', ['ls-files', '*.md'], { cwd: root, encoding: 'utf8' });
    const named = pages
      .trim()
      .split('\n')
      .flatMap((page) => [
        ...readFileSync(join(root, page), 'utf8').matchAll(/\bnpm run ([\w:-]+)/g),
      ])
      .map(([, name = '']) => name);
    // What `init` writes into the manifest of a user.
    const users = ['unhappy-path'];
    const known = [...Object.keys(scripts), ...users];
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });
});

test('the ESLint configuration reports the code of before, and not that of after', async () => {
  const config = join(project, 'eslint.config.js');
  writeFileSync(config, block('js eslint.config.js'));
  const results = await new ESLint({ cwd: project }).lintFiles(['*.ts']);
  const reported = results.map(({ filePath, messages }) => [
    filePath.replace(`${project}/`, ''),
    messages.map(({ ruleId }) => ruleId).sort(),
  ]);
  expect(Object.fromEntries(reported)).toEqual({
    'before.ts': [
      'unhappy-path/no-unhandled-status',
      'unhappy-path/require-idempotency-key',
      'unhappy-path/require-request-id',
    ],
    'after.ts': [],
  });
});

test('the oxlint configuration reports the same', () => {
  writeFileSync(join(project, '.oxlintrc.json'), block('json .oxlintrc.json'));
  const { stdout } = run('oxlint --format json before.ts after.ts', project);
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: { code: string; filename: string }[];
  };
  const ours = diagnostics.filter(({ code }) => code.startsWith('unhappy-path'));
  expect(ours.map(({ filename, code }) => `${filename} ${code}`).sort()).toEqual([
    'before.ts unhappy-path(no-unhandled-status)',
    'before.ts unhappy-path(require-idempotency-key)',
    'before.ts unhappy-path(require-request-id)',
  ]);
});

test('the settings are accepted by the command line', () => {
  writeFileSync(join(project, 'unhappy-path.config.js'), block('js unhappy-path.config.js'));
  const { stderr, status } = run(`${check} after.ts`, project);
  // The file of the project's own contract is the reader's.
  expect(stderr).toContain('contracts/our-billing.json');
  expect(status).toBe(2);
});

test('each contract is named with its id', () => {
  const text = readme.replaceAll(/\s+/g, ' ');
  const missing = builtInContracts.filter(({ id, name }) => !text.includes(`\`${id}\` ${name}`));
  expect(missing.map(({ id }) => id)).toEqual([]);
});
