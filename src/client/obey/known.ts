/** The list that a contract gives; an empty one where it says `unknown`, `none` or nothing. */
export function knownList<Item>(value: readonly Item[] | string | undefined): readonly Item[] {
  return Array.isArray(value) ? (value as readonly Item[]) : [];
}
