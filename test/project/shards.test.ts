import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shareOut } from '../../src/project/shards.js';

const files = fc.uniqueArray(fc.record({ path: fc.string(), size: fc.nat({ max: 2_000_000 }) }), {
  selector: ({ path }) => path,
  maxLength: 60,
});
const counts = fc.integer({ min: 1, max: 9 });

it('gives every file to exactly one shard, in whatever order the file system lists them', () => {
  fc.assert(
    fc.property(files, counts, fc.infiniteStream(fc.nat()), (list, count, keys) => {
      const shardOf = (all: typeof list): Map<string, number> => {
        const shards = shareOut(all, count);
        return new Map(all.map(({ path }, at) => [path, shards[at] ?? 0]));
      };
      const shuffled = list
        .map((file) => ({ file, key: Number(keys.next().value) }))
        .sort((a, b) => a.key - b.key)
        .map(({ file }) => file);
      const shards = shardOf(list);
      expect([...shards.values()].every((shard) => shard >= 1 && shard <= count)).toBe(true);
      expect(shardOf(shuffled)).toEqual(shards);
    }),
  );
});

it('leaves no shard with more than the others by more than its smallest file', () => {
  fc.assert(
    fc.property(files, counts, (list, count) => {
      const shards = shareOut(list, count);
      const sizes = Array.from({ length: count }, (_, index) =>
        list.filter((_file, at) => shards[at] === index + 1).map(({ size }) => size + 1),
      );
      const loads = sizes.map((own) => own.reduce((sum, size) => sum + size, 0));
      const least = Math.min(...loads);
      for (const [index, own] of sizes.entries()) {
        if (own.length > 0)
          expect((loads[index] ?? 0) - Math.min(...own)).toBeLessThanOrEqual(least);
      }
    }),
  );
});
