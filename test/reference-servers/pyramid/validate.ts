import type { Reply } from '../api.js';
import { membersOf } from '../json-body.js';
import { invalid } from './envelope.js';

/** The first of these members that is no text is refused with its name. */
export function textMembers<Name extends string>(
  body: string,
  ...names: readonly Name[]
): { members: Record<Name, string> } | { refusal: Reply } {
  const members = membersOf(body);
  for (const name of names) {
    const value = members[name];
    if (value === undefined) return { refusal: invalid(name, 'is required') };
    if (typeof value !== 'string' || value === '') {
      return { refusal: invalid(name, 'must be a non-empty string') };
    }
  }
  return { members: members as Record<Name, string> };
}
