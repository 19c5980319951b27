import { dirname, join, normalize } from 'node:path';
import * as client from '@unhappy-path/client';
import * as apis from '@unhappy-path/client/apis';
import ts from 'typescript';
import { sampleNamed } from './samples.js';

/** By what a sample imports. */
type Modules = Readonly<Record<string, unknown>>;

/**
 * Run a sample of a page as it stands, and each sample that it imports.
 *
 * @param modules what is not installed here, and what the test looks into
 * @param globals names that only other platforms have
 * @returns what it exports
 */
// The caller's word for what the sample exports.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
export function runSample<Exports>(
  page: string,
  file: string,
  modules: Modules = {},
  globals: Readonly<Record<string, unknown>> = {},
): Exports {
  const known: Modules = {
    '@unhappy-path/client': client,
    '@unhappy-path/client/apis': apis,
    ...modules,
  };
  const require = (name: string): unknown => {
    if (name.startsWith('.')) {
      const path = normalize(join(dirname(file), `${name}.ts`));
      return runSample(page, path, modules, globals);
    }
    if (name in known) return known[name];
    throw new Error(`${file} imports ${name}, which the test does not give`);
  };
  const { outputText } = ts.transpileModule(sampleNamed(page, file).code, {
    fileName: file,
    compilerOptions: {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.CommonJS,
      jsx: ts.JsxEmit.ReactJSX,
    },
  });
  const exports = {};
  // The code is the page's own.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const run = new Function('require', 'exports', ...Object.keys(globals), outputText) as (
    ...values: unknown[]
  ) => void;
  run(require, exports, ...Object.values(globals));
  return exports as Exports;
}
