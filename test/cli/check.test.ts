import { describe, expect, it } from 'vitest';
import { creditsProject, CREDITS_PROJECT } from './credits-project.js';
import { runCli } from './run-cli.js';

interface JsonReport {
  findings: { file: string; line: number; rule: string; severity: string }[];
  summary: { errors: number; warnings: number; suppressed: number; calls: number };
}

/** The findings as `FILE:LINE RULE`, with the exit code. */
async function check(cwd: string, ...args: string[]) {
  const { status, stdout } = await runCli(['check', '--format', 'json', ...args], { cwd });
  const { findings, summary } = JSON.parse(stdout) as JsonReport;
  return {
    status,
    summary,
    findings: findings.map(({ file, line, rule }) => `${file}:${line} ${rule}`),
  };
}

const LOST = CREDITS_PROJECT['src/lost.ts'] ?? '';

it('shows findings as ESLint does, and exits with 1', async () => {
  const { status, stdout, stderr } = await runCli(['check'], { cwd: creditsProject() });
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  expect(stdout).toContain('POST api.pioneer.ai/v1/inference loses 402 and 429 at line 8');
  expect(stdout.replaceAll(/(?<=error {2}).*(?= {2}unhappy-path)/g, '…')).toMatchInlineSnapshot(`
    "src/lost.ts
      3:26  error  …  unhappy-path/no-unhandled-status

    src/unchecked.jsx
      3:35  error  …  unhappy-path/no-unchecked-response

    ✖ 2 findings in 2 files (2 errors, 0 warnings)
    Analysed 3 calls in 4 files; unknown in part: 0.
    "
  `);
});

it('is clean where nothing is found, and exits with 0', async () => {
  const { status, stdout } = await runCli(['check', 'src/handled.ts'], { cwd: creditsProject() });
  expect(status).toBe(0);
  expect(stdout).toMatch(/^No findings\.\nAnalysed 1 call in 1 file; .*\n$/);
});

it('asks for more under --config strict', async () => {
  const cwd = creditsProject();
  const recommended = await check(cwd);
  const strict = await check(cwd, '--config', 'strict');
  expect(strict.findings).toEqual(expect.arrayContaining(recommended.findings));
  expect(strict.findings).toContain('src/unchecked.jsx:3 unhappy-path/no-unhandled-status');
  expect(recommended.findings).not.toContain(
    'src/unchecked.jsx:3 unhappy-path/no-unhandled-status',
  );
});

it('prints JSON alone on standard output', async () => {
  const { stdout, stderr } = await runCli(['check', '--format', 'json', 'src/lost.ts'], {
    cwd: creditsProject(),
  });
  expect(JSON.parse(stdout)).toMatchObject({
    version: 1,
    diagnostics: [],
    summary: { files: 1, calls: 1, suppressed: 0 },
  });
  expect(stderr).toMatch(/^Analysed 1 call in 1 file; .*\n$/);
});

describe('eslint-disable comments', () => {
  it('switch findings off, and are counted', async () => {
    const cwd = creditsProject({
      'src/lost.ts': `/* eslint-disable unhappy-path/no-unhandled-status -- one message for all */${LOST}`,
    });
    const before = await check(creditsProject(), 'src/lost.ts');
    const after = await check(cwd, 'src/lost.ts');
    const off = before.findings.filter((finding) => finding.endsWith('no-unhandled-status'));
    expect(off.length).toBeGreaterThan(0);
    expect(after.findings).toEqual(before.findings.filter((finding) => !off.includes(finding)));
    expect(after.summary.suppressed).toBe(off.length);
  });

  it('make a file clean when they cover all of it', async () => {
    const cwd = creditsProject({ 'src/lost.ts': `/* eslint-disable */${LOST}` });
    expect(await check(cwd, 'src/lost.ts')).toMatchObject({ status: 0, findings: [] });
  });
});

describe('rules of the configuration file', () => {
  const configured = (rules: unknown) =>
    creditsProject({ 'unhappy-path.config.json': JSON.stringify({ rules }) });

  it('switch a rule off', async () => {
    const { findings } = await check(configured({ 'no-unhandled-status': 'off' }));
    expect(findings).not.toEqual([]);
    expect(findings.filter((finding) => finding.endsWith('no-unhandled-status'))).toEqual([]);
  });

  it('let warnings pass', async () => {
    const names = [
      'no-unhandled-status',
      'no-unchecked-response',
      'require-idempotency-key',
      'require-request-id',
    ];
    const cwd = configured(Object.fromEntries(names.map((name) => [name, 'warn'])));
    const { status, summary } = await check(cwd);
    expect(status).toBe(0);
    expect(summary.errors).toBe(0);
    expect(summary.warnings).toBeGreaterThan(0);
  });
});

it('leaves out what the configuration file ignores', async () => {
  const cwd = creditsProject({
    'unhappy-path.config.mjs': 'export default { ignore: ["lost.ts"] };',
  });
  const { findings } = await check(cwd);
  expect(findings.filter((finding) => finding.startsWith('src/lost.ts'))).toEqual([]);
  expect(findings).not.toEqual([]);
});
