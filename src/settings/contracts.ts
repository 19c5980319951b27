import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { builtInContracts, type Contract } from '@unhappy-path/client/contracts';
import { didYouMean } from './did-you-mean.js';
import { readContract } from './read-contract.js';
import { SettingsError } from './settings-error.js';

/** More than these are not read; the first ones show the way. */
const MOST_ERRORS = 5;

/**
 * The contracts that the setting `apis` asks for; every built-in one where it is not given.
 *
 * @param apis ids of built-in contracts, contracts, and paths of JSON files with one each
 * @param baseDir the absolute folder to which paths are relative
 * @throws {SettingsError} one line that names each entry that cannot be used, and the place and remedy inside it.
 *   Shape: `apis[0].failures[2].when.status: expected a number from 100 to 599, found "402".`
 */
export function loadContracts(
  apis: readonly unknown[] | undefined,
  baseDir: string,
): readonly Contract[] {
  if (apis === undefined) return builtInContracts;
  const contracts: Contract[] = [];
  const errors: string[] = [];
  for (const [index, api] of apis.entries()) {
    const entry = `apis[${String(index)}]`;
    const loaded = load(api, entry, baseDir);
    if (loaded.errors !== undefined) {
      errors.push(...loaded.errors);
    } else if (contracts.some(({ id }) => id === loaded.contract.id)) {
      errors.push(`${entry}: the contract "${loaded.contract.id}" is there already`);
    } else {
      contracts.push(loaded.contract);
    }
  }
  if (errors.length > 0) throw new SettingsError(onOneLine(errors));
  return contracts;
}

type Loaded =
  { contract: Contract; errors?: never } | { contract?: never; errors: readonly string[] };

function load(api: unknown, entry: string, baseDir: string): Loaded {
  if (typeof api !== 'string') return loadObject(api, entry);
  return isPath(api) ? loadFile(api, entry, baseDir) : loadBuiltIn(api, entry);
}

function isPath(text: string): boolean {
  return text.endsWith('.json') || text.includes('/') || text.includes('\\');
}

function loadBuiltIn(id: string, entry: string): Loaded {
  const contract = builtInContracts.find((one) => one.id === id);
  if (contract !== undefined) return { contract };
  const ids = builtInContracts.map((one) => one.id);
  return { errors: [`${entry}: "${id}" is not a built-in contract${didYouMean(id, ids)}`] };
}

function loadFile(path: string, entry: string, baseDir: string): Loaded {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(resolve(baseDir, path), 'utf8'));
  } catch (error) {
    return { errors: [`${entry}: ${path} ${reasonOf(error)}`] };
  }
  const { contract, errors } = readContract(content);
  return contract !== undefined
    ? { contract }
    : { errors: errors.map((error) => `${entry}: ${path}: ${joined(error.path, error.problem)}`) };
}

function loadObject(value: unknown, entry: string): Loaded {
  const builtIn = builtInContracts.find((contract) => contract === value);
  if (builtIn !== undefined) return { contract: builtIn };
  const { contract, errors } = readContract(value);
  return contract !== undefined
    ? { contract }
    : {
        errors: errors.map(({ path, problem }) =>
          joined(path === '' ? entry : `${entry}.${path}`, problem),
        ),
      };
}

function joined(path: string, problem: string): string {
  return path === '' ? problem : `${path}: ${problem}`;
}

function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError) return `is not JSON: ${error.message}`;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'is not there';
  return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
}

function onOneLine(errors: readonly string[]): string {
  const rest = errors.length - MOST_ERRORS;
  const line = errors
    .slice(0, MOST_ERRORS)
    .map((error) => error.replace(/\s*\n\s*/gu, ' ').replace(/\.$/u, ''))
    .join('; ');
  if (rest > 0) return `${line}; and ${String(rest)} more.`;
  return /[.?]$/u.test(line) ? line : `${line}.`;
}
