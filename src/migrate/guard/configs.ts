import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { up } from 'empathic/find';
import { type CompilerConfig, readCompilerConfig, realPath } from './compiler.js';

/** The compiler settings of a project: which of them a file belongs to. */
export class Configs {
  private readonly known = new Map<string, CompilerConfig | null>();

  /**
   * Every configuration that has the file among its own: of the nearest tsconfig above it and those which that refers
   * to, else of the next one above. Where none has, the nearest: others of its files may import this one.
   *
   * @param file absolute, links resolved
   */
  of(file: string): CompilerConfig[] {
    let nearest: CompilerConfig[] = [];
    for (let folder = path.dirname(file), above = ''; folder !== above; folder = above) {
      const config = up('tsconfig.json', { cwd: folder });
      if (config === undefined) break;
      const all = this.withReferences(config);
      const owning = all.filter(({ files }) => files.has(file));
      if (owning.length > 0) return owning;
      if (nearest.length === 0) nearest = all;
      above = path.dirname(path.dirname(config));
      if (above === path.dirname(config)) break;
    }
    return nearest;
  }

  private withReferences(start: string): CompilerConfig[] {
    const found: CompilerConfig[] = [];
    const open = [start];
    const seen = new Set(open);
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      const config = this.read(one);
      if (config === null) continue;
      found.push(config);
      for (const reference of config.references) {
        if (seen.has(reference)) continue;
        seen.add(reference);
        open.push(reference);
      }
    }
    return found;
  }

  private read(config: string): CompilerConfig | null {
    let read = this.known.get(config);
    if (read === undefined) {
      read = readCompilerConfig(config, hasOlderTypeScript(config));
      this.known.set(config, read);
    }
    return read;
  }
}

/** Before version 6, `strict` was off and all of `@types` were taken in where nothing was said. */
function hasOlderTypeScript(config: string): boolean {
  try {
    const manifest = createRequire(realPath(config)).resolve('typescript/package.json');
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version?: unknown };
    return typeof version === 'string' && Number.parseInt(version, 10) < 6;
  } catch {
    return false;
  }
}
