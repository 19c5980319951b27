import type { ResolvedSettings } from '../../settings/settings.js';
import { type ModuleRecord, moduleRecordOf } from '../parse.js';
import { mayContainCalls } from '../pre-filter.js';
import type { SourceTexts } from './source-texts.js';

/** One name that a file takes from a module; `*` for all of it. */
interface NamedImport {
  specifier: string;
  name: string;
}

/** What the text of a file says without its syntax tree. */
export interface FileImports {
  imports: readonly NamedImport[];
  /** The file may have a client of its own. */
  mayHoldClient: boolean;
}

const NONE: FileImports = { imports: [], mayHoldClient: false };

/** What files import, read without building their syntax trees: most files of a project lead to no client. */
export class ImportIndex {
  private readonly files = new Map<string, FileImports>();

  constructor(
    private readonly settings: ResolvedSettings,
    private readonly texts: SourceTexts,
  ) {}

  /** The files that were asked for, by their absolute paths. */
  get known(): Iterable<readonly [path: string, file: FileImports]> {
    return this.files;
  }

  forget(path: string): void {
    this.files.delete(path);
  }

  /** @param path absolute */
  of(path: string): FileImports {
    let found = this.files.get(path);
    if (found === undefined) {
      found = this.read(path);
      this.files.set(path, found);
    }
    return found;
  }

  private read(path: string): FileImports {
    const text = this.texts.read(path);
    return text === null ? NONE : this.importsIn(path, text);
  }

  /** What a text says that need not be that of the file. */
  importsIn(path: string, text: string): FileImports {
    if (path.endsWith('.json')) return NONE;
    try {
      return this.importsOf(path, text);
    } catch {
      // Nested too deeply to be searched.
      return NONE;
    }
  }

  private importsOf(path: string, text: string): FileImports {
    const { code, module, requires, comments } = moduleRecordOf(path, text);
    const imports: NamedImport[] = requires.map((specifier) => ({ specifier, name: '*' }));
    for (const { moduleRequest, entries } of module.staticImports) {
      for (const { importName } of entries) {
        const name =
          importName.kind === 'Default'
            ? 'default'
            : importName.kind === 'Name'
              ? (importName.name ?? '*')
              : '*';
        imports.push({ specifier: moduleRequest.value, name });
      }
    }
    for (const { entries } of module.staticExports) {
      for (const { moduleRequest, importName } of entries) {
        if (moduleRequest === null) continue;
        imports.push({ specifier: moduleRequest.value, name: importName.name ?? '*' });
      }
    }
    for (const { moduleRequest } of module.dynamicImports) {
      const written = code.slice(moduleRequest.start + 1, moduleRequest.end - 1);
      imports.push({ specifier: written, name: '*' });
    }
    return { imports, mayHoldClient: this.mayHoldClient(code, comments) };
  }

  private mayHoldClient(code: string, comments: ModuleRecord['comments']): boolean {
    if (!mayContainCalls(code, this.settings)) return false;
    let last = 0;
    let bare = '';
    for (const { start, end } of comments()) {
      bare += code.slice(last, start);
      last = end;
    }
    return last === 0 || mayContainCalls(bare + code.slice(last), this.settings);
  }
}
