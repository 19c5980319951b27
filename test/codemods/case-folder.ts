import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import type { CodemodOptions } from '../../codemods/options.js';

/** What `case.json` says of a case; all of it has a default. */
interface CaseOptions extends Partial<Pick<CodemodOptions, 'style'>> {
  /** How many sites are skipped, by reason; none by default. */
  skips?: Readonly<Record<string, number>>;
  /** The answer of the server to a request that it likes. */
  body?: unknown;
  /** Why the case is not executed: it needs a browser, say. */
  notRun?: string;
  /** Why the case is not type-checked: Flow, say. */
  notTyped?: string;
  /** In which of the runs the caller sees something else on purpose, and why. */
  differs?: Readonly<Record<string, string>>;
}

/** A folder of `test/codemods/NAME`: code before, and what it becomes. Without `expected` nothing may change. */
export interface CaseFolder {
  name: string;
  options: CaseOptions;
  /** Copy the code before into a folder; a single file keeps the name `input.*`. */
  copyTo(folder: string): void;
  /** The code that is expected by its path in that folder. */
  expected: ReadonlyMap<string, string>;
}

export function caseFolders(of: string): CaseFolder[] {
  return readdirSync(of)
    .filter((name) => statSync(join(of, name)).isDirectory())
    .map((name) => caseFolder(name, join(of, name)));
}

function caseFolder(name: string, folder: string): CaseFolder {
  const find = (start: string): string => {
    const found = readdirSync(folder).find((one) => one === start || one.startsWith(`${start}.`));
    return found === undefined ? '' : join(folder, found);
  };
  const input = find('input');
  const expected = find('expected');
  if (input === '') throw new Error(`${folder} has no input`);
  const settings = join(folder, 'case.json');
  return {
    name,
    options: existsSync(settings)
      ? (JSON.parse(readFileSync(settings, 'utf8')) as CaseOptions)
      : {},
    copyTo(target) {
      if (statSync(input).isDirectory()) {
        cpSync(input, target, { recursive: true });
      } else {
        mkdirSync(target, { recursive: true });
        cpSync(input, join(target, basename(input)));
      }
    },
    expected: textsIn(expected === '' ? input : expected, input),
  };
}

function textsIn(path: string, input: string): Map<string, string> {
  if (!statSync(path).isDirectory())
    return new Map([[basename(input), readFileSync(path, 'utf8')]]);
  const files = readdirSync(path, { recursive: true, withFileTypes: true });
  return new Map(
    files
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name))
      .map((file) => [relative(path, file), readFileSync(file, 'utf8')]),
  );
}
