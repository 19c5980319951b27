import type { ResolvedSettings } from '../../settings/settings.js';
import { analyseScopes } from '../analyse-file.js';
import type { FileFacts } from '../file.js';
import { mayContainCalls } from '../pre-filter.js';
import type { FileScopes } from '../scopes/file-scopes.js';
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

  /** @param files the absolute paths of the files whose facts will be asked for */
  constructor(
    readonly modules: ProjectModules,
    private readonly settings: ResolvedSettings,
    private readonly files: ReadonlySet<string>,
  ) {
    this.senders = new SendingExports(modules, settings);
  }

  /** Whether a file can have calls: by its text, or by what it imports. */
  mayHaveCalls(path: string, text: string): boolean {
    if (mayContainCalls(text, this.settings)) return true;
    this.prepare(this.modules.absolute(path));
    return this.senders.importsSender(path);
  }

  of(file: FileScopes): FileFacts {
    const path = this.modules.absolute(file.path);
    this.prepare(path);
    return this.facts.get(path) ?? this.analyse(path, file);
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
        if (open.length > 0) this.analyseImported(top.path);
      } else if (!this.visited.has(next)) {
        this.visited.add(next);
        open.push({ path: next, left: this.senders.sendersOf(next) });
      }
    }
  }

  private analyseImported(path: string): void {
    if (!this.files.has(path) || this.facts.has(path)) return;
    const file = this.modules.load(path);
    try {
      if (file !== null && this.mayHold(file)) this.analyse(path, file);
    } catch {
      // Said when its own turn comes.
    }
  }

  private mayHold({ path, text }: FileScopes): boolean {
    return mayContainCalls(text, this.settings) || this.senders.importsSender(path);
  }

  private analyse(path: string, file: FileScopes): FileFacts {
    const analysed = analyseScopes(file, this.settings, this.modules, this.senders);
    const { facts, senders, quiet } = analysed;
    this.facts.set(path, facts);
    this.senders.learn(path, senders, quiet);
    return facts;
  }
}
