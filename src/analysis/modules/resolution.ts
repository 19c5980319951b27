import path from 'node:path';
import type { NapiResolveOptions, ResolverFactory } from 'oxc-resolver';
import { newResolver } from '../on-demand.js';
import { isFollowed } from './installed-packages.js';
import { JsConfigs } from './js-configs.js';
import { LocalPackages } from './local-packages.js';
import type { Workspaces } from './unlinked-workspaces.js';
import { workspaceSources } from './workspace-source.js';

const OPTIONS: NapiResolveOptions = {
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

interface Missing {
  from: string;
  specifier: string;
}

/** Which files module specifiers mean. */
export class Resolution {
  private readonly resolver = newResolver({ ...OPTIONS, tsconfig: 'auto' });
  /** A tsconfig that cannot be read fails every resolution below it, those that need none included. */
  private readonly plainResolver = newResolver(OPTIONS);
  private readonly localPackages: LocalPackages;
  private readonly jsConfigs = new JsConfigs(OPTIONS);
  private readonly workspaces: Workspaces = new Map();
  /** By the folder from which a specifier is seen. */
  private readonly resolved = new Map<string, Map<string, string | null>>();
  private missing: Missing[] = [];

  /**
   * @param followPackages names of the installed packages that are followed, `*` for any part
   * @param onMissing told of a folder in which a file was looked for that is not there
   */
  constructor(
    cwd: string,
    private readonly followPackages: readonly string[],
    private readonly onMissing: (folder: string) => void,
  ) {
    this.localPackages = new LocalPackages(cwd);
  }

  /** The absolute path of a file that is followed; null where there is none. */
  pathOf(from: string, specifier: string): string | null {
    const folder = path.dirname(from);
    const resolved = this.resolved.get(folder) ?? new Map<string, string | null>();
    this.resolved.set(folder, resolved);
    let file = resolved.get(specifier);
    if (file === undefined) {
      file = this.find(from, specifier);
      resolved.set(specifier, file);
    }
    return file;
  }

  /** The files that were found so far. */
  get found(): ReadonlySet<string> {
    const files = [...this.resolved.values()].flatMap((resolved) => [...resolved.values()]);
    return new Set(files.filter((file) => file !== null));
  }

  /**
   * Look again for what was not there, and no longer for what is gone.
   *
   * @param changed absolute paths of files, of which some may be gone
   * @returns the specifiers that lead to a file by now, and from where
   */
  renew(changed: ReadonlySet<string>): Missing[] {
    this.resolver.clearCache();
    this.plainResolver.clearCache();
    for (const resolved of this.resolved.values()) {
      for (const [specifier, file] of resolved) {
        if (file !== null && changed.has(file)) resolved.delete(specifier);
      }
    }
    const before = this.missing;
    this.missing = [];
    return before.filter(({ from, specifier }) => {
      this.resolved.get(path.dirname(from))?.delete(specifier);
      return this.pathOf(from, specifier) !== null;
    });
  }

  private find(from: string, specifier: string): string | null {
    const file =
      resolveWith(this.resolver, from, specifier) ??
      resolveWith(this.plainResolver, from, specifier) ??
      this.findByJsConfig(from, specifier) ??
      this.findSource(from, specifier);
    if (file === null) {
      this.missing.push({ from, specifier });
      if (specifier.startsWith('.'))
        this.onMissing(path.dirname(path.resolve(path.dirname(from), specifier)));
    }
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
}

function resolveWith(resolver: ResolverFactory, from: string, specifier: string): string | null {
  try {
    return resolver.resolveFileSync(from, specifier).path ?? null;
  } catch {
    return null;
  }
}
