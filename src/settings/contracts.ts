import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { builtInContracts, type Contract } from '@unhappy-path/client/contracts';
import { didYouMean } from './did-you-mean.js';
import { formatProblem, type Problem } from './problem.js';
import { readContract } from './read-contract.js';
import { readJson } from './read-json.js';
import { SettingsError } from './settings-error.js';

/** The contracts that could be loaded, and what is wrong with the others. */
export interface ReadContracts {
  contracts: readonly Contract[];
  problems: readonly Problem[];
}

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
  const { contracts, problems } = readContracts(apis, baseDir);
  if (problems.length > 0) throw new SettingsError(problems);
  return contracts;
}

/** The same, going on past what is wrong. */
export function readContracts(
  apis: readonly unknown[] | undefined,
  baseDir: string,
): ReadContracts {
  if (apis === undefined) return { contracts: builtInContracts, problems: [] };
  const contracts: Contract[] = [];
  const problems: Problem[] = [];
  for (const [index, api] of apis.entries()) {
    const entry = ['apis', index];
    const loaded = load(api, baseDir);
    if (loaded.problems !== undefined) {
      for (const { path, text } of loaded.problems)
        problems.push({ path: [...entry, ...path], text });
    } else if (contracts.some(({ id }) => id === loaded.contract.id)) {
      problems.push({
        path: entry,
        text: `the contract "${loaded.contract.id}" is there already`,
      });
    } else {
      contracts.push(loaded.contract);
    }
  }
  return { contracts, problems };
}

type Loaded =
  { contract: Contract; problems?: never } | { contract?: never; problems: readonly Problem[] };

function load(api: unknown, baseDir: string): Loaded {
  if (typeof api !== 'string') return loadObject(api);
  return isPath(api) ? loadFile(api, baseDir) : loadBuiltIn(api);
}

function isPath(text: string): boolean {
  return text.endsWith('.json') || text.includes('/') || text.includes('\\');
}

function loadBuiltIn(id: string): Loaded {
  const contract = builtInContracts.find((one) => one.id === id);
  if (contract !== undefined) return { contract };
  const ids = builtInContracts.map((one) => one.id);
  return wrong(`"${id}" is not a built-in contract${didYouMean(id, ids)}`);
}

function loadFile(path: string, baseDir: string): Loaded {
  let text: string;
  try {
    text = readFileSync(resolve(baseDir, path), 'utf8');
  } catch (error) {
    return wrong(`${path} ${reasonOf(error)}`);
  }
  const json = readJson(text);
  if (!json.ok)
    return wrong(`${path} is not JSON (line ${json.line}, column ${json.column}): ${json.message}`);
  const { contract, problems } = readContract(json.content);
  if (contract !== undefined) return { contract };
  // The path leads into another file, where that of the setting would only confuse.
  return {
    problems: problems.map((problem) => ({ path: [], text: `${path}: ${formatProblem(problem)}` })),
  };
}

function loadObject(value: unknown): Loaded {
  const builtIn = builtInContracts.find((contract) => contract === value);
  if (builtIn !== undefined) return { contract: builtIn };
  return readContract(value);
}

function wrong(text: string): Loaded {
  return { problems: [{ path: [], text }] };
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'is not there';
  return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
}
