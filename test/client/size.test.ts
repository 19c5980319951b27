import { builtInContracts } from '@unhappy-path/client/contracts';
import { expect, test } from 'vitest';
import { bundleSize, contractSize, CORE } from '../../scripts/size/bundle-size.js';

test('the client without a contract costs a page at most 4 kB', async () => {
  expect(await bundleSize(CORE)).toBeLessThanOrEqual(4096);
});

test.each(builtInContracts.map(({ id }) => id))(
  'the contract %s costs at most 1 kB',
  async (id) => {
    expect(await contractSize(id)).toBeLessThanOrEqual(1024);
  },
);
