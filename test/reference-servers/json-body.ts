/** Undefined where the text is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Members of a JSON object; none of anything else, so that a check for a required member refuses it. */
export function membersOf(body: string): Record<string, unknown> {
  const value = parseJson(body);
  return isObject(value) ? value : {};
}
