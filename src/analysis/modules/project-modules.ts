import path from 'node:path';
import type { FileScopes } from '../scopes/file-scopes.js';
import { Implementations } from './implementations.js';
import type { Modules, SetUp } from './modules.js';
import { ParsedFiles } from './parsed-files.js';
import { Resolution } from './resolution.js';
import { SetUpFiles } from './set-up-files.js';
import { LARGEST_TEXT, type SourceTexts, TEXTS_ON_DISK } from './source-texts.js';

/** What is known of a project beside its folder. */
interface ModulesOptions {
  /** Whether imports lead anywhere at all. */
  followImports?: boolean;
  /** Names of the installed packages that are followed, `*` for any part. */
  followPackages?: readonly string[];
  /** Shared with whoever parses the same files. */
  parsed?: ParsedFiles;
  /** The absolute paths of the project's files, where they are known. */
  files?: readonly string[];
  /** Finds them where they are not known; asked only for what is set up in one place for all others. */
  findFiles?: () => readonly string[];
  texts?: SourceTexts;
}

/** Resolves and parses the files of a project, and only when something in them is asked for. */
export class ProjectModules implements Modules {
  readonly texts: SourceTexts;
  readonly implementations: Implementations;
  private readonly parsed: ParsedFiles;
  /** The absolute paths of the project's files, where they are known. */
  readonly files: readonly string[];
  private readonly followImports: boolean;
  private readonly resolution: Resolution;
  /** What could not be read or parsed when it was asked for. */
  private readonly failed = new Set<string>();
  private readonly absolutes = new Map<string, string>();
  private readonly setUps: SetUpFiles;

  /** @param cwd the folder to which the paths of files are relative */
  constructor(
    private readonly cwd: string,
    options: ModulesOptions = {},
  ) {
    const { texts = TEXTS_ON_DISK } = options;
    this.texts = texts;
    this.parsed = options.parsed ?? new ParsedFiles();
    const { files = [], findFiles = () => files } = options;
    this.files = files;
    this.followImports = options.followImports ?? true;
    this.setUps = new SetUpFiles(findFiles, texts);
    this.implementations = new Implementations(this, this.followImports ? files : []);
    this.resolution = new Resolution(cwd, options.followPackages ?? [], (folder) =>
      texts.missed?.(folder),
    );
  }

  absolute(file: string): string {
    let absolute = this.absolutes.get(file);
    if (absolute === undefined) {
      absolute = path.resolve(this.cwd, file);
      this.absolutes.set(file, absolute);
    }
    return absolute;
  }

  pathOf(from: string, specifier: string): string | null {
    return this.followImports ? this.resolution.pathOf(this.absolute(from), specifier) : null;
  }

  load(file: string): FileScopes | null {
    const kept = this.parsed.peek(file);
    // One that is too large to be followed into is parsed only where it is asked for itself.
    if (kept !== undefined) return kept.ok && !isTooLarge(kept.file.text) ? kept.file : null;
    if (this.failed.has(file)) return null;
    const found = this.read(file);
    if (found === null) this.failed.add(file);
    return found;
  }

  settingUp(of: string, what: SetUp): readonly string[] {
    return this.followImports ? this.setUps.around(this.absolute(of), what) : [];
  }

  /** The files that imports led to, beside those of the project. */
  get followed(): string[] {
    const known = new Set(this.files);
    return [...this.resolution.found].filter((file) => !known.has(file));
  }

  /**
   * Take notice that files have changed, appeared or gone.
   *
   * @param changed absolute paths of files, and of folders in which something was missed
   */
  renew(changed: ReadonlySet<string>): Renewal {
    for (const file of changed) {
      this.parsed.forget(file);
      this.failed.delete(file);
    }
    return { found: this.resolution.renew(changed), isSetUp: this.setUps.renew(changed) };
  }

  private read(file: string): FileScopes | null {
    const text = this.texts.read(file);
    if (text === null || isTooLarge(text)) return null;
    const relative = path.relative(this.cwd, file).split(path.sep).join('/');
    try {
      const opened = this.parsed.open(file, relative, text);
      return opened.ok ? opened.file : null;
    } catch {
      // Nested too deeply for its scopes to be found.
      return null;
    }
  }
}

function isTooLarge(text: string): boolean {
  return text.length > LARGEST_TEXT;
}

/** What has become of imports since files changed. */
interface Renewal {
  /** Imports that led nowhere before: from which file, and as what. */
  found: readonly { from: string; specifier: string }[];
  /** One of the files says how something behaves in others, or did so before. */
  isSetUp: boolean;
}
