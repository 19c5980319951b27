import { basename, extname } from 'node:path';

/**
 * What a file is to the driver, told by its name.
 *
 * - `source`: JavaScript or TypeScript that is analysed, that in the scripts of components included
 * - `test`: source that is run by a test runner only
 * - `declarations`: types only, nothing in it runs
 * - `minified`: made from other files
 * - `component`: holds code, but in a language that is not read yet
 * - `other`: no code
 */
export type FileKind = 'source' | 'test' | 'declarations' | 'minified' | 'component' | 'other';

/** Extensions of the files that are analysed. */
export const SOURCE_EXTENSIONS = [
  '.ts',
  '.tsx',
  '.mts',
  '.cts',
  '.js',
  '.jsx',
  '.mjs',
  '.cjs',
  '.vue',
  '.svelte',
] as const;

const COMPONENT_EXTENSIONS = ['.astro'];

/** `a.test.ts`, `a.spec.ts`; Nest's `a.e2e-spec.ts` and `a.e2e.ts`, Cypress's `a.cy.ts`. */
const TEST_STEM = /\.(?:test|spec|e2e|e2e-spec|e2e-test|cy)$/;

/** Jest's and Vitest's own folders. */
const TEST_FOLDERS = /(?:^|[\\/])(?:__tests__|__mocks__)[\\/]/;

/** The kind of a file, by its name alone. */
export function classifyFile(path: string): FileKind {
  const extension = extname(path);
  if (COMPONENT_EXTENSIONS.includes(extension)) return 'component';
  if (!SOURCE_EXTENSIONS.some((known) => known === extension)) return 'other';
  const stem = basename(path, extension);
  if (extension.endsWith('ts') && stem.endsWith('.d')) return 'declarations';
  if (extension.endsWith('js') && stem.endsWith('.min')) return 'minified';
  return TEST_STEM.test(stem) || TEST_FOLDERS.test(path) ? 'test' : 'source';
}
