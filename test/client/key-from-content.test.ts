import { idempotencyKeyFrom } from '@unhappy-path/client';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

describe('a key from content', () => {
  test('is the same in every process', async () => {
    // sha256sum of the text ["order-7",{"amount":5,"to":"Nord"}]
    expect(await idempotencyKeyFrom('order-7', { to: 'Nord', amount: 5 })).toBe(
      '197e50912b18a184b37413beb8de0ea6344d1314ad30b7e1f6c64082901eb88f',
    );
  });

  test('does not look at the order of members, and looks at everything else', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.jsonValue(),
        async (content, other) => {
          const turned = Object.fromEntries(Object.entries(content).reverse());
          const key = await idempotencyKeyFrom(content);
          expect(await idempotencyKeyFrom(turned)).toBe(key);
          expect(await idempotencyKeyFrom(content, other)).not.toBe(key);
        },
      ),
      { numRuns: 200, seed: 402 },
    );
  });

  test('is refused for what JSON cannot hold', async () => {
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    await expect(idempotencyKeyFrom(cycle)).rejects.toBeInstanceOf(TypeError);
    await expect(idempotencyKeyFrom(5n)).rejects.toBeInstanceOf(TypeError);
  });
});
