import { realpathSync } from 'node:fs';
import type { Coverage } from '../project/coverage.js';
import type { Diagnostic } from '../project/diagnostic.js';
import type { ProjectOptions } from '../project/analyse-project.js';
import { parseFile } from '../analysis/index.js';
import { CodemodError, skip, type Codemod, type Skip } from './codemod.js';
import { combine, type PlannedSite } from './combine.js';
import type { TypeGuard } from './guard/type-guard.js';
import type { FileChange, SiteOutcome } from './outcome.js';
import { planProject } from './plan-project.js';
import type { SiteFile } from './site-file.js';
import { todosFor } from './todo.js';
import { isUnchanged, type TextChange, writeChanges } from './write/write-changes.js';
import { type WriteTarget, writeTarget } from './write/write-target.js';

/** How codemods are run over a project. */
export interface RunOptions extends ProjectOptions {
  /** Folders outside of which nothing is written. */
  roots: readonly string[];
  /** Hold back what would bring type errors. */
  typeCheck: boolean;
  /** Write a comment above each site that is skipped. */
  todo: boolean;
  /** Asked before files are changed, by their absolute paths with links resolved; throws where they must not be. */
  mayChange?: (files: readonly string[]) => Promise<void>;
  /** Asked for each site that would be migrated, with what that alone would change. */
  accept?: (site: SiteOutcome, alone: readonly FileChange[]) => Promise<boolean>;
  /** Told before a step that takes its time. */
  onStep?: (step: string) => void;
}

/** What came of it. Nothing is written yet. */
export interface MigrationRun {
  /** By codemod, then in the order of files and positions. */
  outcomes: RunOutcome[];
  changes: RunChange[];
  /** Of the analysis before anything was changed. */
  coverage: Coverage;
  diagnostics: Diagnostic[];
  /** Codemods for which the project is not ready, with what to do about it. */
  notReady: { codemod: string; message: string }[];
  /** Changed files that no tsconfig has among its own, where types are checked. */
  notTypeChecked: readonly string[];
}

export interface RunOutcome extends SiteOutcome {
  /** The files that it changes, by absolute path. */
  touches: readonly string[];
}

/** A file with what all codemods together make of it. */
export interface RunChange extends TextChange {
  absolute: string;
  /** As reports show it. */
  path: string;
}

/**
 * Plan codemods one after the other, each over what those before it would leave behind.
 *
 * @throws {Error} what `mayChange` throws
 */
export async function runCodemods(
  codemods: readonly Codemod[],
  options: RunOptions,
): Promise<MigrationRun> {
  const texts = new Map<string, string>();
  const writable = new Writable(options.roots.map((root) => realpathSync(root)));
  const changes = new Map<string, RunChange>();
  const run: Omit<MigrationRun, 'changes' | 'coverage'> & { coverage: Coverage | null } = {
    outcomes: [],
    coverage: null,
    diagnostics: [],
    notReady: [],
    notTypeChecked: [],
  };
  let guard: TypeGuard | null = null;
  const asked = new Set<string>();
  const mayChange = async (files: readonly SiteFile[]): Promise<void> => {
    const paths = files.flatMap((file) => writable.pathOf(file) ?? []);
    const fresh = paths.filter((path) => !asked.has(path));
    for (const path of fresh) asked.add(path);
    if (fresh.length > 0) await options.mayChange?.(fresh);
  };

  for (const codemod of codemods) {
    const plan = await planned(codemod, { ...options, replaced: texts });
    if (plan instanceof CodemodError) {
      run.notReady.push({ codemod: codemod.name, message: plan.message });
      continue;
    }
    if (run.coverage === null) {
      run.coverage = plan.coverage;
      run.diagnostics = plan.diagnostics;
    }
    let sites = writable.only(plan.sites);
    const files = combine(sites).changes.map(({ file }) => file);
    await mayChange(files);
    sites = await accepted(sites, options.accept);
    if (options.typeCheck && files.length > 0) {
      options.onStep?.('Checking types');
      guard ??= new (await import('./guard/type-guard.js')).TypeGuard(options.cwd);
      sites = guard.keep(sites);
    }
    sites = stillParsed(sites);
    const todos = options.todo ? writable.only(todosFor(sites)) : [];
    const combined = combine([...sites, ...todos]);
    await mayChange(combined.changes.map(({ file }) => file));
    for (const site of sites) {
      const touches = touchedBy(site).map(({ absolute }) => absolute);
      run.outcomes.push({ ...site.outcome, touches });
    }
    for (const { file, before, after } of combined.changes) {
      const target = writable.of(file);
      if ('kind' in target) continue;
      const { absolute, path } = file;
      const first = changes.get(absolute)?.before ?? before;
      changes.set(absolute, { absolute, path, target, before: first, after });
      texts.set(absolute, after);
    }
  }
  if (run.coverage === null)
    throw new CodemodError(run.notReady.map((one) => one.message).join('; '));
  return {
    ...run,
    coverage: run.coverage,
    changes: [...changes.values()].filter(({ before, after }) => before !== after),
    notTypeChecked: guard?.notChecked ?? [],
  };
}

