import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { type Context, fillIn, isTrue } from './evaluate.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

interface Step {
  id?: string;
  name: string;
  if?: string;
  uses?: string;
  with?: Record<string, string>;
  run?: string;
  shell?: string;
  env?: Record<string, string>;
  'working-directory'?: string;
  'continue-on-error'?: boolean;
}

interface Action {
  inputs: Record<string, { default: string }>;
  outputs: Record<string, { value: string }>;
  runs: { using: string; steps: Step[] };
}

export const ACTION = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as Action;

/** A job that uses the action. */
export interface Job {
  /** Absolute; where `actions/checkout` has put the repository. */
  workspace: string;
  /** `pull_request`, `push`, … */
  event: string;
  payload: unknown;
  inputs?: Readonly<Record<string, string>>;
  apiUrl?: string;
  env?: Readonly<Record<string, string>>;
  /** How `uses:` steps end; they are not run. */
  uses?: 'success' | 'failure';
  /** Absolute; a fresh folder by default. */
  temporary?: string;
}

/** What the job did. */
export interface JobResult {
  /** Of the step that failed; 0 where none did. */
  exitCode: number;
  /** What all steps printed. */
  log: string;
  /** What each step printed, by its name. */
  logs: Readonly<Record<string, string>>;
  summary: string;
  outputs: Readonly<Record<string, string>>;
  /** The inputs of each step that uses another action, by that action. */
  used: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Run the steps of action.yml one after the other, as the runner of GitHub Actions does. */
export async function runAction(job: Job): Promise<JobResult> {
  const temporary = job.temporary ?? mkdtempSync(join(job.workspace, '..', 'runner-'));
  mkdirSync(temporary, { recursive: true });
  const eventPath = join(temporary, 'event.json');
  writeFileSync(eventPath, JSON.stringify(job.payload));
  const inputs = {
    ...Object.fromEntries(Object.entries(ACTION.inputs).map(([name, one]) => [name, one.default])),
    ...job.inputs,
  };
  const github = { token: 'the-token' };
  const steps: Record<string, Context> = {};
  const result = {
    exitCode: 0,
    log: '',
    logs: {} as Record<string, string>,
    summary: '',
    used: {} as Record<string, Record<string, string>>,
  };

  for (const [index, step] of ACTION.runs.steps.entries()) {
    const contexts: Context = { inputs: filled(inputs, { github }), steps, github };
    if (result.exitCode !== 0) break;
    if (step.if !== undefined && !isTrue(step.if, contexts)) continue;
    let outcome = 'success';
    const outputFile = join(temporary, `output-${String(index)}`);
    const summaryFile = join(temporary, `summary-${String(index)}`);
    writeFileSync(outputFile, '');
    writeFileSync(summaryFile, '');
    if (step.uses !== undefined) {
      result.used[step.uses] = filled(step.with ?? {}, contexts);
      outcome = job.uses ?? 'success';
      if (outcome === 'failure' && step['continue-on-error'] !== true) result.exitCode = 1;
    } else {
      const { status, log } = await runShell(fillIn(step.run ?? '', contexts), {
        cwd: join(job.workspace, fillIn(step['working-directory'] ?? '.', contexts)),
        env: {
          PATH: process.env['PATH'] ?? '',
          HOME: temporary,
          GITHUB_ACTION_PATH: ROOT.replace(/\/$/, ''),
          GITHUB_WORKSPACE: job.workspace,
          GITHUB_ACTIONS: 'true',
          GITHUB_EVENT_NAME: job.event,
          GITHUB_EVENT_PATH: eventPath,
          GITHUB_OUTPUT: outputFile,
          GITHUB_STEP_SUMMARY: summaryFile,
          GITHUB_REPOSITORY: 'acme/shop',
          GITHUB_SERVER_URL: 'https://github.test',
          GITHUB_RUN_ID: '4711',
          GITHUB_SHA: 'f'.repeat(40),
          GITHUB_API_URL: job.apiUrl ?? 'http://127.0.0.1:9',
          RUNNER_TEMP: temporary,
          ...job.env,
          ...filled(step.env ?? {}, contexts),
        },
      });
      result.log += log;
      result.logs[step.name] = log;
      result.exitCode = status;
      if (status !== 0) outcome = 'failure';
    }
    result.summary += readFileSync(summaryFile, 'utf8');
    if (step.id !== undefined)
      steps[step.id] = { outcome, outputs: outputsIn(readFileSync(outputFile, 'utf8')) };
  }
  const values = Object.entries(ACTION.outputs).map(([name, { value }]) => [name, value] as const);
  return { ...result, outputs: filled(Object.fromEntries(values), { steps }) };
}

function filled(
  texts: Readonly<Record<string, string>>,
  contexts: Context,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, fillIn(text, contexts)]),
  );
}

/** As the runner starts `shell: bash`. */
function runShell(
  script: string,
  { cwd, env }: { cwd: string; env: Readonly<Record<string, string>> },
): Promise<{ status: number; log: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', script], {
      cwd,
      env,
    });
    let log = '';
    const append = (chunk: string): void => {
      log += chunk;
    };
    child.stdout.setEncoding('utf8').on('data', append);
    child.stderr.setEncoding('utf8').on('data', append);
    child.on('error', reject);
    child.on('close', (status) => {
      resolve({ status: status ?? 1, log });
    });
  });
}

/** `name=value` and `name<<END … END`, as the runner reads them. */
function outputsIn(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split('\n');
  while (lines.length > 0) {
    const line = lines.shift() ?? '';
    const [start = '', delimiter] = line.split('<<');
    if (delimiter !== undefined) {
      const end = lines.indexOf(delimiter);
      if (end < 0) throw new Error(`the output "${start}" has no end`);
      outputs[start] = lines
        .splice(0, end + 1)
        .slice(0, -1)
        .join('\n');
    } else if (line.includes('=')) {
      outputs[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1);
    }
  }
  return outputs;
}
