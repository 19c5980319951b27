import { readFileSync } from 'node:fs';
import type { ResolvedSettings } from '../../settings/settings.js';
import { moduleRecordOf } from '../parse.js';
import { mayContainCalls } from '../pre-filter.js';

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
  /** It takes modules in a way that only its syntax tree tells: `require`, `import()`. */
  mayRequire: boolean;
}

const NONE: FileImports = { imports: [], mayHoldClient: false, mayRequire: false };

/** What files import, read without building their syntax trees: most files of a project lead to no client. */
export class ImportIndex {
  private readonly files = new Map<string, FileImports>();

  constructor(private readonly settings: ResolvedSettings) {}

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
    if (path.endsWith('.json')) return NONE;
    try {
      const text = readFileSync(path, 'utf8');
      const { staticImports, staticExports, dynamicImports } = moduleRecordOf(path, text);
      const imports: NamedImport[] = [];
      for (const { moduleRequest, entries } of staticImports) {
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
      for (const { entries } of staticExports) {
        for (const { moduleRequest, importName } of entries) {
          if (moduleRequest === null) continue;
          imports.push({ specifier: moduleRequest.value, name: importName.name ?? '*' });
        }
      }
      return {
        imports,
        mayHoldClient: mayContainCalls(text, this.settings),
        mayRequire: dynamicImports.length > 0 || text.includes('require('),
      };
    } catch {
      return NONE;
    }
  }
}
