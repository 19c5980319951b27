import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ApiCall } from '../../../src/facts/index.js';
import { analyseProject } from '../../../src/project/analyse-project.js';
import { resolveSettings } from '../../../src/settings/resolve.js';
import { MOST_FLAGS, STATUSES, compare, type Claim, type Comparison } from './compare-program.js';
import { FUNCTIONS, printFiles, printWhole, type FunctionName } from './print-project.js';
import type { Project } from './project.js';
import { isBetter, realFate, type RealFate } from './real-fate.js';
import { ProgramRunner, withFlags } from './run-program.js';

type Status = (typeof STATUSES)[number];
type Real = Record<Status, RealFate>;

/**
 * What `inspect` says of the calls of projects, held against their runs. All are written into one folder, and analysed in
 * one run.
 */
export async function compareProjects(
  folder: string,
  projects: readonly Project[],
): Promise<Comparison[]> {
  const written: Written[] = [];
  for (const project of projects) {
    const real = await realFates(project);
    // What fails anyway, or does nothing with the answer, need not be analysed.
    if (real !== null) written.push(write(folder, `p${String(written.length)}`, project, real));
  }
  const calls = await callsIn(folder);
  return written.map((one) => compareProject(one, calls.get(one.name) ?? []));
}

/** What becomes of the answer in each function; null where that cannot be judged. */
async function realFates(project: Project): Promise<Map<FunctionName, Real> | null> {
  const whole = printWhole(project);
  if (whole.flags > MOST_FLAGS) return null;
  const real = new Map<FunctionName, Real>();
  for (const name of whole.functions.toReversed()) {
    const runner = new ProgramRunner(whole, withFlags(whole, name));
    real.set(name, { 402: await realFate(runner, 402), 429: await realFate(runner, 429) });
    const isLast = name === 'load';
    if (isLast && !usesIn(real).some(isToldOf)) return null;
  }
  return real;
}

function usesIn(real: ReadonlyMap<FunctionName, Real>): Real[] {
  return [...real].filter(([name]) => isUse(name)).map(([, fates]) => fates);
}

function isUse(name: FunctionName): boolean {
  return name === 'load' || name === 'refresh';
}

function isToldOf(real: Real): boolean {
  return STATUSES.some((status) => real[status].isTelling);
}

interface Written {
  project: Project;
  real: ReadonlyMap<FunctionName, Real>;
  name: string;
  /** All of its files, to be shown. */
  source: string;
  /** The function in which a call stands. */
  locate: (call: ApiCall) => FunctionName | undefined;
}

function write(folder: string, name: string, project: Project, real: Written['real']): Written {
  const files = printFiles(project);
  mkdirSync(join(folder, name), { recursive: true });
  for (const [file, { text }] of files) writeFileSync(join(folder, name, file), text);
  return {
    project,
    real,
    name,
    source: [...files].map(([file, { text }]) => `// ${file}\n${text}`).join(''),
    locate: ({ file, line }) => {
      const starts = files.get(file.slice(name.length + 1))?.starts ?? new Map<string, number>();
      return FUNCTIONS.filter((one) => (starts.get(one) ?? Infinity) <= line).sort(
        (a, b) => (starts.get(b) ?? 0) - (starts.get(a) ?? 0),
      )[0];
    },
  };
}

/** By the folder of the project. */
async function callsIn(cwd: string): Promise<Map<string, ApiCall[]>> {
  const calls = new Map<string, ApiCall[]>();
  const { diagnostics } = await analyseProject(
    {
      paths: ['.'],
      cwd,
      settings: resolveSettings(undefined, cwd),
      ignore: { baseDir: cwd, patterns: [] },
      maxFileSize: 100_000,
      tests: false,
    },
    ({ path, facts }) => {
      const [name = ''] = path.split('/');
      calls.set(name, [...(calls.get(name) ?? []), ...facts.calls]);
    },
  );
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics[0]));
  return calls;
}

function compareProject(
  { project, real, source, locate }: Written,
  calls: readonly ApiCall[],
): Comparison {
  const comparison: Comparison = { source, unsound: [], compared: 0, worse: [], unknown: 0 };
  const sent = calls.filter(({ via }) => via === null);
  if (sent.length !== 1) {
    return { ...comparison, unsound: [`${String(sent.length)} calls are found`] };
  }
  for (const call of calls) {
    const row = claimOf(call);
    const inside = locate(call);
    const within = inside === undefined ? undefined : real.get(inside);
    if (inside === undefined || within === undefined)
      throw new Error(`a call in no function\n${source}`);
    for (const status of STATUSES) {
      const above = usesIn(real).map((fates) => fates[status]);
      if (isUse(inside)) compare(comparison, row, status, within[status]);
      else if (project.sender.kind === 'helper') compareWithWorst(comparison, row, status, above);
      else compareWithBest(comparison, row, status, [within[status], ...above]);
    }
  }
  return comparison;
}

function claimOf({ via, checked, fate }: ApiCall): Claim {
  return { via: via?.name ?? null, checked, 402: fate['402']?.kind, 429: fate['429']?.kind };
}

/**
 * Who hands the response up as it is is judged by the worst of its callers, of which those do not count that hand it up in
 * their turn: nobody calls them.
 */
function compareWithWorst(
  comparison: Comparison,
  row: Claim,
  status: Status,
  above: readonly RealFate[],
): void {
  for (const real of above) {
    if (real.best !== 'propagated') compare({ ...comparison, worse: [] }, row, status, real);
  }
}

/**
 * Of the others, callers may tell apart what they do not: then the best counts. A run that tells nothing may be as good as
 * any.
 */
function compareWithBest(
  comparison: Comparison,
  row: Claim,
  status: Status,
  judges: readonly RealFate[],
): void {
  const claim = row[status];
  if (claim === undefined || claim === 'unknown') return;
  if (judges.every(({ best, isTelling }) => isTelling && isBetter(claim, best))) {
    const really = judges.map(({ best }) => best).join(', ');
    comparison.unsound.push(`${String(status)} within: ${claim}, really ${really}`);
  }
}
