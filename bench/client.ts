/* eslint-disable unhappy-path/no-unchecked-response, unhappy-path/no-unhandled-status, unhappy-path/require-idempotency-key --
   what is measured is the bare call */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createClient } from '@unhappy-path/client';
import { pyramid } from '@unhappy-path/client/apis';
import { Command, InvalidArgumentError } from 'commander';
import ky from 'ky';
import { ofetch } from 'ofetch';
import { median } from './alternate.js';

const { rounds, calls } = new Command('npx tsx bench/client.ts')
  .description('Measure what the client adds to a call of bare fetch, beside ky and ofetch.')
  .option('--rounds <number>', 'rounds in which everyone takes a turn', positive, 21)
  .option('--calls <number>', 'calls one after the other in a turn', positive, 500)
  .parse()
  .opts<{ rounds: number; calls: number }>();

const server = fork(fileURLToPath(new URL('client-server.js', import.meta.url)));
const [{ port }] = (await once(server, 'message')) as [AddressInfo];
const base = `http://127.0.0.1:${port}`;
const url = `${base}/projects`;
const json = { name: 'Nord', tags: ['a', 'b'] };
const plain = createClient({ baseUrl: base });
const obeying = createClient({ baseUrl: base, contract: pyramid });

await compare('GET', {
  'bare fetch': async () => (await fetch(url)).json(),
  'client.fetch': async () => (await plain.fetch(url)).json(),
  client: () => plain.get('/projects'),
  'client with a contract': () => obeying.get('/projects'),
  ky: () => ky.get(url).json(),
  ofetch: () => ofetch(url),
});
await compare('POST of JSON', {
  'bare fetch': async () => {
    const headers = { 'Content-Type': 'application/json' };
    return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(json) })).json();
  },
  client: () => plain.post('/projects', { json }),
  'client with a contract': () => obeying.post('/projects', { json }),
  ky: () => ky.post(url, { json }).json(),
  ofetch: () => ofetch(url, { method: 'POST', body: json }),
});
server.disconnect();

/** Everyone takes a turn in each round, in another order each time: what else the machine does meets all alike. */
async function compare(
  title: string,
  contestants: Readonly<Record<string, () => Promise<unknown>>>,
): Promise<void> {
  const names = Object.keys(contestants);
  const perCall = new Map<string, number[]>(names.map((name) => [name, []]));
  for (let round = -3; round < rounds; round += 1) {
    const shift = Math.abs(round) % names.length;
    for (const name of [...names.slice(shift), ...names.slice(0, shift)]) {
      const call = contestants[name];
      if (call === undefined) continue;
      const start = performance.now();
      for (let done = 0; done < calls; done += 1) await call();
      // The first rounds warm up.
      if (round >= 0) perCall.get(name)?.push(((performance.now() - start) / calls) * 1000);
    }
  }
  const bare = perCall.get('bare fetch') ?? [];
  console.log(
    `${title}: microseconds a call, and the ratio to bare fetch (medians of ${rounds} rounds)`,
  );
  for (const [name, times] of perCall) {
    const ratio = median(times.map((time, round) => time / (bare[round] ?? NaN)));
    console.log(
      `  ${name.padEnd(24)}${median(times).toFixed(0).padStart(6)}${ratio.toFixed(3).padStart(8)}`,
    );
  }
}

function positive(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError('Give a whole number above 0.');
  return value;
}
