import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { baseOfChange } from './change-base.js';
import { readEvent } from './event.js';
import { git } from './git.js';
import { choice, input, lines } from './inputs.js';
import { readReport, type ReportFiles, reportFiles } from './report.js';
import { SARIF_CHOICES, whyNoUpload } from './sarif-upload.js';
import { guardAgainstUntrustedCode } from './untrusted-code.js';
import { annotate, setOutput } from './workflow-command.js';

const COMMAND_LINE = fileURLToPath(new URL('../cli/main.js', import.meta.url));

/**
 * Run `unhappy-path check` on the change: annotations on standard output, reports into a folder. Findings do not fail
 * this step, so that the next ones can tell of them.
 *
 * @throws {ActionError} where an input is wrong or the change cannot be told
 */
export async function check(): Promise<void> {
  const sarif = choice('sarif', SARIF_CHOICES);
  const event = readEvent();
  guardAgainstUntrustedCode(event);
  const base = await baseOfChange(input('since'), event);
  const baseline = input('baseline');

  const folder = mkdtempSync(path.join(process.env['RUNNER_TEMP'] ?? tmpdir(), 'unhappy-path-'));
  const files = reportFiles(folder);
  const status = await runCommandLine([
    'check',
    ...given('--config', input('config')),
    ...given('--since', base === null ? '' : await shortNameOf(base)),
    ...given('--baseline', baseline),
    ...['--format', 'github'],
    ...outputsTo(files),
    '--',
    ...lines('paths'),
  ]);

  setOutput('status', status);
  setOutput('folder', folder);
  setCounts(files);
  const reason = whyNoUpload(sarif, event, base !== null || baseline !== '');
  if (reason !== null && sarif !== 'false') annotate('notice', `No SARIF upload: ${reason}.`);
  setOutput('upload-sarif', reason === null && status !== 2);
}

/** For people to read; git makes it as long as it has to be. */
async function shortNameOf(commit: string): Promise<string> {
  const short = await git(['rev-parse', '--short', commit]);
  return short.ok ? short.text : commit;
}

function given(option: string, value: string): readonly string[] {
  return value === '' ? [] : [`${option}=${value}`];
}

function outputsTo({ json, markdown, sarif }: ReportFiles): readonly string[] {
  return [`json=${json}`, `markdown=${markdown}`, `sarif=${sarif}`].flatMap((output) => [
    '--output',
    output,
  ]);
}

function setCounts(files: ReportFiles): void {
  const report = readReport(files.json);
  if (report === null) return;
  const { errors, warnings, comparison } = report.summary;
  const findings = errors + warnings;
  setOutput('findings', findings);
  setOutput('errors', errors);
  setOutput('warnings', warnings);
  setOutput('known', comparison?.known ?? '');
  setOutput('worsened', comparison === null ? '' : findings > 0);
  setOutput('report', files.json);
  setOutput('report-markdown', files.markdown);
  setOutput('report-sarif', files.sarif);
}

/** Standard output and error are those of the step. Gives the exit code. */
function runCommandLine(args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [COMMAND_LINE, ...args], { stdio: 'inherit' });
    child.on('error', reject);
    child.on('close', (status, signal) => {
      if (status === null) reject(new Error(`the run was ended by ${signal ?? 'a signal'}`));
      else resolve(status);
    });
  });
}
