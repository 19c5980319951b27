import { CodemodError, type MigratedProject } from '../codemod.js';
import type { SiteFile } from '../site-file.js';
import { clientsOf, type ProjectClient } from './project-client.js';

/** The module in which a project makes its clients. */
export interface ClientModule {
  /** Absolute. */
  path: string;
  clients: readonly ProjectClient[];
  /** The files that it imports, itself included: these cannot import it. */
  below: ReadonlySet<string>;
}

/**
 * Read the project's client module.
 *
 * @param shown its path as the user gave it
 * @throws {CodemodError} where it is not there, or exports no client
 */
export function readClientModule(
  absolute: string | null,
  shown: string,
  project: MigratedProject,
): ClientModule {
  if (absolute === null)
    throw new CodemodError(
      'no client module is configured; run `unhappy-path init --client`, or name it with --client',
    );
  const file = project.open(absolute);
  if (file === null) throw new CodemodError(`${shown}: the client module cannot be read or parsed`);
  const clients = clientsOf(file, project);
  if (clients.length === 0)
    throw new CodemodError(
      `${shown}: the client module exports no client; add \`export const api = createClient()\`, or run \`unhappy-path init --client\``,
    );
  return { path: absolute, clients, below: importedBy(file, project) };
}

function importedBy(start: SiteFile, project: MigratedProject): Set<string> {
  const seen = new Set([start.absolute]);
  const open = [start];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    for (const statement of file.program.body) {
      if (!('source' in statement) || statement.source?.type !== 'Literal') continue;
      const path = project.resolve(statement.source.value, file);
      if (path === null || seen.has(path)) continue;
      seen.add(path);
      const next = project.open(path);
      if (next !== null) open.push(next);
    }
  }
  return seen;
}
