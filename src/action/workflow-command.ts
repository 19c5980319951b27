import { appendFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';

/** Show a line with the run, above the log: a workflow command of GitHub Actions. */
export function annotate(level: 'notice' | 'warning' | 'error', message: string): void {
  process.stdout.write(`::${level} title=unhappy-path::${escapeData(message)}\n`);
}

/** Give a value to the steps that follow: `steps.ID.outputs.NAME`. */
export function setOutput(name: string, value: string | number | boolean): void {
  // The delimiter must not stand in the value, which can hold paths that somebody else named.
  const delimiter = `end-${randomUUID()}`;
  appendTo('GITHUB_OUTPUT', `${name}<<${delimiter}\n${String(value)}\n${delimiter}\n`);
}

/** Add Markdown to the summary of the job; GitHub takes 1 MiB from each step. */
export function addToSummary(markdown: string): void {
  appendTo('GITHUB_STEP_SUMMARY', markdown);
}

function appendTo(variable: string, text: string): void {
  const file = process.env[variable];
  if (file !== undefined && file !== '') appendFileSync(file, text);
}

/** As the runner reads it: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
