import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Answers as PincerAPI does when the balance is used up. */
const provider = createServer((_request, response) => {
  response.writeHead(402, { 'Content-Type': 'application/json' });
  response.end('{"ok":false,"error":"Insufficient balance","balance":0.003,"cost":0.01}');
});

let app: ReturnType<typeof spawn>;
let address: string;

beforeAll(async () => {
  provider.listen(0, '127.0.0.1');
  await once(provider, 'listening');
  const { port } = provider.address() as AddressInfo;
  // What `npm run example` starts, without npm in between: it would not hand on the signal that ends it.
  app = spawn(process.execPath, ['--import', 'tsx', 'examples/brand-desk/server/main.ts'], {
    cwd: root,
    env: { ...process.env, PORT: '0', PINCER_URL: `http://127.0.0.1:${port}` },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  if (app.stdout === null) throw new Error('the example has no output');
  for await (const line of createInterface({ input: app.stdout })) {
    const found = /http:\S+/.exec(line);
    if (found === null) continue;
    [address] = found;
    return;
  }
  throw new Error('the example ended before it listened');
});

afterAll(() => {
  app.kill();
  provider.close();
});

async function get(path: string) {
  const res = await fetch(`${address}${path}`);
  return { status: res.status, body: await res.text() };
}

test('the example serves its page and the script of the page', async () => {
  expect(await get('/')).toEqual({
    status: 200,
    body: expect.stringContaining('<title>Brand Desk</title>') as string,
  });
  expect(await get('/app.js')).toEqual({
    status: 200,
    body: expect.stringContaining('Make the report') as string,
  });
});

test('a status that the code hands on reaches the user', async () => {
  expect(await get('/api/balance')).toMatchObject({ status: 402 });
});

test('a status that the code loses does not: the user sees an empty success', async () => {
  expect(await get('/api/rates/usd')).toEqual({ status: 200, body: 'null' });
});
