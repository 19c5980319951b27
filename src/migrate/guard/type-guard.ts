import { skip } from '../codemod.js';
import { combine, type PlannedSite } from '../combine.js';
import type { FileChange } from '../outcome.js';
import { Compiler, type CompilerConfig, realPath, type TypeError } from './compiler.js';
import { Configs } from './configs.js';
import { blame, offsetBefore } from './blame.js';
import { displayPath } from '../../project/display-path.js';

interface Checked {
  compiler: Compiler;
  /** How often each error was there before the changes that are asked about. */
  before: Map<string, number>;
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
    for (;;) {
      const { changes } = combine(sites);
      const found = this.compilersOf(changes).flatMap((checked) =>
        this.gained(checked, changes).map((error) => ({ error, checked })),
      );
      if (found.length === 0) {
        this.accept(changes);
        return sites;
      }
      const fresh = new Set(found.map(({ checked }) => checked).filter((one) => !settled.has(one)));
      for (const checked of fresh) {
        settled.add(checked);
        // What an error says, and now and then whether it is one, rests on the order in which files are checked.
        for (const one of this.gained(checked, [])) countIn(checked.before, keyOf(one, []));
      }
      if (fresh.size > 0) continue;
      const guilty = this.guilty(found, sites, changes);
      sites = sites.map((site) => {
        const error = guilty.get(site);
        return error === undefined ? site : this.rolledBack(site, error);
      });
    }
  }

  /** Who brought new errors: all that are beyond doubt, else those of the first error that has any. */
  private guilty(
    found: readonly { error: TypeError; checked: Checked }[],
    sites: readonly PlannedSite[],
    changes: readonly FileChange[],
  ): Map<PlannedSite, TypeError> {
    const guilty = new Map<PlannedSite, TypeError>();
    const doubtful: (() => void)[] = [];
    for (const { error, checked } of found) {
      const blamed = blame(error, sites, changes, checked.compiler);
      if (blamed === null || blamed.sites.length === 0) {
        countIn(checked.before, keyOf(error, changes));
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
    for (const checked of this.compilers.values())
      checked.before = counted(checked.compiler.errors(this.kept));
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
  private gained({ compiler, before }: Checked, changes: readonly FileChange[]): TypeError[] {
    const left = new Map(before);
    const texts = new Map(this.kept);
    for (const { file, after } of changes) texts.set(realPath(file.absolute), after);
    return compiler.errors(texts).filter((error) => countIn(left, keyOf(error, changes), -1) < 0);
  }

  private compilersOf(changes: readonly FileChange[]): Checked[] {
    const found = new Set<Checked>();
    for (const { file } of changes) {
      const absolute = realPath(file.absolute);
      const owning = this.configs
        .of(absolute)
        .map((config) => ({ config, checked: this.compilerOf(config) }))
        .filter(
          ({ config, checked }) => config.files.has(absolute) || checked.compiler.has(absolute),
        );
      if (owning.length === 0) this.unchecked.add(file.path);
      for (const { checked } of owning) found.add(checked);
    }
    return [...found];
  }

  private compilerOf(config: CompilerConfig): Checked {
    let checked = this.compilers.get(config.path);
    if (checked === undefined) {
      const compiler = new Compiler(config);
      checked = { compiler, before: counted(compiler.errors(this.kept)) };
      this.compilers.set(config.path, checked);
    }
    return checked;
  }

  private rolledBack({ outcome, file }: PlannedSite, error: TypeError): PlannedSite {
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
