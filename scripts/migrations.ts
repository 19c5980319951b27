import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { CODEMODS } from '../codemods/index.js';
import type { CodemodOptions, Style } from '../codemods/options.js';
import { planProject, type ProjectPlan } from '../src/migrate/plan-project.js';
import { resolveSettings } from '../src/settings/resolve.js';

// npm run migrations -- DIR...: how many sites of real projects each codemod migrates, and why the rest is skipped.
// Works on copies.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    codemod: { type: 'string', default: 'fetch-to-client' },
    style: { type: 'string', default: 'drop-in' },
    /** Print each skipped site. */
    verbose: { type: 'boolean', default: false },
    /** Print the texts that change, as a diff of their lines. */
    diff: { type: 'boolean', default: false },
  },
});

const CLIENT = 'unhappy-path-client.ts';
const CLIENTS = `import { createClient } from '@unhappy-path/client';

export const api = createClient();
export const once = createClient({ retry: false });
`;

const totals = { found: 0, migrated: 0, again: 0 };
const reasons = new Map<string, number>();
for (const project of positionals) {
  const copy = mkdtempSync(join(tmpdir(), 'unhappy-path-migrations-'));
  try {
    cpSync(project, copy, {
      recursive: true,
      filter: (path) => !/[\\/](?:node_modules|\.git|dist|build|\.next)$/.test(path),
    });
    writeFileSync(join(copy, CLIENT), CLIENTS);
    const first = await run(copy);
    count(basename(project), first);
    for (const { file, after } of first.changes) writeFileSync(file.absolute, after);
    totals.again += (await run(copy)).changes.length;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
const { found, migrated, again } = totals;
console.log(`\n${migrated} of ${found} sites migrated (${percent(migrated, found)})`);
for (const [reason, times] of [...reasons].sort(([, one], [, other]) => other - one))
  console.log(`  ${String(times).padStart(5)}  ${reason}`);
console.log(`${again} files are changed by a second run`);

async function run(folder: string): Promise<ProjectPlan> {
  const make = CODEMODS[values.codemod];
  if (make === undefined) throw new Error(`${values.codemod} is not a codemod`);
  const options: CodemodOptions = {
    style: values.style as Style,
    client: join(folder, CLIENT),
    clientShown: CLIENT,
  };
  return planProject(make(options), {
    paths: ['.'],
    cwd: folder,
    settings: resolveSettings({}, folder),
    ignore: { baseDir: folder, patterns: [] },
    maxFileSize: 2_000_000,
    tests: false,
  });
}

function count(project: string, { outcomes, changes }: ProjectPlan): void {
  const done = outcomes.filter(({ plan }) => plan.kind === 'migrate').length;
  totals.found += outcomes.length;
  totals.migrated += done;
  for (const { call, plan } of outcomes) {
    if (plan.kind === 'migrate') continue;
    reasons.set(plan.reason, (reasons.get(plan.reason) ?? 0) + 1);
    if (values.verbose)
      console.log(`${project}/${call.file}:${call.line} ${plan.reason}: ${plan.detail ?? ''}`);
  }
  console.log(`${project}: ${done} of ${outcomes.length} (${percent(done, outcomes.length)})`);
  if (values.diff) for (const { file, before, after } of changes) show(file.path, before, after);
}

function show(path: string, before: string, after: string): void {
  const old = new Set(before.split('\n'));
  const made = new Set(after.split('\n'));
  console.log(`--- ${path}`);
  for (const line of before.split('\n')) if (!made.has(line)) console.log(`- ${line}`);
  for (const line of after.split('\n')) if (!old.has(line)) console.log(`+ ${line}`);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : `${Math.round((100 * part) / whole)} %`;
}