/**
 * Write what codemods have made. A file that has changed since it was looked at is left as it is, with all that belongs
 * to it.
 *
 * @returns the run as it was written
 * @throws {WriteError} where nothing was written
 */
export function writeRun(run: MigrationRun, journal: string): MigrationRun {
  const changed = new Set(
    run.changes.filter(({ target }) => !isUnchanged(target)).map(({ absolute }) => absolute),
  );
  for (let size = -1; size !== changed.size;) {
    size = changed.size;
    for (const { touches } of run.outcomes)
      if (touches.some((file) => changed.has(file))) for (const file of touches) changed.add(file);
  }
  const changes = run.changes.filter(({ absolute }) => !changed.has(absolute));
  if (changes.length > 0) writeChanges(changes, journal);
  return { ...run, changes, outcomes: skippedIn(run.outcomes, changed, skip('file-changed')) };
}

/** The outcomes where nothing can be written to some files, or to any. */
export function skippedIn(
  outcomes: readonly RunOutcome[],
  files: ReadonlySet<string> | null,
  plan: Skip,
): RunOutcome[] {
  return outcomes.map((outcome) =>
    outcome.plan.kind === 'migrate' &&
    (files === null || outcome.touches.some((file) => files.has(file)))
      ? { ...outcome, plan, touches: [] }
      : outcome,
  );
}

async function planned(codemod: Codemod, options: ProjectOptions) {
  try {
    return await planProject(codemod, options);
  } catch (error) {
    if (error instanceof CodemodError) return error;
    throw error;
  }
}

async function accepted(
  sites: readonly PlannedSite[],
  accept: RunOptions['accept'],
): Promise<PlannedSite[]> {
  if (accept === undefined) return [...sites];
  const answered: PlannedSite[] = [];
  for (const site of settled(sites, combine(sites).outcomes)) {
    const isAsked = site.outcome.plan.kind === 'migrate';
    const isKept = !isAsked || (await accept(site.outcome, combine([site]).changes));
    answered.push(isKept ? site : skipped(site, skip('declined')));
  }
  return answered;
}

/**
 * Sites with what became of them. Where a codemod would break the syntax of a file, which is a fault of it, that file is
 * left as it is: not every file is type-checked.
 */
function stillParsed(sites: readonly PlannedSite[]): PlannedSite[] {
  const { outcomes, changes } = combine(sites);
  const broken = new Set<SiteFile>();
  for (const { file, after } of changes) if (!parseFile(file.path, after).ok) broken.add(file);
  const all = settled(sites, outcomes);
  if (broken.size === 0) return all;
  const plan = skip('shape-not-followed', 'a fault of unhappy-path, please report it');
  return stillParsed(
    all.map((site) =>
      touchedBy(site).some((file) => broken.has(file)) ? skipped(site, plan) : site,
    ),
  );
}

/** Sites with what became of them. */
function settled(sites: readonly PlannedSite[], outcomes: readonly SiteOutcome[]): PlannedSite[] {
  return sites.map((site, index) => ({ ...site, outcome: outcomes[index] ?? site.outcome }));
}

function skipped({ outcome, file }: PlannedSite, plan: Skip): PlannedSite {
  return { outcome: { ...outcome, plan }, file };
}

function touchedBy({ outcome: { plan }, file }: PlannedSite): SiteFile[] {
  if (plan.kind === 'skip' || file === null) return [];
  return [...new Set([file, ...plan.edits.flatMap((edit) => edit.file ?? [])])];
}

/** Which files can be written, each looked at once, before anything is made of it. */
class Writable {
  private readonly targets = new Map<string, WriteTarget | Skip>();
  private readonly claimed = new Map<string, string>();

  constructor(private readonly roots: readonly string[]) {}

  of({ absolute, text }: SiteFile): WriteTarget | Skip {
    let target = this.targets.get(absolute);
    if (target === undefined) {
      target = writeTarget(absolute, text, this.roots);
      if ('path' in target) {
        const other = this.claimed.get(target.path);
        this.claimed.set(target.path, other ?? absolute);
        if (other !== undefined) target = skip('overlaps', `the same file as ${other}`);
      }
      this.targets.set(absolute, target);
    }
    return target;
  }

  pathOf(file: SiteFile): string | null {
    const target = this.of(file);
    return 'path' in target ? target.path : null;
  }

  /** The sites, with those skipped that need a file which cannot be written. */
  only(sites: readonly PlannedSite[]): PlannedSite[] {
    return sites.map((site) => {
      for (const file of touchedBy(site)) {
        const target = this.of(file);
        if ('kind' in target) return skipped(site, target);
      }
      return site;
    });
  }
}
