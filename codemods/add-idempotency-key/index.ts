import { idempotencyFor, type IdempotencyRule } from '@unhappy-path/client/contracts';
import type { ApiCall } from '../../src/facts/index.js';
import type { Codemod, MigratedProject } from '../../src/migrate/codemod.js';
import { isDecidedElsewhere } from '../../src/rule/decided-elsewhere.js';
import { contractOf } from '../../src/rule/scope.js';
import type { ResolvedSettings } from '../../src/settings/settings.js';
import { KeyNames } from './key-names.js';
import { planKey } from './plan-key.js';

export function addIdempotencyKey(): Codemod {
  return {
    name: 'add-idempotency-key',
    description: 'POSTs to APIs that offer idempotency keys get one, made once for each operation',
    prepare(project: MigratedProject) {
      const names = new KeyNames();
      return {
        concerns: (call) =>
          call.idempotency === 'absent' &&
          !isDecidedElsewhere(call, 'idempotency') &&
          offeredKey(call, project.settings) !== null,
        plan(site) {
          const rule = offeredKey(site.call, project.settings);
          return planKey(site, rule?.carrier ?? 'unknown', names, project);
        },
      };
    },
  };
}

/** What the API of a call offers against acting twice; null where that is nothing, or not known. */
function offeredKey(call: ApiCall, settings: ResolvedSettings): IdempotencyRule | null {
  if (call.method !== 'POST' && call.method !== 'PATCH') return null;
  const contract = contractOf(call, settings);
  if (contract === undefined) return null;
  const rule = idempotencyFor(contract, call.method, call.url.path, call.url.host);
  if (rule === 'unknown') return null;
  return rule.support === 'supported' || rule.support === 'required' ? rule : null;
}
