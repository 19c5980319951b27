import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type NapiResolveOptions, ResolverFactory } from 'oxc-resolver';
import { parseFile } from '../parse.js';
import { FileScopes } from '../scopes/file-scopes.js';
import type { Modules } from './modules.js';
import { isFollowed } from './installed-packages.js';
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

/** Resolves and parses the files of a project, each once, and only when something in them is asked for. */
export class ProjectModules implements Modules {
  private readonly resolver = new ResolverFactory({ ...RESOLUTION, tsconfig: 'auto' });
  /** A tsconfig that cannot be read fails every resolution below it, those that need none included. */
  private readonly plainResolver = new ResolverFactory(RESOLUTION);
  private readonly loaded = new Map<string, FileScopes | null>();
  private readonly resolved = new Map<string, string | null>();
  private readonly workspaces: Workspaces = new Map();

  /**
   * @param cwd the folder to which the paths of files are relative
   * @param followPackages names of the installed packages that are followed, `*` for any part
   */
  constructor(
    private readonly cwd: string,
    private readonly followPackages: readonly string[] = [],
  ) {}

  /** The absolute path of a file of the project. */
  absolute(file: string): string {
    return path.resolve(this.cwd, file);
  }

  /** The absolute path of the file that a specifier means; null where it is not found or not followed. */
  pathOf(from: string, specifier: string): string | null {
    return this.resolve(this.absolute(from), specifier);
  }

  load(from: string, specifier: string): FileScopes | null {
    const file = this.pathOf(from, specifier);
    if (file === null) return null;
    let scopes = this.loaded.get(file);
    if (scopes === undefined) {
      scopes = this.read(file);
      this.loaded.set(file, scopes);
    }
    return scopes;
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
      this.findSource(from, specifier);
    if (file === null || !isFollowed(file, this.followPackages)) return null;
    const isRead = /\.(?:[mc]?[jt]sx?|vue|svelte|json)$/.test(file);
    return isRead && !/\.d\.[mc]?ts$/.test(file) ? file : null;
  }

  private findSource(from: string, specifier: string): string | null {
    if (/^[.#/]/.test(specifier)) return null;
    for (const source of workspaceSources(this.workspaces, from, specifier)) {
      const found = resolveWith(this.plainResolver, source, `./${path.basename(source)}`);
      if (found !== null) return found;
    }
    return null;
  }

  private read(file: string): FileScopes | null {
    try {
      if (statSync(file).size > LARGEST_FILE) return null;
      const relative = path.relative(this.cwd, file).split(path.sep).join('/');
      const parsed = parseFile(relative, readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
      if (!parsed.ok) return null;
      const { ast, scopeManager, text } = parsed.file;
      return new FileScopes(relative, text, ast, scopeManager);
    } catch {
      return null;
    }
  }
}

function resolveWith(resolver: ResolverFactory, from: string, specifier: string): string | null {
  try {
    return resolver.resolveFileSync(from, specifier).path ?? null;
  } catch {
    return null;
  }
}
