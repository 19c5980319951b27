import type { Codemod, MigratedProject } from '../../src/migrate/codemod.js';
import { readClientModule } from '../../src/migrate/client-module/client-module.js';
import type { CodemodOptions } from '../options.js';
import { planDropIn } from './plan-drop-in.js';
import { planTyped } from './plan-typed.js';

export function fetchToClient(options: CodemodOptions): Codemod {
  return {
    name: 'fetch-to-client',
    description: 'raw fetch calls become calls of the typed client',
    prepare(project: MigratedProject) {
      const module = readClientModule(options.client, options.clientShown, project);
      return {
        concerns: ({ client, via }) => client === 'fetch' && via === null,
        plan: (site) =>
          options.style === 'typed'
            ? planTyped(site, module, project)
            : planDropIn(site, module, project),
      };
    },
  };
}
