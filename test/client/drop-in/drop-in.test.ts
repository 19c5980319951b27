import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cases } from './cases.js';
import { clientFetches, type ClientName } from './clients.js';
import { differences, see } from './compare.js';
import { intended, listed } from './differences.js';
import { startDropInServer, type DropInServer } from './server.js';

let server: DropInServer;

beforeAll(async () => {
  server = await startDropInServer();
});
afterAll(() => server.close());

describe("client.fetch does what the platform's fetch does, but for what is listed", () => {
  test.each(Object.keys(cases))('%s', async (name) => {
    const run = cases[name];
    if (!run) throw new Error(`No case is named ${name}`);
    const platform = await see(run, globalThis.fetch, server);
    for (const [client, fetch] of Object.entries(clientFetches(server.url))) {
      const seen = await see(run, fetch, server);
      const found = differences(platform, seen);
      const expected = listed(client as ClientName, name, platform.received);
      expect({
        client,
        unlisted: found.filter((place) => !expected.some((one) => isWithin(place, one))),
        gone: expected.filter((one) => !found.some((place) => isWithin(place, one))),
      }).toEqual({ client, unlisted: [], gone: [] });
    }
  });
});

test('a fetch that does something else is told from the platform', async () => {
  const echo = cases['GET: 200'];
  if (!echo) throw new Error('There is no such case');
  const platform = await see(echo, globalThis.fetch, server);
  const told = async (fetch: typeof globalThis.fetch): Promise<string[]> =>
    differences(platform, await see(echo, fetch, server));
  const withHeader = { headers: { 'x-more': '1' } };
  expect(await told((input) => fetch(input))).toEqual([]);
  expect(await told((input) => fetch(input, withHeader))).toEqual(['request.headers.x-more']);
  expect(await told(() => Promise.reject(new TypeError('no')))).toContain('outcome.rejected');
  expect(
    await told(async (input) => {
      await fetch(input);
      return fetch(input);
    }),
  ).toEqual(['requests']);
});

test('every case that is listed is tried', () => {
  const named = intended.flatMap(({ cases: of }) => (typeof of === 'function' ? [] : of));
  expect(named.filter((name) => !(name in cases))).toEqual([]);
});

function isWithin(place: string, listedPlace: string): boolean {
  return place === listedPlace || place.startsWith(`${listedPlace}.`);
}
