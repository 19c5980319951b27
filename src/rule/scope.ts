import type { Contract } from '@unhappy-path/client/contracts';
import type { ApiCall } from '../facts/index.js';
import type { ResolvedSettings, Scope } from '../settings/settings.js';

/** The option of rules that speak of calls with a contract only, unless told otherwise. */
export interface ScopeOption {
  /** `contracts`: calls to an API with a contract; `all`: every call. Without it the setting `scope` decides. */
  scope?: Scope;
}

/** The JSON schema of {@link ScopeOption.scope}. */
export const SCOPE_SCHEMA = {
  enum: ['contracts', 'all'],
  description:
    'Which calls are reported: those to an API with a contract, or all. The setting `scope` decides where it is left out.',
} as const;

/** The contract under which a call falls. */
export function contractOf(call: ApiCall, settings: ResolvedSettings): Contract | undefined {
  return settings.contracts.find((contract) => contract.id === call.contract);
}

/** Whether calls without a contract are spoken of as well. */
export function coversEveryCall(options: ScopeOption, settings: ResolvedSettings): boolean {
  return (options.scope ?? settings.scope) === 'all';
}
