import { builtInContracts } from '@unhappy-path/client/contracts';
import { skip, type MigratedProject, type Site, type Skip } from '../../src/migrate/codemod.js';
import type { ClientModule } from '../../src/migrate/client-module/client-module.js';
import type { ProjectClient } from '../../src/migrate/client-module/project-client.js';
import type { WrittenOptions } from '../../src/migrate/request-options.js';
import { baseEdits } from './client-base.js';

/**
 * The client by which a call is sent without changes to its request: that of its API, where the call sets every header
 * which that would add; else one that knows no address.
 */
export function chooseClient(
  site: Site,
  options: WrittenOptions | null,
  { clients }: Pick<ClientModule, 'clients'>,
  project: MigratedProject,
): ProjectClient | Skip {
  const { call } = site;
  // What the code around the call repeats is not to be repeated by the client as well.
  const fitting = clients.filter(({ sendsOnce }) => call.retry === null || sendsOnce);
  const own = fitting.filter((client) => isOwn(client, site, project));
  const general = fitting.filter(({ contract, base }) => contract === null && base?.length === 0);
  const chosen = [...own, ...general].find((client) => addsNothing(client, options));
  if (chosen !== undefined) return chosen;
  if (fitting.length === 0) return skip('retries-itself');
  return own.length + general.length > 0
    ? skip('client-headers')
    : skip('no-client', call.url.host ?? undefined);
}

/** The same for the client's own methods: they read the body, and some APIs report failures in that of a success. */
export function chooseTypedClient(
  site: Site,
  options: WrittenOptions | null,
  module: ClientModule,
  project: MigratedProject,
): ProjectClient | Skip {
  const clients = module.clients.filter(({ contract }) => !readsFailuresInSuccess(contract));
  return chooseClient(site, options, { clients }, project);
}

function readsFailuresInSuccess(id: string | null): boolean {
  if (id === null) return false;
  const contract = builtInContracts.find((one) => one.id === id);
  if (contract === undefined) return true;
  const { flag, errors } = contract.success;
  return typeof flag === 'object' || typeof errors === 'object';
}

/** Whether a client belongs to the API, or to the address, of a call. */
function isOwn(
  { contract, base }: ProjectClient,
  { call, node, file }: Site,
  project: MigratedProject,
): boolean {
  if (contract !== null) return contract === call.contract && call.url.kind === 'absolute';
  const [address] = node.arguments;
  return address !== undefined && baseEdits(address, base, file, project).length > 0;
}

function addsNothing(
  { headers, hasHooks }: ProjectClient,
  options: WrittenOptions | null,
): boolean {
  if (hasHooks || headers === null) return false;
  const written = options?.headers;
  return [...headers.keys()].every((name) => written?.has(name) === true);
}
