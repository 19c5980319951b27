/** A value that JSON can hold. */
export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/**
 * A value in which each text, and each part that is equal to another, stands once.
 * `nodes` hold texts, numbers and the like as they are; a list is `[-1, …]`, an object `[shape, …]`, where a shape is a
 * list of keys, with the indices of nodes that stand before them. The last node is the value.
 */
export interface Packed {
  shapes: readonly (readonly string[])[];
  nodes: readonly (string | number | boolean | null | readonly number[])[];
}

/** Pack a value. What is not JSON (functions, undefined) must not be in it. */
export function pack(value: JsonValue): Packed {
  const shapes = new Map<string, { index: number; keys: string[] }>();
  const nodes: (string | number | boolean | null | readonly number[])[] = [];
  const known = new Map<string, number>();
  const intern = (key: string, node: (typeof nodes)[number]): number => {
    const before = known.get(key);
    if (before !== undefined) return before;
    known.set(key, nodes.length);
    return nodes.push(node) - 1;
  };
  const shapeOf = (keys: string[]): number => {
    const key = JSON.stringify(keys);
    const shape = shapes.get(key) ?? { index: shapes.size, keys };
    shapes.set(key, shape);
    return shape.index;
  };
  const add = (part: JsonValue): number => {
    if (typeof part !== 'object' || part === null) return intern(JSON.stringify(part), part);
    const node = isList(part)
      ? [-1, ...part.map(add)]
      : [shapeOf(Object.keys(part)), ...Object.values(part).map(add)];
    return intern(`[${node.join()}`, node);
  };
  add(value);
  return { shapes: [...shapes.values()].map(({ keys }) => keys), nodes };
}

/** What was packed. Equal parts are one object: they must not be changed. */
export function unpack({ shapes, nodes }: Packed): unknown {
  const values: unknown[] = [];
  for (const node of nodes) {
    if (typeof node !== 'object' || node === null) {
      values.push(node);
      continue;
    }
    const parts = node.slice(1).map((index) => values[index]);
    const keys = shapes[node[0] ?? -1];
    values.push(
      keys === undefined
        ? parts
        : Object.fromEntries(keys.map((key, index) => [key, parts[index]])),
    );
  }
  return values.at(-1);
}

function isList(value: object): value is readonly JsonValue[] {
  return Array.isArray(value);
}
