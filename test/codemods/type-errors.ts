import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const source = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  jsx: ts.JsxEmit.Preserve,
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: ['node'],
  typeRoots: [source('node_modules/@types')],
  paths: {
    '@unhappy-path/client/apis': [source('src/client/apis/index.ts')],
    '@unhappy-path/client': [source('src/client/index.ts')],
    '*': [source('node_modules/*')],
  },
};

/** The type errors of each of the folders: `input.ts: message`, in one program for all of them. */
export function typeErrors(folders: readonly string[]): Map<string, string[]> {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.[mc]?tsx?$/.test(name))
      .map((name) => join(folder, name)),
  );
  const program = ts.createProgram(files, OPTIONS);
  const errors = new Map(folders.map((folder) => [folder, [] as string[]]));
  for (const { file, messageText } of ts.getPreEmitDiagnostics(program)) {
    const folder = folders.find((one) => file?.fileName.startsWith(`${one}/`));
    const message = ts.flattenDiagnosticMessageText(messageText, ' ');
    if (folder !== undefined)
      errors.get(folder)?.push(`${file?.fileName.slice(folder.length + 1) ?? ''}: ${message}`);
  }
  return errors;
}
