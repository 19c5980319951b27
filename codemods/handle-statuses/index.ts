import type { ApiCall } from '../../src/facts/index.js';
import type { Codemod, MigratedProject } from '../../src/migrate/codemod.js';
import { isDecidedElsewhere } from '../../src/rule/decided-elsewhere.js';
import type { CodemodOptions } from '../options.js';
import { planBranches } from './plan-branches.js';

/** The statuses that ask for an action of their own whatever the API. */
export type HandledStatus = 402 | 429;

export function handleStatuses({ wait = true }: Pick<CodemodOptions, 'wait'> = {}): Codemod {
  return {
    name: 'handle-statuses',
    description:
      '402 and 429 get branches of their own on a failure path that has none; what can be sent again waits by Retry-After',
    prepare(project: MigratedProject) {
      return {
        concerns: (call) => lostStatuses(call).length > 0,
        plan: (site) => planBranches(site, lostStatuses(site.call), wait, project),
      };
    },
  };
}

/** Those that are dropped here, and that nobody else has to speak of. */
function lostStatuses(call: ApiCall): HandledStatus[] {
  return ([402, 429] as const).filter((status) => {
    const kind = call.fate[status]?.kind;
    const isLost = kind === 'lost' || kind === 'stringified' || kind === 'unchecked';
    return isLost && !isDecidedElsewhere(call, `${status}`);
  });
}
