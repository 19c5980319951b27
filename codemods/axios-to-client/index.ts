import { readClientModule } from '../../src/migrate/client-module/client-module.js';
import type { Codemod, MigratedProject, Site, SitePlan } from '../../src/migrate/codemod.js';
import type { CodemodOptions } from '../options.js';
import { PlannedSites } from './planned-sites.js';

export function axiosToClient(options: CodemodOptions): Codemod {
  return {
    name: 'axios-to-client',
    description: 'axios calls become calls of the typed client',
    prepare(project: MigratedProject) {
      const module = readClientModule(options.client, options.clientShown, project);
      const sites = new PlannedSites(module, project);
      return {
        concerns: ({ client, via }) => client === 'axios' && via === null,
        plan: (site: Site): SitePlan => sites.plan(site),
      };
    },
  };
}
