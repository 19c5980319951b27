/** A string with its parameters: `"burst";q=100;w=60`. */
export interface Item {
  name: string;
  parameters: Readonly<Record<string, string | undefined>>;
}

const PARAMETER = '; *([a-z*][a-z0-9_.*-]*)=("[^"]*"|[^;," ]+)';
const ITEM = `"([^"]*)"((?:${PARAMETER})*)`;

/**
 * The items of a structured field list (RFC 9651) of strings.
 *
 * @returns none for a malformed one, which the draft of the RateLimit fields says to ignore
 */
export function itemsOf(field: string | null): Item[] {
  if (field === null || !new RegExp(`^${ITEM}(?: *, *${ITEM})*$`).test(field)) return [];
  return Array.from(field.matchAll(new RegExp(ITEM, 'g')), ([, name = '', parameters = '']) => ({
    name,
    parameters: Object.fromEntries(
      Array.from(
        parameters.matchAll(new RegExp(PARAMETER, 'g')),
        ([, key = '', value]) => [key, value] as const,
      ),
    ),
  }));
}
