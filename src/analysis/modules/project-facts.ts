import type { ResolvedSettings } from '../../settings/settings.js';
import { analyseScopes } from '../analyse-file.js';
import type { FileFacts } from '../file.js';
import { mayContainCalls } from '../pre-filter.js';
import type { FileScopes } from '../scopes/file-scopes.js';
import { ImportCircles } from './import-circles.js';
import type { FileImports } from './import-index.js';
import type { ProjectModules } from './project-modules.js';
import { SendingExports } from './sending-exports.js';

/**
 * The facts of the files of a project, each analysed once. What a file imports is analysed before it, so that only those
 * of its functions are followed that leave something to their callers.
 */
export class ProjectFacts {
  /** Knows more with each file that is analysed. */
  readonly senders: SendingExports;
  private readonly facts = new Map<string, FileFacts>();
  private readonly circles: ImportCircles;
  private readonly visited = new Set<string>();

  /** @param isAsked whether the facts of a file will be asked for, by its absolute path */
  constructor(
    readonly modules: ProjectModules,
    private readonly settings: ResolvedSettings,
    private readonly isAsked: (path: string) => boolean = () => true,
  ) {
    this.senders = new SendingExports(modules, settings);
    this.circles = new ImportCircles((path) => this.senders.sendersOf(path));
  }

  /** Whether a file can have calls: by its text, or by what it imports. */
  mayHaveCalls(path: string, text: string): boolean {
    const absolute = this.modules.absolute(path);
    // The text may have been decoded in another way than that of an import.
    if (mayContainCalls(text, this.settings) && this.senders.importsOf(path, text).mayHoldClient)
      return true;
    this.prepare(absolute);
    return this.mayHold(absolute);
  }

  of(file: FileScopes): FileFacts {
    const path = this.modules.absolute(file.path);
    this.prepare(path);
    return this.facts.get(path) ?? this.analyse(path, file);
  }

  /** As `mayHaveCalls`, for a text that other files do not see: it is typed, and not saved. */
  mayHaveCallsUnsaved(path: string, text: string): boolean {
    const imports = this.prepareFor(path, text);
    return imports.mayHoldClient || this.senders.importsSender(path, imports);
  }

  /** As `of`, for a text that other files do not see. */
  ofUnsaved(file: FileScopes): FileFacts {
    this.prepareFor(file.path, file.text);
    const { facts } = analyseScopes(file, this.settings, this.modules, this.senders);
    this.senders.handingUp.clear();
    return facts;
  }

  /**
   * Forget what is no longer true: of files that have changed, appeared or gone, and of those that build on them.
   *
   * @param changed absolute paths of files, and of folders in which something was missed
   */
  renew(changed: ReadonlySet<string>): void {
    const before = this.senders.dependentsOf(changed);
    const { found, isSetUp } = this.modules.renew(changed);
    const led = found.flatMap((one) => this.senders.importersOf(one));
    const outdated = isSetUp
      ? new Set([...this.facts.keys(), ...this.visited])
      : new Set([...before, ...this.senders.dependentsOf(led)]);
    this.senders.forget(changed, outdated);
    this.circles.forget(outdated);
    for (const path of outdated) {
      this.facts.delete(path);
      this.visited.delete(path);
    }
  }

  /**
   * Analyse what a file imports, and what that imports, those first on which others build. Of files that import each
   * other none is first: they take the order of their names, all that they import beside themselves before them, so that
   * facts are the same whichever file is asked for first.
   */
  private prepare(path: string): void {
    if (this.visited.has(path)) return;
    const open = [this.enter(this.circles.around(path))];
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const next = top.beyond.pop();
      if (next !== undefined) {
        if (!this.visited.has(next)) open.push(this.enter(this.circles.around(next)));
        continue;
      }
      open.pop();
      for (const member of top.circle) this.prepareWithin(member, new Set(top.circle));
    }
  }

  /** What is to be done for files that import each other: what they import beyond themselves, then they. */
  private enter(circle: readonly string[]): { circle: readonly string[]; beyond: string[] } {
    const own = new Set(circle);
    const beyond = circle.flatMap((member) => this.senders.sendersOf(member));
    return { circle, beyond: beyond.filter((imported) => !own.has(imported)).reverse() };
  }

  /** Analyse a file of a circle after those of it that it imports, as far as a circle has an order. */
  private prepareWithin(path: string, circle: ReadonlySet<string>): void {
    if (this.visited.has(path)) return;
    const visit = (member: string) => {
      this.visited.add(member);
      const left = this.senders.sendersOf(member).filter((imported) => circle.has(imported));
      return { member, left };
    };
    const open = [visit(path)];
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const next = top.left.pop();
      if (next !== undefined) {
        if (!this.visited.has(next)) open.push(visit(next));
        continue;
      }
      open.pop();
      if (this.mayHold(top.member)) this.analyseImported(top.member);
      else this.senders.learnNone(top.member);
    }
  }

  private prepareFor(file: string, text: string): FileImports {
    const path = this.modules.absolute(file);
    const imports = this.senders.importsOf(path, text);
    for (const imported of this.senders.sendersOf(path, imports)) {
      if (imported === path) continue;
      this.prepare(imported);
      if (this.mayHold(imported)) this.analyseImported(imported);
    }
    return imports;
  }

  private analyseImported(path: string): void {
    if (!this.isAsked(path) || this.facts.has(path)) return;
    const file = this.modules.load(path);
    try {
      if (file !== null) this.analyse(path, file);
    } catch {
      // Said when its own turn comes.
    }
  }

  /** @param path absolute; what it imports has been analysed, if it holds no client itself */
  private mayHold(path: string): boolean {
    return this.senders.importsOf(path).mayHoldClient || this.senders.importsSender(path);
  }

  private analyse(path: string, file: FileScopes): FileFacts {
    const analysed = analyseScopes(file, this.settings, this.modules, this.senders);
    this.facts.set(path, analysed.facts);
    this.senders.learn(path, analysed);
    return analysed.facts;
  }
}
