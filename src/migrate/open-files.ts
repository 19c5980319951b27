import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isUtf8 } from 'node:buffer';
import { FileScopes, parseFile } from '../analysis/index.js';
import { displayPath } from '../project/display-path.js';
import { SiteFile } from './site-file.js';
import { Specifiers } from './specifiers.js';

/** The files of a project as codemods see them, each read and parsed once. */
export class OpenFiles {
  private readonly files = new Map<string, SiteFile | null>();
  private readonly specifiers: Specifiers;

  /**
   * @param cwd the folder to which shown paths are relative
   * @param resolve the absolute path that a specifier means in a file; null for packages and for what is not found
   * @param replaced texts that stand for those on disk, by absolute path
   */
  constructor(
    private readonly cwd: string,
    private readonly resolve: (specifier: string, from: string) => string | null,
    private readonly replaced?: ReadonlyMap<string, string>,
  ) {
    this.specifiers = new Specifiers(resolve, () =>
      [...this.files.values()].filter((file) => file !== null),
    );
  }

  /** A file by its absolute path; null where it cannot be read as UTF-8, or has a syntax error. */
  open(absolute: string): SiteFile | null {
    let file = this.files.get(absolute);
    if (file === undefined) {
      const text = this.replaced?.get(absolute) ?? textOf(absolute);
      file = text === null ? null : this.parse(absolute, text);
      this.files.set(absolute, file);
    }
    return file;
  }

  /** A file whose text is known. */
  parse(absolute: string, text: string): SiteFile | null {
    const shown = displayPath(this.cwd, absolute);
    try {
      const parsed = parseFile(shown, text);
      if (!parsed.ok) return null;
      const { ast, scopeManager } = parsed.file;
      const scopes = new FileScopes(shown, text, ast, scopeManager);
      return new SiteFile(absolute, shown, text, scopes, scopeManager, parsed.comments, {
        resolve: this.resolve,
        specifierOf: (target, from) => this.specifiers.of(target, from),
      });
    } catch {
      // Nested too deeply for its scopes to be found.
      return null;
    }
  }

  absolute(shown: string): string {
    return path.resolve(this.cwd, shown);
  }
}

/** Without byte order mark, as the analysis reads it. Other encodings could not be written back as they were. */
function textOf(absolute: string): string | null {
  try {
    const bytes = readFileSync(absolute);
    const isUtf16 =
      (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    return isUtf16 || !isUtf8(bytes) ? null : new TextDecoder('utf-8').decode(bytes);
  } catch {
    return null;
  }
}
