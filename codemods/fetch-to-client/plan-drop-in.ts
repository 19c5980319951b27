import { skip, type MigratedProject, type Site, type SitePlan } from '../../src/migrate/codemod.js';
import type { ClientModule } from '../../src/migrate/client-module/client-module.js';
import { writtenOptions } from '../../src/migrate/request-options.js';
import { planCallee } from './callee.js';
import { chooseClient } from './choose-client.js';

/** `fetch(…)` to `api.fetch(…)`: the arguments stay as they are. */
export function planDropIn(site: Site, module: ClientModule, project: MigratedProject): SitePlan {
  const { file, node } = site;
  const callee = planCallee(site);
  if ('kind' in callee && callee.kind === 'skip') return callee;
  if (file.kind === 'script') return skip('not-a-module');
  if (module.below.has(file.absolute)) return skip('client-module');
  if (node.arguments.some(({ type }) => type === 'SpreadElement')) return skip('arguments-spread');
  const client = chooseClient(site, writtenOptions(node.arguments[1], file, project), module);
  if ('kind' in client) return client;
  const need = { from: module.path, name: client.name };
  const [start, end] = callee.range;
  return {
    kind: 'migrate',
    edits: [{ start, end, text: `${file.imports.nameOf(need)}.fetch` }],
    imports: [need],
    released: [],
  };
}
