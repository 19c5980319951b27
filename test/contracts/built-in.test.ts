import { describe, expect, test } from 'vitest';
import {
  builtInContracts,
  failureStatuses,
  findInconsistencies,
} from '../../src/client/contracts/index.js';

const byId = builtInContracts.map((contract) => [contract.id, contract] as const);

test('the five reference contracts come first and no id comes twice', () => {
  const ids = builtInContracts.map(({ id }) => id);
  expect(ids.slice(0, 5)).toEqual(['pioneer', 'overten', 'pyramid', 'pineprompt', 'pincer']);
  expect(new Set(ids).size).toBe(ids.length);
});

describe.each(byId)('%s', (_id, contract) => {
  test('does not contradict itself', () => {
    expect(findInconsistencies(contract)).toEqual([]);
  });

  test('is plain data', () => {
    expect(JSON.parse(JSON.stringify(contract))).toEqual(contract);
  });

  test('speaks of being out of money or of sending too fast', () => {
    expect(failureStatuses(contract).some((status) => [402, 403, 429].includes(status))).toBe(true);
  });

  test('repeats nothing that is a matter of money', () => {
    const repeated = contract.failures.filter(
      ({ verdict, kind, reason }) =>
        verdict !== 'unknown' &&
        verdict.action === 'retry' &&
        (kind === 'quota-exceeded' ||
          (kind === 'payment-required' && reason !== 'in-flight-budget')),
    );
    expect(repeated).toEqual([]);
  });

  test('has a web page behind every statement', () => {
    const cited = JSON.stringify(contract).matchAll(/"url":"([^"]+)"/gu);
    for (const [, url] of cited) expect(url).toMatch(/^https:\/\//u);
  });
});
