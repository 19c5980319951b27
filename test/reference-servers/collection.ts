/** What was stored under ids that the server makes up: `prefix` and a number that grows. */
export class Collection<T> {
  readonly #items = new Map<string, T>();
  readonly #prefix: string;
  #made = 0;

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  add(make: (id: string) => T): T {
    this.#made += 1;
    const id = `${this.#prefix}${this.#made}`;
    const item = make(id);
    this.#items.set(id, item);
    return item;
  }

  get(id: string): T | null {
    return this.#items.get(id) ?? null;
  }

  replace(id: string, item: T): void {
    this.#items.set(id, item);
  }

  delete(id: string): boolean {
    return this.#items.delete(id);
  }

  get all(): readonly T[] {
    return [...this.#items.values()];
  }
}
