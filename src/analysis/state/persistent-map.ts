/** How many single changes are chained before they are gathered into one map. */
const LONGEST_CHAIN = 24;

/**
 * An immutable map in which a change costs little and versions share what they have in common. Paths of a program fork
 * often and differ in few entries.
 */
export class PersistentMap<K, V> {
  private constructor(
    /** Everything up to here; set at the end of a chain. */
    private readonly base: ReadonlyMap<K, V> | null,
    private readonly parent: PersistentMap<K, V> | null,
    private readonly key: K | undefined,
    private readonly value: V | undefined,
    private readonly depth: number,
  ) {}

  static empty<K, V>(): PersistentMap<K, V> {
    return new PersistentMap<K, V>(new Map(), null, undefined, undefined, 0);
  }

  get(key: K): V | undefined {
    let node: PersistentMap<K, V> = this;
    while (node.parent !== null) {
      if (node.key === key) return node.value;
      node = node.parent;
    }
    return node.base?.get(key);
  }

  has(key: K): boolean {
    return this.get(key) !== undefined;
  }

  set(key: K, value: V): PersistentMap<K, V> {
    if (this.depth < LONGEST_CHAIN) {
      return new PersistentMap<K, V>(null, this, key, value, this.depth + 1);
    }
    const base = this.toMap().set(key, value);
    return new PersistentMap<K, V>(base, null, undefined, undefined, 0);
  }

  entries(): ReadonlyMap<K, V> {
    return this.parent === null && this.base !== null ? this.base : this.toMap();
  }

  /** Both maps in one; `join` decides on keys that both have. */
  joinedWith(other: PersistentMap<K, V>, join: (a: V, b: V) => V): PersistentMap<K, V> {
    if (this === other) return this;
    let joined: PersistentMap<K, V> = this;
    const changes = other.changesSince(this);
    for (const [key, value] of changes) {
      const own = this.get(key);
      if (own !== value) joined = joined.set(key, own === undefined ? value : join(own, value));
    }
    return joined;
  }

  /** The entries of this map that can differ from those of another one: those changed on either way from where they part. */
  private changesSince(other: PersistentMap<K, V>): ReadonlyMap<K, V> {
    const nodes = new Set<PersistentMap<K, V>>();
    for (let node: PersistentMap<K, V> | null = other; node !== null; node = node.parent) {
      nodes.add(node);
    }
    let common: PersistentMap<K, V> | null = this;
    while (common !== null && !nodes.has(common)) common = common.parent;
    if (common === null) return this.entries();
    const changes = new Map<K, V>();
    const add = (from: PersistentMap<K, V>): void => {
      for (let node = from; node !== common && node.parent !== null; node = node.parent) {
        const { key } = node;
        if (key === undefined || changes.has(key)) continue;
        const value = this.get(key);
        if (value !== undefined) changes.set(key, value);
      }
    };
    add(this);
    add(other);
    return changes;
  }

  private toMap(): Map<K, V> {
    const chain: PersistentMap<K, V>[] = [];
    let node: PersistentMap<K, V> = this;
    while (node.parent !== null) {
      chain.push(node);
      node = node.parent;
    }
    const map = new Map(node.base ?? []);
    for (const { key, value } of chain.reverse()) {
      if (key !== undefined && value !== undefined) map.set(key, value);
    }
    return map;
  }
}
