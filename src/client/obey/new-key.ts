/** An idempotency key for one logical operation. Pages that are not served over TLS have no `randomUUID`. */
export function newKey(): string {
  // The types have it everywhere.
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition
  return crypto.randomUUID?.() ?? crypto.getRandomValues(new Uint32Array(4)).join('-');
}
