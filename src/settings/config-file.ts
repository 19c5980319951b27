import { readFile } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { any as findUp } from 'empathic/find';
import { ConfigError, type ConfigRemark } from './config-error.js';
import { formatPath, type Problem } from './problem.js';
import { type Place, readJson } from './read-json.js';

/** In the order in which they count. */
export const CONFIG_FILES: readonly string[] = ['js', 'mjs', 'ts', 'json'].map(
  (extension) => `unhappy-path.config.${extension}`,
);

/** What a configuration file holds; nobody has looked at it. */
export interface LoadedConfig {
  content: unknown;
  /** Where a setting stands in the file; null where nobody can tell, as in code. */
  placeOf: (path: Problem['path']) => Place | null;
  warnings: readonly ConfigRemark[];
}

/**
 * Find `unhappy-path.config.{js,mjs,ts,json}` in a folder or the nearest one above it.
 *
 * @returns its absolute path, or undefined where there is none
 */
export function findConfigFile(folder: string): string | undefined {
  return findUp([...CONFIG_FILES], { cwd: folder, type: 'file' });
}

/**
 * Load a configuration file; what it holds is not looked at.
 *
 * @throws {ConfigError} with one line, when the file cannot be read, parsed or run
 */
export async function loadConfigFile(path: string): Promise<LoadedConfig> {
  try {
    return extname(path) === '.json' ? await loadJson(path) : await loadModule(path);
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    const text = `cannot be loaded${describeFailure(error, path)}`;
    throw new ConfigError(path, [{ text, place: null }], { cause: error });
  }
}

async function loadJson(path: string): Promise<LoadedConfig> {
  const json = readJson(await readFile(path, 'utf8'));
  if (!json.ok) {
    const { message, line, column } = json;
    throw new ConfigError(path, [{ text: `is not JSON: ${message}`, place: { line, column } }]);
  }
  return {
    content: json.content,
    placeOf: json.placeOf,
    warnings: json.repeated.map(({ path: key, place }) => ({
      text: `${formatPath(key)} stands there twice; this last one counts`,
      place,
    })),
  };
}

async function loadModule(path: string): Promise<LoadedConfig> {
  // Not every supported Node runs TypeScript by itself, and none tells the line of a syntax error.
  const { createJiti } = await import('jiti');
  const here = fileURLToPath(import.meta.url);
  const module = await createJiti(import.meta.url, {
    fsCache: false,
    // The helper of the running package: with npx none need be installed.
    alias: { 'unhappy-path/config': join(dirname(here), `define-config${extname(here)}`) },
  }).import(path);
  const isModule = typeof module === 'object' && module !== null && 'default' in module;
  return {
    content: isModule ? await module.default : undefined,
    placeOf: () => null,
    warnings: [],
  };
}

/** ` (line 3): SyntaxError: …`, the line where it is known. */
function describeFailure(error: unknown, path: string): string {
  if (!(error instanceof Error)) return `: ${String(error)}`;
  const [, afterPath] = `${error.message}\n${error.stack ?? ''}`.split(`${path}:`, 2);
  const position = /^(\d+)(:\d+)?/u.exec(afterPath ?? '');
  const place = position === null ? '' : ` (line ${position[1] ?? ''})`;
  // The modules that led there are the user's file and ours.
  const [message = ''] = error.message.split('\nRequire stack:');
  const shown = message.replace(`${path}:${position?.[0] ?? ''}`, '');
  const name = error.name === 'Error' ? '' : `${error.name}: `;
  return `${place}: ${name}${shown
    .trim()
    .split(/\s*\n\s*/u)
    .join(' ')}`;
}
