import type { Problem } from './problem.js';
import type { ResolvedSettings } from './settings.js';

/**
 * What is given in a configuration and has no effect, because something else that is given wins.
 *
 * @param given as it was written
 */
export function contradictionsIn(given: object, settings: ResolvedSettings): Problem[] {
  const found: Problem[] = [];
  if (!settings.followImports && settings.followPackages.length > 0)
    found.push({
      path: ['followPackages'],
      text: 'has no effect: followImports is false and wins, so that no import is followed',
    });
  if ('apis' in given && given.apis !== undefined)
    for (const { id, hosts } of settings.contracts) {
      const isIgnored =
        hosts.length > 0 && hosts.every(({ host }) => settings.ignoreUrls.includes(host));
      if (isIgnored)
        found.push({
          path: ['apis'],
          text: `"${id}" has no effect: ignoreUrls names its hosts and wins`,
        });
    }
  for (const [module, client] of Object.entries(settings.clients)) {
    const [name, member] = module.split('#', 2);
    if (name === client && member === undefined)
      found.push({
        path: ['clients', module],
        text: 'has no effect: the module is known as that client anyway',
      });
  }
  return found;
}
