import { skip, type Site, type Skip } from '../../src/migrate/codemod.js';
import type { ClientModule } from '../../src/migrate/client-module/client-module.js';
import type { ProjectClient } from '../../src/migrate/client-module/project-client.js';
import type { WrittenOptions } from '../../src/migrate/request-options.js';

/**
 * The client by which a call is sent without changes to its request: that of its API, where the call sets every header
 * which that would add; else one that knows no address.
 */
export function chooseClient(
  { call }: Pick<Site, 'call'>,
  options: WrittenOptions | null,
  { clients }: ClientModule,
): ProjectClient | Skip {
  // What the code around the call repeats is not to be repeated by the client as well.
  const fitting = clients.filter(({ sendsOnce }) => call.retry === null || sendsOnce);
  const own = fitting.filter(
    ({ contract }) =>
      contract !== null && contract === call.contract && call.url.kind === 'absolute',
  );
  const general = fitting.filter(({ contract, base }) => contract === null && base?.length === 0);
  const chosen = [...own, ...general].find((client) => addsNothing(client, options));
  if (chosen !== undefined) return chosen;
  if (fitting.length === 0) return skip('retries-itself');
  return own.length + general.length > 0
    ? skip('client-headers')
    : skip('no-client', call.url.host ?? undefined);
}

function addsNothing(
  { headers, hasHooks }: ProjectClient,
  options: WrittenOptions | null,
): boolean {
  if (hasHooks || headers === null) return false;
  const written = options?.headers;
  return [...headers.keys()].every((name) => written?.has(name) === true);
}
