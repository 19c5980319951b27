import { getHeapStatistics } from 'node:v8';
import { skip } from '../codemod.js';
import { combine, type PlannedSite } from '../combine.js';
import type { FileChange } from '../outcome.js';
import { Compiler, type CompilerConfig, realPath, type TypeError } from './compiler.js';
import { Configs } from './configs.js';
import { blame, offsetBefore } from './blame.js';
import { displayPath } from '../../project/display-path.js';

interface Checked {
  compiler: Compiler;
  /** How often each error was there before the changes that are asked about; null where nobody has asked. */
  before: Map<string, number> | null;
}

/** Holds back the sites whose edits would give the project a type error that it does not have. */
export class TypeGuard {
  private readonly configs = new Configs();
  private readonly compilers = new Map<string, Checked>();
  /** What earlier codemods of the same run have made of files, by paths with links resolved. */
  private readonly kept = new Map<string, string>();
  private readonly unchecked = new Set<string>();

  /** @param cwd the folder to which shown paths are relative */
  constructor(private readonly cwd: string) {}

  /** Changed files that no tsconfig has among its own, as reports show them. */
  get notChecked(): readonly string[] {
    return [...this.unchecked];
  }

  /** The sites, with those skipped that are to blame for new errors. The rest is checked again without them. */
  keep(planned: readonly PlannedSite[]): PlannedSite[] {
    let sites = [...planned];
    const settled = new Set<Checked>();
    const verified = new Map<Checked, string[]>();
    for (;;) {
      const { changes } = combine(sites);
      // One program after the other, so that not all of them have to be kept.
      const open = this.compilersOf(changes).find(
        (checked) => !isSame(verified.get(checked), textsIn(checked, changes)),
      );
      if (open === undefined) {
        this.accept(changes);
        return sites;
      }
      let found = this.gained(open, changes);
      if (found.length > 0 && !settled.has(open)) {
        settled.add(open);
        const noise = new Set(this.noiseOf(open));
        found = found.filter((error) => !noise.has(keyOf(error, changes)));
      }
      if (found.length === 0) verified.set(open, textsIn(open, changes));
      const guilty = this.guilty(found, open, sites, changes);
      sites = sites.map((site) => {
        const error = guilty.get(site);
        return error === undefined ? site : this.rolledBack(site, error);
      });
    }
  }

  /** Whether something is an error rests now and then on the order in which files are checked. */
  private noiseOf(checked: Checked): string[] {
    const keys = this.gained(checked, []).map((error) => keyOf(error, []));
    for (const key of keys) excuse(checked, key);
    return keys;
  }

  /** Who brought new errors: all that are beyond doubt, else those of the first error that has any. */
  private guilty(
    found: readonly TypeError[],
    checked: Checked,
    sites: readonly PlannedSite[],
    changes: readonly FileChange[],
  ): Map<PlannedSite, TypeError> {
    const guilty = new Map<PlannedSite, TypeError>();
    const doubtful: (() => void)[] = [];
    for (const error of found) {
      const blamed = blame(error, sites, changes, checked.compiler);
      if (blamed === null || blamed.sites.length === 0) {
        excuse(checked, keyOf(error, changes));
      } else if (blamed.isSure || blamed.sites.length === 1) {
        for (const site of blamed.sites) guilty.set(site, error);
      } else {
        doubtful.push(() => {
          for (const site of this.narrowed(blamed.sites, sites, error, checked, changes))
            guilty.set(site, error);
        });
      }
    }
    if (guilty.size === 0) doubtful[0]?.();
    return guilty;
  }

  /** Later codemods are asked about what they add to these changes. */
  private accept(changes: readonly FileChange[]): void {
    if (changes.length === 0) return;
    for (const { file, after } of changes) this.kept.set(realPath(file.absolute), after);
    for (const checked of this.compilers.values()) checked.before = null;
  }

