import type { Codemod, MigratedProject } from '../../src/migrate/codemod.js';
import { isDecidedElsewhere } from '../../src/rule/decided-elsewhere.js';
import { planRequestId } from './plan-request-id.js';

export function logRequestId(): Codemod {
  return {
    name: 'log-request-id',
    description: 'the request id goes into the log call or the error of the failure path',
    prepare(project: MigratedProject) {
      return {
        concerns: (call) => call.requestId === 'absent' && !isDecidedElsewhere(call, 'requestId'),
        plan: (site) => planRequestId(site, project),
      };
    },
  };
}
