import { identifyCalls } from '../check/identity.js';
import type { ApiCall } from '../facts/index.js';

/** The identities of calls in many files; unique in each file. All calls of a file have to be among them. */
export function identitiesOf(calls: readonly ApiCall[]): ReadonlyMap<ApiCall, string> {
  const files = new Map<string, ApiCall[]>();
  for (const call of calls) {
    const own = files.get(call.file);
    if (own === undefined) files.set(call.file, [call]);
    else own.push(call);
  }
  return new Map([...files.values()].flatMap((own) => [...identifyCalls(own)]));
}
