import path from 'node:path';
import { getTsconfig, type TsConfigResult } from 'get-tsconfig';
import type { SiteFile } from './site-file.js';

type Ending = 'none' | 'js' | 'own';

/** How the files of a project name its modules: by alias or relative, with which ending. */
export class Specifiers {
  private readonly configs = new Map<string, TsConfigResult | null>();

  /**
   * @param resolve the absolute path that a specifier means in a file
   * @param learnFrom files whose imports show the habit of the project
   */
  constructor(
    private readonly resolve: (specifier: string, from: string) => string | null,
    private readonly learnFrom: () => Iterable<SiteFile>,
  ) {}

  /** How a file names a module of the project: as its other imports do, else as those of other files do. */
  of(target: string, from: SiteFile): string {
    const relative = this.relative(target, from);
    const usesAlias = importsOf(from).some((one) => this.isAlias(one, from));
    const climbs = relative.startsWith('../');
    if (!usesAlias && !(climbs && !importsOf(from).some((one) => one.startsWith('../'))))
      return relative;
    const alias = this.aliasOf(target, from);
    const isUsual = usesAlias || this.isAliasUsual();
    return alias !== null && isUsual ? alias : relative;
  }

  private isAliasUsual(): boolean {
    for (const file of this.learnFrom())
      if (importsOf(file).some((one) => this.isAlias(one, file))) return true;
    return false;
  }

  private isAlias(specifier: string, from: SiteFile): boolean {
    if (specifier.startsWith('.')) return false;
    const found = this.resolve(specifier, from.absolute);
    return found !== null && !found.includes(`${path.sep}node_modules${path.sep}`);
  }

  private relative(target: string, from: SiteFile): string {
    const folder = path.dirname(from.absolute);
    const named = path.relative(folder, target).split(path.sep).join('/');
    const specifier = named.startsWith('../') ? named : `./${named}`;
    return withEnding(specifier, this.endingFor(from, /\.[mc]?jsx?$/.test(target)));
  }

  private endingFor(from: SiteFile, isJavaScript: boolean): Ending {
    const own = endingIn(importsOf(from));
    if (own !== null) return own;
    const config = this.configFor(from.absolute);
    const { module, moduleResolution, allowImportingTsExtensions } =
      config?.config.compilerOptions ?? {};
    const isTypeScript = /\.[mc]?tsx?$/.test(from.path);
    // There an import without its ending is an error.
    if (isTypeScript && /^node(?:16|18|20|next)/i.test(moduleResolution ?? module ?? ''))
      return allowImportingTsExtensions === true ? 'own' : 'js';
    for (const file of this.learnFrom()) {
      const isAlike =
        path.extname(file.path) === path.extname(from.path) &&
        this.configFor(file.absolute)?.path === config?.path;
      const theirs = isAlike ? endingIn(importsOf(file)) : null;
      if (theirs !== null) return theirs;
    }
    // What Node runs as it is names files whole; a TypeScript module beside it says that a bundler is there.
    if (!isTypeScript) return /\.[mc]?js$/.test(from.path) && isJavaScript ? 'own' : 'none';
    return allowImportingTsExtensions === true ? 'own' : 'none';
  }

  /** A name by tsconfig `paths` or package `imports` that leads to the target. */
  private aliasOf(target: string, from: SiteFile): string | null {
    const tsconfig = this.configFor(from.absolute);
    const { paths = {}, baseUrl } = tsconfig?.config.compilerOptions ?? {};
    if (tsconfig === null) return null;
    const base = path.resolve(path.dirname(tsconfig.path), baseUrl ?? '.');
    for (const [pattern, targets] of Object.entries(paths)) {
      for (const one of targets) {
        const specifier = matched(pattern, path.resolve(base, one), target);
        if (specifier === null) continue;
        for (const candidate of [withEnding(specifier, 'none'), specifier])
          if (this.resolve(candidate, from.absolute) === target) return candidate;
      }
    }
    return null;
  }

  private configFor(file: string): TsConfigResult | null {
    const folder = path.dirname(file);
    let config = this.configs.get(folder);
    if (config === undefined) {
      config = readConfig(folder);
      this.configs.set(folder, config);
    }
    return config;
  }
}

function readConfig(folder: string): TsConfigResult | null {
  try {
    return getTsconfig(folder) ?? getTsconfig(folder, 'jsconfig.json');
  } catch {
    // One that cannot be read tells nothing; the type check says what is wrong with it.
    return null;
  }
}

/** What stands for `*` of a pattern, put into the name: `@/*` for `/p/src/*` and `/p/src/lib/api.ts` gives `@/lib/api.ts`. */
function matched(pattern: string, targets: string, target: string): string | null {
  const [before = '', after] = targets.split('*');
  if (after === undefined) return before === target ? pattern : null;
  if (!target.startsWith(before) || !target.endsWith(after)) return null;
  const star = target
    .slice(before.length, target.length - after.length)
    .split(path.sep)
    .join('/');
  return pattern.replace('*', star);
}

function importsOf(file: SiteFile): string[] {
  return file.program.body.flatMap((one) =>
    one.type === 'ImportDeclaration' &&
    !/\.(?:json|css|scss|svg|png|vue|svelte)$/.test(one.source.value)
      ? [one.source.value]
      : [],
  );
}

function endingIn(specifiers: readonly string[]): Ending | null {
  const endings = specifiers
    .filter((one) => one.startsWith('.'))
    .map((one) => (/\.[mc]?tsx?$/.test(one) ? 'own' : /\.[mc]?jsx?$/.test(one) ? 'js' : 'none'));
  const often = (ending: Ending): number => endings.filter((one) => one === ending).length;
  const [first] = [...new Set(endings)].sort((one, other) => often(other) - often(one));
  return first ?? null;
}

function withEnding(specifier: string, ending: Ending): string {
  if (ending === 'own') return specifier;
  const bare = specifier.replace(/\.[mc]?[jt]sx?$/, '');
  if (ending === 'none') return bare.replace(/\/index$/, '') || bare;
  const [, kind = ''] = /\.([mc]?)[jt]sx?$/.exec(specifier) ?? [];
  return `${bare}.${kind}js`;
}
