import { expect, it } from 'vitest';
import { parsePosition } from '../../src/cli/call-position.js';

it.each([
  ['a.ts:3', { file: 'a.ts', line: 3, column: null }],
  ['a.ts:3:14', { file: 'a.ts', line: 3, column: 14 }],
  ['./src/../a.ts:3', { file: 'a.ts', line: 3, column: null }],
  ['src/[id]/route.ts:3', { file: 'src/[id]/route.ts', line: 3, column: null }],
  ['C:\\code\\a.ts:3', { file: 'C:\\code\\a.ts', line: 3, column: null }],
  ['C:\\code\\a.ts:3:14', { file: 'C:\\code\\a.ts', line: 3, column: 14 }],
])('%s is a position', (text, position) => {
  expect(parsePosition(text, '/work')).toEqual(position);
});

it.each(['a.ts', 'a.ts:', 'a.ts:x', 'a.ts:0', ':3', '3', 'C:\\code\\a.ts', ''])(
  '%j is none',
  (text) => {
    expect(parsePosition(text, '/work')).toBeNull();
  },
);
