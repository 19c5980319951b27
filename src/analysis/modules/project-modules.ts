import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { ResolverFactory } from 'oxc-resolver';
import { parseFile } from '../parse.js';
import { FileScopes } from '../scopes/file-scopes.js';
import type { Modules } from './modules.js';

const LARGEST_FILE = 512 * 1024;

/** Resolves and parses the files of a project, each once, and only when something in them is asked for. */
export class ProjectModules implements Modules {
  private readonly resolver = new ResolverFactory({
    tsconfig: 'auto',
    extensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'],
    extensionAlias: {
      '.js': ['.ts', '.tsx', '.js', '.jsx'],
      '.jsx': ['.tsx', '.jsx'],
      '.mjs': ['.mts', '.mjs'],
      '.cjs': ['.cts', '.cjs'],
    },
    conditionNames: ['import', 'module', 'default'],
    mainFields: ['module', 'main'],
  });
  private readonly loaded = new Map<string, FileScopes | null>();
  private readonly resolved = new Map<string, string | null>();

  /** @param cwd the folder to which the paths of files are relative */
  constructor(private readonly cwd: string) {}

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
    try {
      const { path: file } = this.resolver.resolveFileSync(from, specifier);
      if (file === undefined || file.includes(`${path.sep}node_modules${path.sep}`)) return null;
      return /\.(?:[mc]?[jt]sx?|vue|svelte)$/.test(file) && !file.endsWith('.d.ts') ? file : null;
    } catch {
      // A tsconfig that cannot be read fails every resolution below it: then nothing is followed.
      return null;
    }
  }

  private read(file: string): FileScopes | null {
    try {
      if (statSync(file).size > LARGEST_FILE) return null;
      const relative = path.relative(this.cwd, file).split(path.sep).join('/');
      const parsed = parseFile(relative, readFileSync(file, 'utf8'));
      if (!parsed.ok) return null;
      const { ast, scopeManager, text } = parsed.file;
      return new FileScopes(relative, text, ast, scopeManager);
    } catch {
      return null;
    }
  }
}
