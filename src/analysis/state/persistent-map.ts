/** How many single changes are chained before they are gathered into one map. */
const LONGEST_CHAIN = 24;

/** One change, or at the end of a chain everything up to it. */
type Link<K, V> =
  | { base: ReadonlyMap<K, V>; parent: null; depth: 0 }
  | { base: null; parent: Link<K, V>; key: K; value: V; depth: number };

/**
 * An immutable map in which a change costs little and versions share what they have in common. Paths of a program fork
 * often and differ in few entries.
 */
export class PersistentMap<K, V> {
  private constructor(private readonly last: Link<K, V>) {}

  static empty<K, V>(): PersistentMap<K, V> {
    return new PersistentMap<K, V>({ base: new Map(), parent: null, depth: 0 });
  }

  get(key: K): V | undefined {
    let link = this.last;
    while (link.parent !== null) {
      if (link.key === key) return link.value;
      link = link.parent;
    }
    return link.base.get(key);
  }

  has(key: K): boolean {
    return this.get(key) !== undefined;
  }

  set(key: K, value: V): PersistentMap<K, V> {
    const { depth } = this.last;
    if (depth < LONGEST_CHAIN) {
      return new PersistentMap<K, V>({
        base: null,
        parent: this.last,
        key,
        value,
        depth: depth + 1,
      });
    }
    const base = gathered(this.last).set(key, value);
    return new PersistentMap<K, V>({ base, parent: null, depth: 0 });
  }

  entries(): ReadonlyMap<K, V> {
    return this.last.parent === null ? this.last.base : gathered(this.last);
  }

  /** Both maps in one; `join` decides on keys that both have. */
  joinedWith(other: PersistentMap<K, V>, join: (a: V, b: V) => V): PersistentMap<K, V> {
    if (this.last === other.last) return this;
    return [...this.mayDifferFrom(other)].reduce((joined: PersistentMap<K, V>, key) => {
      const own = this.get(key);
      const value = other.get(key);
      if (value === undefined || own === value) return joined;
      return joined.set(key, own === undefined ? value : join(own, value));
    }, this);
  }

  /** The keys changed on either way from where the two part. */
  private mayDifferFrom(other: PersistentMap<K, V>): Iterable<K> {
    const links = new Set<Link<K, V>>();
    for (let link: Link<K, V> | null = this.last; link !== null; link = link.parent)
      links.add(link);
    let common: Link<K, V> | null = other.last;
    while (common !== null && !links.has(common)) common = common.parent;
    if (common === null) return other.entries().keys();
    const keys = new Set<K>();
    for (const start of [this.last, other.last]) {
      for (let link = start; link !== common && link.parent !== null; link = link.parent) {
        keys.add(link.key);
      }
    }
    return keys;
  }
}

function gathered<K, V>(last: Link<K, V>): Map<K, V> {
  const changes: [K, V][] = [];
  let link = last;
  while (link.parent !== null) {
    changes.push([link.key, link.value]);
    link = link.parent;
  }
  const map = new Map(link.base);
  for (const [key, value] of changes.reverse()) map.set(key, value);
  return map;
}