  /** Of several that may be to blame the one without which the error is gone; all where none alone is. */
  private narrowed(
    suspects: readonly PlannedSite[],
    sites: readonly PlannedSite[],
    error: TypeError,
    checked: Checked,
    changes: readonly FileChange[],
  ): readonly PlannedSite[] {
    if (suspects.length > MOST_TRIALS) return suspects;
    const key = keyOf(error, changes);
    for (const suspect of suspects) {
      const rest = combine(sites.filter((site) => site !== suspect)).changes;
      const left = this.gained(checked, rest);
      if (!left.some((one) => keyOf(one, rest) === key)) return [suspect];
    }
    return suspects;
  }

  /** The errors that changes bring, each as often as it is new. */
  private gained(checked: Checked, changes: readonly FileChange[]): TypeError[] {
    this.spareMemory(checked.compiler);
    checked.before ??= counted(checked.compiler.errors(this.kept));
    const left = new Map(checked.before);
    const texts = new Map(this.kept);
    for (const { file, after } of changes) texts.set(realPath(file.absolute), after);
    return checked.compiler
      .errors(texts)
      .filter((error) => countIn(left, keyOf(error, changes), -1) < 0);
  }

  /** A repository may have dozens of tsconfigs, each a program of its own. */
  private spareMemory(needed: Compiler): void {
    const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
    if (used < limit / 2) return;
    for (const { compiler } of this.compilers.values()) if (compiler !== needed) compiler.release();
  }

  private compilersOf(changes: readonly FileChange[]): Checked[] {
    const found = new Set<Checked>();
    for (const { file } of changes) {
      const absolute = realPath(file.absolute);
      const owning = this.configs
        .of(absolute)
        .map((config) => this.compilerOf(config))
        .filter(({ compiler }) => compiler.has(absolute));
      if (owning.length === 0) this.unchecked.add(file.path);
      for (const checked of owning) found.add(checked);
    }
    return [...found];
  }

  private compilerOf(config: CompilerConfig): Checked {
    const known = this.compilers.get(config.path);
    if (known !== undefined) return known;
    const made = { compiler: new Compiler(config), before: null };
    this.compilers.set(config.path, made);
    return made;
  }

  private rolledBack({ outcome, file }: PlannedSite, error: TypeError): PlannedSite {
    const { plan } = outcome;
    if (plan.kind === 'migrate' && plan.plainer !== undefined)
      return { outcome: { ...outcome, plan: plan.plainer }, file };
    const where = `${displayPath(this.cwd, error.file)}, line ${error.line} of what it would become`;
    return { outcome: { ...outcome, plan: skip('type-error', `${error.text}; ${where}`) }, file };
  }
}

/** To take sites away one by one is worth the wait only where they are few. */
const MOST_TRIALS = 12;

/**
 * Which error it is: where it stood before the changes, and its code. Its words may change without it, as the compiler
 * lists members in another order.
 */
function keyOf({ file, offset, code }: TypeError, changes: readonly FileChange[]): string {
  const change = changes.find((one) => realPath(one.file.absolute) === file);
  const { start } = change === undefined ? { start: offset } : offsetBefore(offset, change.edits);
  return `${file}\0${code}\0${start}`;
}

/** Count an error as one that was there before. */
function excuse({ before }: Checked, key: string): void {
  if (before !== null) countIn(before, key);
}

/** What changes make of the files of one program. */
function textsIn({ compiler }: Checked, changes: readonly FileChange[]): string[] {
  return changes
    .filter(({ file }) => compiler.has(realPath(file.absolute)))
    .map(({ after }) => after);
}

function isSame(some: readonly string[] | undefined, others: readonly string[]): boolean {
  return some?.length === others.length && some.every((text, index) => text === others[index]);
}

function counted(errors: readonly TypeError[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const error of errors) countIn(counts, keyOf(error, []));
  return counts;
}

function countIn(counts: Map<string, number>, key: string, step = 1): number {
  const count = (counts.get(key) ?? 0) + step;
  counts.set(key, count);
  return count;
}
