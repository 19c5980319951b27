import type { ClientModule } from '../../src/migrate/client-module/client-module.js';
import {
  isSkip,
  type MigratedProject,
  type Site,
  type SitePlan,
} from '../../src/migrate/codemod.js';
import { writtenOptions } from '../../src/migrate/request-options.js';
import { chooseClient } from './choose-client.js';
import { planSendable } from './sendable.js';

/** `fetch(…)` to `api.fetch(…)`: the arguments stay as they are. */
export function planDropIn(site: Site, module: ClientModule, project: MigratedProject): SitePlan {
  const { file, node } = site;
  const callee = planSendable(site, module, project);
  if (isSkip(callee)) return callee;
  const client = chooseClient(
    site,
    writtenOptions(node.arguments[1], file, project),
    module,
    project,
  );
  if (isSkip(client)) return client;
  const need = { from: module.path, name: client.name };
  const [start, end] = callee.range;
  return {
    kind: 'migrate',
    edits: [{ start, end, text: `${file.imports.nameOf(need)}.fetch` }],
    imports: [need],
    released: [callee],
  };
}
