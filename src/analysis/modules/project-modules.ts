import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type NapiResolveOptions, ResolverFactory } from 'oxc-resolver';
import type { FileScopes } from '../scopes/file-scopes.js';
import type { Modules } from './modules.js';
import { LocalPackages } from './local-packages.js';
import { JsConfigs } from './js-configs.js';
import { isFollowed } from './installed-packages.js';
import { ParsedFiles } from './parsed-files.js';
import type { Workspaces } from './unlinked-workspaces.js';
import { workspaceSources } from './workspace-source.js';

const LARGEST_FILE = 512 * 1024;

const RESOLUTION: NapiResolveOptions = {
  extensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'],
  extensionAlias: {
    '.js': ['.ts', '.tsx', '.js', '.jsx'],
    '.jsx': ['.tsx', '.jsx'],
    '.mjs': ['.mts', '.mjs'],
    '.cjs': ['.cts', '.cjs'],
  },
  // Of what a workspace builds, the source tells more, and is there before the first build.
  conditionNames: ['source', 'development', 'import', 'module', 'node', 'require', 'default'],
  mainFields: ['source', 'module', 'main'],
};

/** Resolves and parses the files of a project, and only when something in them is asked for. */
export class ProjectModules implements Modules {
  private readonly resolver = new ResolverFactory({ ...RESOLUTION, tsconfig: 'auto' });
  /** A tsconfig that cannot be read fails every resolution below it, those that need none included. */
  private readonly plainResolver = new ResolverFactory(RESOLUTION);
  /** What could not be read or parsed when it was asked for. */
  private readonly failed = new Set<string>();
  private readonly localPackages: LocalPackages;
  private readonly jsConfigs = new JsConfigs(RESOLUTION);
  private readonly resolved = new Map<string, string | null>();
  private setUps: readonly string[] | null = null;
  private readonly workspaces: Workspaces = new Map();

  /**
   * @param cwd the folder to which the paths of files are relative
   * @param followPackages names of the installed packages that are followed, `*` for any part
   * @param parsed shared with whoever parses the same files
   * @param files the absolute paths of the project's files, where they are known
   */
  constructor(
    private readonly cwd: string,
    private readonly followPackages: readonly string[] = [],
    private readonly parsed = new ParsedFiles(),
    private readonly files: readonly string[] = [],
  ) {
    this.localPackages = new LocalPackages(cwd);
  }

  absolute(file: string): string {
    return path.resolve(this.cwd, file);
  }

  pathOf(from: string, specifier: string): string | null {
    return this.resolve(this.absolute(from), specifier);
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
    this.setUps ??= this.files.filter((file) => SETS_UP_CLIENTS.test(textOf(file)));
    const home = packageOf(this.absolute(of));
    return this.setUps.filter((file) => packageOf(file) === home);
  }

  /** The files that imports led to, beside those of the project. */
  get followed(): string[] {
    const known = new Set<string | null>([...this.files, null]);
    return [...new Set(this.resolved.values())].filter((file) => !known.has(file)) as string[];
  }

  private resolve(from: string, specifier: string): string | null {
    const key = `${path.dirname(from)}\0${specifier}`;
    let file = this.resolved.get(key);
    if (file === undefined) {
      file = this.find(from, specifier);
      this.resolved.set(key, file);
    }
    return file;
  }

  private find(from: string, specifier: string): string | null {
    const file =
      resolveWith(this.resolver, from, specifier) ??
      resolveWith(this.plainResolver, from, specifier) ??
      this.findByJsConfig(from, specifier) ??
      this.findSource(from, specifier);
    if (file === null || !isFollowed(file, this.followPackages)) return null;
    const isRead = /\.(?:[mc]?[jt]sx?|vue|svelte|json)$/.test(file);
    return isRead && !/\.d\.[mc]?ts$/.test(file) ? file : null;
  }

  private findByJsConfig(from: string, specifier: string): string | null {
    if (/^[./]/.test(specifier)) return null;
    const resolver = this.jsConfigs.resolverFor(from);
    return resolver === null ? null : resolveWith(resolver, from, specifier);
  }

  private findSource(from: string, specifier: string): string | null {
    if (/^[.#/]/.test(specifier)) return null;
    const declared = workspaceSources(this.workspaces, from, specifier);
    for (const source of declared ?? this.localPackages.sourcesOf(specifier)) {
      const found = resolveWith(this.plainResolver, source, `./${path.basename(source)}`);
      if (found !== null) return found;
    }
    return null;
  }

  private read(file: string): FileScopes | null {
    try {
      if (statSync(file).size > LARGEST_FILE) return null;
      const relative = path.relative(this.cwd, file).split(path.sep).join('/');
      const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
      const opened = this.parsed.open(file, relative, text);
      return opened.ok ? opened.file : null;
    } catch {
      return null;
    }
  }
}

/** A pre-filter: what runs of these files is found in their syntax trees. */
const SETS_UP_CLIENTS = /\.interceptors\b|\.defaults\.|['"]axios-retry['"]/;

/** The folder of the package that a file belongs to: an application of a workspace is another program. */
function packageOf(file: string): string | null {
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'package.json'))) return folder;
    if (folder === path.dirname(folder)) return null;
  }
}

function textOf(file: string): string {
  try {
    return statSync(file).size > LARGEST_FILE ? '' : readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function resolveWith(resolver: ResolverFactory, from: string, specifier: string): string | null {
  try {
    return resolver.resolveFileSync(from, specifier).path ?? null;
  } catch {
    return null;
  }
}
