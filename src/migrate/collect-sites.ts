import type { ApiCall } from '../facts/index.js';
import type { ProjectOptions } from '../project/analyse-project.js';
import { skip, type MigratedProject, type Site } from './codemod.js';
import { planProject } from './plan-project.js';

/** The calls of a project with their syntax trees, for who looks at them and changes nothing. */
export async function collectSites<Found>(
  options: ProjectOptions,
  concerns: (call: ApiCall) => boolean,
  look: (sites: readonly Site[], project: MigratedProject) => Found,
): Promise<Found> {
  const sites: Site[] = [];
  const prepared: MigratedProject[] = [];
  await planProject(
    {
      name: 'collect',
      description: '',
      prepare(project) {
        prepared.push(project);
        return {
          concerns,
          plan(site) {
            sites.push(site);
            return skip('already-done');
          },
        };
      },
    },
    options,
  );
  const [project] = prepared;
  if (project === undefined) throw new Error('a plan prepares its project');
  return look(sites, project);
}
