/**
 * An idempotency key that is the same for the same content, in every process: SHA-256 (hexadecimal) over the JSON of
 * `content`, in which the order of members does not count.
 *
 * **Dangers.** Two operations that are meant to happen twice get one key: the second order of the same coffee is taken
 * for a repeat of the first, until the API forgets the key. So put in what makes the operation one: the id of the form,
 * of the cart, of the order. And leave out what differs from try to try (a time, a random number), or the key protects
 * from nothing. Where a key can be stored with the operation, a stored random one is better.
 *
 * @throws {TypeError} for content that JSON cannot hold (a cycle, a BigInt), and where there is no Web Crypto: on pages
 *   that are not served over TLS
 */
export async function idempotencyKeyFrom(...content: readonly unknown[]): Promise<string> {
  // Throws for a cycle; sorted copies have none that could be seen, and no end.
  JSON.stringify(content);
  const bytes = new TextEncoder().encode(JSON.stringify(content, inOrder));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function inOrder(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
