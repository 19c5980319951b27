/** Items that are read at once. */
const AT_ONCE = 32;

/**
 * Read items some way ahead of whoever takes the results, in order. While one batch is worked on, the next is read;
 * between batches the event loop has a turn, so that a terminal is drawn and a signal is heard.
 */
export async function* readAhead<Item, Result>(
  items: readonly Item[],
  read: (item: Item) => Promise<Result>,
): AsyncGenerator<Result, void, undefined> {
  const start = (from: number) => Promise.all(items.slice(from, from + AT_ONCE).map(read));
  let batch = start(0);
  for (let from = 0; from < items.length; from += AT_ONCE) {
    const results = await batch;
    batch = start(from + AT_ONCE);
    yield* results;
  }
}
