import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { any as findUp } from 'empathic/find';
import { SettingsError } from './settings-error.js';

const NAMES = ['js', 'mjs', 'ts', 'json'].map((extension) => `unhappy-path.config.${extension}`);

/**
 * Find `unhappy-path.config.{js,mjs,ts,json}` in a folder or the nearest one above it.
 *
 * @returns its absolute path, or undefined where there is none
 */
export function findConfigFile(folder: string): string | undefined {
  return findUp(NAMES, { cwd: folder, type: 'file' });
}

/**
 * Load a configuration file; what it holds is not looked at.
 *
 * @throws {SettingsError} with one line, when the file cannot be read, parsed or run
 */
export async function loadConfigFile(path: string): Promise<unknown> {
  try {
    return await load(path);
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    throw new SettingsError(`cannot be loaded${lineOf(error, path)}: ${onOneLine(reason)}`, {
      cause: error,
    });
  }
}

async function load(path: string): Promise<unknown> {
  switch (extname(path)) {
    case '.json': {
      const content: unknown = JSON.parse(await readFile(path, 'utf8'));
      return content;
    }
    case '.ts': {
      // Not every supported Node runs TypeScript by itself.
      const { createJiti } = await import('jiti');
      return createJiti(import.meta.url, { fsCache: false }).import(path, { default: true });
    }
    default:
      return defaultExport(await import(pathToFileURL(path).href));
  }
}

function defaultExport(module: unknown): unknown {
  return typeof module === 'object' && module !== null && 'default' in module
    ? module.default
    : undefined;
}

/** Node names the line of a syntax error in the stack alone. */
function lineOf(error: unknown, path: string): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const [, afterPath] = stack.split(path, 2);
  const line = /^:(\d+)/u.exec(afterPath ?? '')?.[1];
  return line === undefined ? '' : ` (line ${line})`;
}

function onOneLine(text: string): string {
  return text
    .trim()
    .split(/\s*\n\s*/u)
    .join(' ');
}
