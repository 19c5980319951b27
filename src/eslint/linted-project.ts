import { FileScopes, type ParsedFile, ProjectFacts, ProjectModules } from '../analysis/index.js';
import type { ApiCall } from '../facts/index.js';
import type { ResolvedSettings } from '../settings/settings.js';
import type { CallFinder } from './call-finder.js';
import { sourceFiles } from './source-files.js';
import { WatchedTexts } from './watched-texts.js';

/** To look for changed files may take one part in so many of the time. */
const SHARE_OF_TIME = 50;

/**
 * The project around the files that a linter hands over, one by one and with texts of its own. The other files are read
 * from disk when something in them is asked for, and again once they have changed: an editor keeps this for days.
 */
export class LintedProject implements CallFinder {
  private readonly texts = new WatchedTexts();
  private readonly modules: ProjectModules;
  private readonly facts: ProjectFacts;
  /** Those of the present run over the project: it began with the last one that came again. */
  private readonly linted = new Set<string>();
  private nextLook = 0;

  /** @param cwd the folder to which the paths of files are relative */
  constructor(cwd: string, settings: ResolvedSettings) {
    const { followPackages } = settings;
    this.modules = new ProjectModules(cwd, {
      followPackages,
      texts: this.texts,
      findFiles: () => sourceFiles(cwd),
    });
    this.facts = new ProjectFacts(this.modules, settings);
  }

  /** Begin with another text, or another look at the same: whether it can have calls. */
  mayHaveCalls(file: string, text: string): boolean {
    const path = this.modules.absolute(file);
    this.lookForChanges(path);
    return this.texts.isAsRead(path, text)
      ? this.facts.mayHaveCalls(file, text)
      : this.facts.mayHaveCallsUnsaved(file, text);
  }

  callsOf({ path, text, ast, scopeManager }: ParsedFile): readonly ApiCall[] {
    const file = new FileScopes(path, text, ast, scopeManager);
    return this.texts.isAsRead(this.modules.absolute(path), text)
      ? this.facts.of(file).calls
      : this.facts.ofUnsaved(file).calls;
  }

  /**
   * A run over a project hands over each file once, and the files change little meanwhile; whoever hands over the same one
   * again wants to know what has changed.
   */
  private lookForChanges(path: string): void {
    const now = performance.now();
    const isAgain = this.linted.has(path);
    if (isAgain) this.linted.clear();
    this.linted.add(path);
    if (!isAgain && now < this.nextLook) return;
    const changed = this.texts.takeChanged();
    if (changed.size > 0) this.facts.renew(changed);
    const end = performance.now();
    this.nextLook = end + SHARE_OF_TIME * (end - now);
  }
}
