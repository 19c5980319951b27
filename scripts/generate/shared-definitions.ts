type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Shorter schemas are no longer than a reference to them is hard to read. */
const SHORTEST = 200;

/** A JSON schema in which what stands there several times stands once, in its `definitions`. */
export function withSharedDefinitions(schema: object): object {
  const whole = JSON.parse(JSON.stringify(schema)) as { [key: string]: Json };
  const counts = new Map<string, number>();
  count(whole, counts);
  const repeated = [...counts].filter(([text, times]) => times > 1 && text.length >= SHORTEST);
  const names = new Map(repeated.map(([text], index) => [text, `shared${index + 1}`]));
  const visit = (value: Json): Json => {
    const name = isSchema(value) ? names.get(JSON.stringify(value)) : undefined;
    return name === undefined ? members(value, visit) : { $ref: `#/definitions/${name}` };
  };
  const definitions = repeated.map(([text], index) => [
    `shared${index + 1}`,
    members(JSON.parse(text) as Json, visit),
  ]);
  const own = visit(whole) as { [key: string]: Json };
  return {
    ...own,
    definitions: {
      ...(own['definitions'] as object),
      ...(Object.fromEntries(definitions) as object),
    },
  };
}

function count(value: Json, counts: Map<string, number>): void {
  if (isSchema(value)) {
    const text = JSON.stringify(value);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  members(value, (inner) => {
    count(inner, counts);
    return inner;
  });
}

function members(value: Json, change: (inner: Json) => Json): Json {
  if (Array.isArray(value)) return value.map(change);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(inner)]));
}

function isSchema(value: Json): value is { [key: string]: Json } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return typeof value['type'] === 'string' || 'anyOf' in value || 'oneOf' in value;
}
