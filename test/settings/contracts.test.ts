import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtInContracts, overten, pioneer } from '@unhappy-path/client/contracts';
import { loadContracts } from '../../src/settings/contracts.js';
import { readContract } from '../../src/settings/read-contract.js';

const smallest = {
  id: 'acme',
  name: 'Acme',
  hosts: [{ host: 'api.acme.example' }],
  failures: [
    { when: { status: 402 }, kind: 'payment-required', meaning: 'Out of credits.' },
    { when: { status: 429 }, kind: 'rate-limited', meaning: 'Too fast.' },
  ],
};

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'contracts-'));
  writeFileSync(join(folder, 'acme.json'), JSON.stringify(smallest));
  writeFileSync(join(folder, 'broken.json'), '{"id": "acme",\n');
  writeFileSync(
    join(folder, 'wrong.json'),
    JSON.stringify({
      ...smallest,
      failures: [{ ...smallest.failures[0], when: { status: '402' } }],
    }),
  );
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function errorOf(apis: readonly unknown[]): string {
  try {
    loadContracts(apis, folder);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error('nothing was wrong');
}

describe('apis', () => {
  test('are all built-in ones where none are given', () => {
    expect(loadContracts(undefined, folder)).toBe(builtInContracts);
  });

  test('can be none', () => {
    expect(loadContracts([], folder)).toEqual([]);
  });

  test('can be ids, contracts and files, in their order', () => {
    const contracts = loadContracts(['overten', pioneer, './acme.json'], folder);
    expect(contracts.map(({ id }) => id)).toEqual(['overten', 'pioneer', 'acme']);
    expect(contracts[0]).toBe(overten);
  });

  test.each([
    [['pionear'], 'apis[0]: "pionear" is not a built-in contract; did you mean "pioneer"?'],
    [['overten', 'overten'], 'apis[1]: the contract "overten" is there already.'],
    [['./nowhere.json'], 'apis[0]: ./nowhere.json is not there.'],
    [[7], 'apis[0]: expected a contract, found 7.'],
    [
      ['wrong.json'],
      'apis[0]: wrong.json: failures[0].when.status: expected a number from 100 to 599, found "402".',
    ],
  ])('%o: %s', (apis, message) => {
    expect(errorOf(apis)).toBe(message);
  });

  test('name a file that is not JSON, and the place in it', () => {
    expect(errorOf(['broken.json'])).toMatch(
      /^apis\[0\]: broken\.json is not JSON: .*position|line/u,
    );
  });

  test('name a folder in the place of a file', () => {
    expect(errorOf(['./'])).toMatch(/^apis\[0\]: \.\/ cannot be read: EISDIR/u);
  });

  test('are answered in one line, however much is wrong', () => {
    const message = errorOf([{}, { ...smallest, hosts: 1, failures: 2, auth: 3 }, 'x']);
    expect(message).not.toContain('\n');
    expect(message).toMatch(/; and 3 more\.$/u);
  });
});

describe("a user's contract", () => {
  test.each([
    [
      {
        ...smallest,
        failures: [smallest.failures[0], { ...smallest.failures[1], when: { status: 42.5 } }],
      },
      'apis[0].failures[1].when.status: expected a number from 100 to 599, found 42.5.',
    ],
    [
      { ...smallest, failures: [{ ...smallest.failures[0], kind: 'payment_required' }] },
      'apis[0].failures[0].kind: "payment_required" is not known; did you mean "payment-required"?',
    ],
    [
      { ...smallest, requestID: {} },
      'apis[0].requestID: is not a member of a contract; did you mean "requestId"?',
    ],
    [
      { ...smallest, failures: [{ ...smallest.failures[0], verdict: { action: 'topup' } }] },
      'apis[0].failures[0].verdict.action: "topup" is not known; did you mean "topUp"?',
    ],
    [
      {
        ...smallest,
        failures: [{ ...smallest.failures[0], verdict: { action: 'retry', maxRetrys: 2 } }],
      },
      'apis[0].failures[0].verdict.maxRetrys: is not a member of a retry; did you mean "maxRetries"?',
    ],
    [
      { ...smallest, failures: [{ ...smallest.failures[0], verdict: 'retry' }] },
      'apis[0].failures[0].verdict: expected an object with "action", found "retry".',
    ],
    [
      { ...smallest, idempotency: 'none' },
      'apis[0].idempotency: expected a list of idempotency rules, found "none".',
    ],
    [
      { ...smallest, waits: [{ from: { in: 'headers', name: 'Retry-After' } }] },
      'apis[0].waits[0].from.in: "headers" is not known; did you mean "header"?',
    ],
    [{ id: 'acme', name: 'Acme', failures: [] }, 'apis[0].hosts: is missing in a contract.'],
    [
      { ...smallest, failures: [...smallest.failures, smallest.failures[0]] },
      'apis[0].failures[2].when: is never reached: failures[0] matches all that it matches and comes first.',
    ],
  ])('%#, with what is wrong and its place', (api, message) => {
    expect(errorOf([api])).toBe(message);
  });

  test('is unknown in all that it leaves out', () => {
    const [contract] = loadContracts([smallest], folder);
    expect(contract).toMatchObject({
      auth: 'unknown',
      idempotency: 'unknown',
      errorBodies: 'unknown',
      requestId: { locations: 'unknown', keep: [] },
      success: { flag: 'unknown' },
      hosts: [{ pathPrefix: '/', shared: false, environment: 'unknown' }],
      failures: [{ verdict: 'unknown', reason: 'none', when: { code: 'unknown' } }, {}],
    });
  });
});

test.each(builtInContracts.map((contract) => [contract.id, contract] as const))(
  '%s comes back from JSON as it was',
  (_id, contract) => {
    expect(readContract(JSON.parse(JSON.stringify(contract)))).toEqual({ contract });
  },
);
