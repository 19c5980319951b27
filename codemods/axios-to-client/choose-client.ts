import type { ClientModule } from '../../src/migrate/client-module/client-module.js';
import type { ProjectClient } from '../../src/migrate/client-module/project-client.js';

/**
 * The client that sends what it is told and nothing else: axios knows no contract, so that of an API would answer
 * otherwise.
 */
export function chooseClient({ clients }: ClientModule): ProjectClient | null {
  const plain = clients.find(
    ({ contract, base, headers, hasHooks }) =>
      contract === null && base?.length === 0 && headers?.size === 0 && !hasHooks,
  );
  return plain ?? null;
}
