import { basename, extname } from 'node:path';

/**
 * What a file is to the driver, told by its name.
 *
 * - `source`: JavaScript or TypeScript that is analysed
 * - `declarations`: types only, nothing in it runs
 * - `minified`: made from other files
 * - `component`: holds code, but in a language that is not read yet
 * - `other`: no code
 */
export type FileKind = 'source' | 'declarations' | 'minified' | 'component' | 'other';

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
] as const;

const COMPONENT_EXTENSIONS = ['.vue', '.svelte', '.astro'];

/** The kind of a file, by its name alone. */
export function classifyFile(path: string): FileKind {
  const extension = extname(path);
  if (COMPONENT_EXTENSIONS.includes(extension)) return 'component';
  if (!SOURCE_EXTENSIONS.some((known) => known === extension)) return 'other';
  const stem = basename(path, extension);
  if (extension.endsWith('ts') && stem.endsWith('.d')) return 'declarations';
  if (extension.endsWith('js') && stem.endsWith('.min')) return 'minified';
  return 'source';
}
