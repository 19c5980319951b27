import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * What an import costs a web page.
 *
 * @param source an ES module; `./` is the root of the project
 * @param external modules that are not counted
 * @returns bytes after bundling, minification and gzip
 */
export async function bundleSize(
  source: string,
  external: readonly string[] = [],
): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: root, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2023',
    external: [...external],
    write: false,
  });
  const [bundle] = outputFiles;
  if (bundle === undefined) throw new Error('esbuild wrote nothing');
  return gzipSync(bundle.contents, { level: 9 }).length;
}

/** The client without a contract. */
export const CORE = `export { createClient } from './src/client/index.js';`;

/** The client and what makes it obey a contract. */
export const WITH_OBEY = `export { createClient, obey } from './src/client/index.js';`;

/** The data of a contract, without what makes a client obey it. */
export async function contractSize(id: string): Promise<number> {
  return bundleSize(`export * from './src/client/apis/${id}.js';`, ['../obey/obey.js']);
}
