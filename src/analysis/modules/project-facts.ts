import type { ResolvedSettings } from '../../settings/settings.js';
import { analyseScopes } from '../analyse-file.js';
import type { FileFacts } from '../file.js';
import { mayContainCalls } from '../pre-filter.js';
import type { FileScopes } from '../scopes/file-scopes.js';
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
  private readonly visited = new Set<string>();

  /** @param isAsked whether the facts of a file will be asked for, by its absolute path */
  constructor(
    readonly modules: ProjectModules,
    private readonly settings: ResolvedSettings,
    private readonly isAsked: (path: string) => boolean = () => true,
  ) {
    this.senders = new SendingExports(modules, settings);
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
    for (const path of outdated) {
      this.facts.delete(path);
      this.visited.delete(path);
    }
  }

  /** Analyse what a file imports, and what that imports, those first on which others build. */
  private prepare(path: string): void {
    if (this.visited.has(path)) return;
    this.visited.add(path);
    const open = [{ path, left: this.senders.sendersOf(path) }];
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const next = top.left.pop();
      if (next === undefined) {
        open.pop();
        if (!this.mayHold(top.path)) this.senders.learnNone(top.path);
        else if (open.length > 0) this.analyseImported(top.path);
      } else if (!this.visited.has(next)) {
        this.visited.add(next);
        open.push({ path: next, left: this.senders.sendersOf(next) });
      }
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
