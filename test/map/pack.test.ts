import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type JsonValue, pack, unpack } from '../../src/map/pack.js';

test('what was packed comes back, whatever it is', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const kept = JSON.parse(JSON.stringify(value)) as JsonValue;
      const stored = JSON.stringify(pack(kept));
      expect(unpack(JSON.parse(stored) as ReturnType<typeof pack>)).toEqual(kept);
    }),
  );
});

test('keys that objects have by themselves are keys', () => {
  const value = JSON.parse('{"__proto__":{"a":1},"constructor":"b"}') as JsonValue;
  expect(JSON.stringify(unpack(pack(value)))).toBe(JSON.stringify(value));
});

test('what is equal stands once', () => {
  const step = { file: 'src/a.ts', words: 'the status is tested' };
  const packed = JSON.stringify(pack([step, { ...step }, [step]]));
  expect(packed.split('src/a.ts')).toHaveLength(2);
  expect(packed.split('the status')).toHaveLength(2);
});
