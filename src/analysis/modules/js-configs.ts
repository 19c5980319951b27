import { existsSync } from 'node:fs';
import path from 'node:path';
import type { NapiResolveOptions, ResolverFactory } from 'oxc-resolver';
import { newResolver } from '../on-demand.js';

/** Resolvers by the `jsconfig.json` that a file without a `tsconfig.json` stands below. */
export class JsConfigs {
  private readonly byFolder = new Map<string, ResolverFactory | null>();

  constructor(private readonly options: NapiResolveOptions) {}

  /** The resolver for the imports of a file; null where no `jsconfig.json` says anything of them. */
  resolverFor(file: string): ResolverFactory | null {
    return this.ofFolder(path.dirname(file));
  }

  private ofFolder(folder: string): ResolverFactory | null {
    let resolver = this.byFolder.get(folder);
    if (resolver === undefined) {
      resolver = this.find(folder);
      this.byFolder.set(folder, resolver);
    }
    return resolver;
  }

  private find(folder: string): ResolverFactory | null {
    if (existsSync(path.join(folder, 'tsconfig.json'))) return null;
    const configFile = path.join(folder, 'jsconfig.json');
    if (existsSync(configFile)) {
      return newResolver({ ...this.options, tsconfig: { configFile } });
    }
    const parent = path.dirname(folder);
    return parent === folder ? null : this.ofFolder(parent);
  }
}
