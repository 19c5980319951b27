import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { printClients } from '../migrate/client-module/print-clients.js';
import { proposeClients } from '../migrate/client-module/propose-clients.js';
import { collectSites } from '../migrate/collect-sites.js';
import type { ProjectOptions } from '../project/analyse-project.js';
import type { PlannedFile } from './plan.js';
import { readTextFile } from './text-file.js';

/** Where projects of this form keep the module that makes their clients, relative to their folder. */
export function usualPlace(cwd: string): string {
  const folder =
    ['src/lib', 'src', 'lib', 'app'].find((one) => existsSync(path.join(cwd, one))) ?? '.';
  return path.posix.join(folder, `api.${endingIn(cwd)}`);
}

/** The absolute path of the module that a user names; in a folder it gets its usual name. */
export function namedPlace(cwd: string, given: string): string {
  const absolute = path.resolve(cwd, given);
  const isFolder = statSync(absolute, { throwIfNoEntry: false })?.isDirectory() === true;
  return isFolder ? path.join(absolute, `api.${endingIn(cwd)}`) : absolute;
}

function endingIn(cwd: string): string {
  return existsSync(path.join(cwd, 'tsconfig.json')) ? 'ts' : 'js';
}

/** How a configuration names a module: relative to itself, with forward slashes. */
export function configuredName(configFolder: string, target: string): string {
  const named = path.relative(configFolder, target).split(path.sep).join('/');
  return named.startsWith('.') ? named : `./${named}`;
}

/**
 * Plan the module that makes the clients which the calls of a project need.
 *
 * @param apis ids of the contracts to use; null for those whose APIs are called
 */
export async function planClientModule(
  target: string,
  options: ProjectOptions,
  apis: readonly string[] | null,
): Promise<PlannedFile> {
  const clients = await collectSites(
    options,
    ({ client, via }) => via === null && (client === 'fetch' || client === 'axios'),
    (sites, project) => proposeClients(sites, project, apis),
  );
  const before = existsSync(target) ? readTextFile(target) : null;
  const made = clients.length === 1 ? 'a client' : `${clients.length} clients`;
  // The first is for every address.
  const calls = clients[0]?.calls ?? 0;
  const served = calls === 1 ? '1 call' : `${calls} calls`;
  const what = `a module of ${made} for ${served}`;
  return {
    path: target,
    before,
    after: printClients(clients),
    what: before === null ? what : `${what}, in place of what it holds`,
    ...(before === null ? {} : { replaces: true }),
  };
}
