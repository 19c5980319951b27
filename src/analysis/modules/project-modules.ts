import { existsSync } from 'node:fs';
import path from 'node:path';
import type { FileScopes } from '../scopes/file-scopes.js';
import type { Modules } from './modules.js';
import { ParsedFiles } from './parsed-files.js';
import { Resolution } from './resolution.js';
import { type SourceTexts, TEXTS_ON_DISK } from './source-texts.js';

/** In UTF-16 units. */
const LARGEST_TEXT = 512 * 1024;

/** What is known of a project beside its folder. */
interface ModulesOptions {
  /** Names of the installed packages that are followed, `*` for any part. */
  followPackages?: readonly string[];
  /** Shared with whoever parses the same files. */
  parsed?: ParsedFiles;
  /** The absolute paths of the project's files, where they are known. */
  files?: () => readonly string[];
  texts?: SourceTexts;
}

/** Resolves and parses the files of a project, and only when something in them is asked for. */
export class ProjectModules implements Modules {
  readonly texts: SourceTexts;
  private readonly parsed: ParsedFiles;
  private readonly files: () => readonly string[];
  private readonly resolution: Resolution;
  /** What could not be read or parsed when it was asked for. */
  private readonly failed = new Set<string>();
  private readonly absolutes = new Map<string, string>();
  private setUps: readonly string[] | null = null;

  /** @param cwd the folder to which the paths of files are relative */
  constructor(
    private readonly cwd: string,
    options: ModulesOptions = {},
  ) {
    const { texts = TEXTS_ON_DISK } = options;
    this.texts = texts;
    this.parsed = options.parsed ?? new ParsedFiles();
    this.files = options.files ?? (() => []);
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
    return this.resolution.pathOf(this.absolute(from), specifier);
  }

  load(file: string): FileScopes | null {
    const kept = this.parsed.peek(file);
    if (kept !== undefined) return kept.ok ? kept.file : null;
    if (this.failed.has(file)) return null;
    const found = this.read(file);
    if (found === null) this.failed.add(file);
    return found;
  }

  settingUpClients(of: string): readonly string[] {
    this.setUps ??= this.files().filter((file) => this.setsUpClients(file));
    const home = packageOf(this.absolute(of));
    return this.setUps.filter((file) => packageOf(file) === home);
  }

  /** The files that imports led to, beside those of the project. */
  get followed(): string[] {
    const known = new Set(this.files());
    return [...this.resolution.found].filter((file) => !known.has(file));
  }

  /**
   * Take notice that files have changed, appeared or gone.
   *
   * @param changed absolute paths of files, and of folders in which something was missed
   */
  renew(changed: ReadonlySet<string>): Renewal {
    const isSettingUp = (file: string): boolean => this.setUps?.includes(file) === true;
    const before = [...changed].some(isSettingUp);
    for (const file of changed) {
      this.parsed.forget(file);
      this.failed.delete(file);
    }
    if (this.setUps !== null) {
      const others = this.setUps.filter((file) => !changed.has(file));
      const now = [...changed].filter((file) => this.setsUpClients(file));
      this.setUps = [...others, ...now];
    }
    return {
      found: this.resolution.renew(changed),
      isSettingUpClients: before || [...changed].some(isSettingUp),
    };
  }

  private setsUpClients(file: string): boolean {
    const text = this.texts.read(file) ?? '';
    return text.length <= LARGEST_TEXT && SETS_UP_CLIENTS.test(text);
  }

  private read(file: string): FileScopes | null {
    const text = this.texts.read(file);
    if (text === null || text.length > LARGEST_TEXT) return null;
    const relative = path.relative(this.cwd, file).split(path.sep).join('/');
    const opened = this.parsed.open(file, relative, text);
    return opened.ok ? opened.file : null;
  }
}

/** What has become of imports since files changed. */
interface Renewal {
  /** Imports that led nowhere before: from which file, and as what. */
  found: readonly { from: string; specifier: string }[];
  /** One of the files gives a client interceptors, defaults or a retry, or did so before. */
  isSettingUpClients: boolean;
}

/** A pre-filter: what runs of these files is found in their syntax trees. */
const SETS_UP_CLIENTS = /\.interceptors\b|\.defaults\.|['"]axios-retry['"]|\bQueryClient\(|\bSWRConfig\b/;

/** The folder of the package that a file belongs to: an application of a workspace is another program. */
function packageOf(file: string): string | null {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'package.json'))) return folder;
    if (folder === path.dirname(folder)) return null;
  }
}
