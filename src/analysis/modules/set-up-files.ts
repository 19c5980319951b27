import { existsSync } from 'node:fs';
import path from 'node:path';
import { SET_UPS, type SetUp } from './modules.js';
import { LARGEST_TEXT, type SourceTexts } from './source-texts.js';

/** A pre-filter: what runs of these files is found in their syntax trees. */
const SETS_UP: Readonly<Record<SetUp, RegExp>> = {
  clients: /\.interceptors\b|\.defaults\.|['"]axios-retry['"]/,
  hooks: /\bQueryClient\(|\bSWRConfig\b/,
  servers: /\bexpress\(\)|\b[Ff]astify\(|\.setErrorHandler\(|\.onError\(/,
};

/** The files of a project that may say how something behaves wherever it is used. */
export class SetUpFiles {
  /** By absolute path, of those that set something up. */
  private byFile: Map<string, readonly SetUp[]> | null = null;
  /** By folder. */
  private readonly packages = new Map<string, string | null>();

  /** @param files the absolute paths of the project's files */
  constructor(
    private readonly files: () => readonly string[],
    private readonly texts: SourceTexts,
  ) {}

  /** Those of the package of a file, by its absolute path. */
  around(of: string, what: SetUp): string[] {
    const home = this.packageOf(path.dirname(of));
    return [...this.read()].flatMap(([file, sets]) =>
      sets.includes(what) && this.packageOf(path.dirname(file)) === home ? [file] : [],
    );
  }

  /** Read changed files again: whether one of them sets something up, or did so before. */
  renew(changed: Iterable<string>): boolean {
    const { byFile } = this;
    this.packages.clear();
    if (byFile === null) return false;
    let is = false;
    for (const file of changed) {
      is ||= byFile.has(file);
      byFile.delete(file);
      const sets = this.setBy(file);
      if (sets.length > 0) byFile.set(file, sets);
      is ||= sets.length > 0;
    }
    return is;
  }

  private read(): ReadonlyMap<string, readonly SetUp[]> {
    if (this.byFile === null) {
      this.byFile = new Map();
      for (const file of this.files()) {
        const sets = this.setBy(file);
        if (sets.length > 0) this.byFile.set(file, sets);
      }
    }
    return this.byFile;
  }

  private setBy(file: string): SetUp[] {
    const text = this.texts.read(file) ?? '';
    if (text.length > LARGEST_TEXT) return [];
    return SET_UPS.filter((what) => SETS_UP[what].test(text));
  }

  /** The folder of the package that a folder belongs to: an application of a workspace is another program. */
  private packageOf(folder: string): string | null {
    let home = this.packages.get(folder);
    if (home === undefined) {
      const outer = path.dirname(folder);
      home = existsSync(path.join(folder, 'package.json'))
        ? folder
        : outer === folder
          ? null
          : this.packageOf(outer);
      this.packages.set(folder, home);
    }
    return home;
  }
}
