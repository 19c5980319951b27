import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
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
    throw new SettingsError(`cannot be loaded${describeFailure(error, path)}`, { cause: error });
  }
}

async function load(path: string): Promise<unknown> {
  if (extname(path) === '.json') {
    const content: unknown = JSON.parse(await readFile(path, 'utf8'));
    return content;
  }
  // Not every supported Node runs TypeScript by itself, and none tells the line of a syntax error.
  const { createJiti } = await import('jiti');
  const module = await createJiti(import.meta.url, { fsCache: false }).import(path);
  return typeof module === 'object' && module !== null && 'default' in module
    ? module.default
    : undefined;
}

/** ` (line 3): SyntaxError: …`, the line where it is known. */
function describeFailure(error: unknown, path: string): string {
  if (!(error instanceof Error)) return `: ${String(error)}`;
  const [, afterPath] = `${error.message}\n${error.stack ?? ''}`.split(`${path}:`, 2);
  const position = /^(\d+)(:\d+)?/u.exec(afterPath ?? '');
  const place = position === null ? '' : ` (line ${position[1] ?? ''})`;
  const message = error.message.replace(`${path}:${position?.[0] ?? ''}`, '');
  const name = error.name === 'Error' ? '' : `${error.name}: `;
  return `${place}: ${name}${message
    .trim()
    .split(/\s*\n\s*/u)
    .join(' ')}`;
}
