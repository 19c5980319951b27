import { Command, InvalidArgumentError } from 'commander';
import { referenceServers } from '../test/reference-servers/index.js';
import type { ReferenceServer, StartReferenceServer } from '../test/reference-servers/index.js';

const FIRST_PORT = 4101;

interface Options {
  port: number;
  list: boolean;
}

const program = new Command('npm run example:server --')
  .description('Start stand-ins of the five APIs that examples/brand-desk calls.')
  .option('--port <number>', 'first of five ports; 0 for any free ones', portOf, FIRST_PORT)
  .option('--list', 'list the names of the failures that each API documents', false)
  .addHelpText(
    'after',
    `
Each server answers as its API's documentation says. To see an unhappy path, say what the next
request to a server is to get, by the API's origin (its URL without the path):

  curl -X POST ORIGIN/_answer-next -d '{"failure": "rate-limited"}'
  curl -X POST ORIGIN/_answer-next -d '[{"fault": "reset-in-body"}, {"status": 500}]'

POST /_answer-next  {"failure": NAME, "headers"?}          a failure that --list names
                    {"fault": FAULT, "status"?}            a fault of the connection or the body
                    {"status": NUMBER, "headers"?, "body"?}
                    or a list of these, one for each request; with "executes": true the request
                    takes effect all the same
GET  /_received     every request so far, oldest first
GET  /_executed     the writes that took effect
GET  /_failures     the documented failures with their bodies
POST /_reset        forget all of it

Faults: reset-before-headers, reset-in-headers, reset-in-body, never, drip, truncated-json, html,
empty, broken-gzip, wrong-content-type.`,
  )
  .parse();

const { port, list } = program.opts<Options>();
const servers = new Map<string, ReferenceServer>();

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void closeAll());

// With --list too: what a server documents is known once it runs, on any port.
for (const [index, [id, start]] of Object.entries(referenceServers).entries()) {
  servers.set(id, await startAt(start, list || port === 0 ? 0 : port + index));
}
if (list) {
  for (const [id, { failures }] of servers) {
    console.log(id);
    for (const { name, status } of failures) console.log(`  ${status} ${name}`);
  }
  await closeAll();
} else {
  for (const [id, { url }] of servers) console.log(`${id.padEnd(12)}${url}`);
  console.log('\nFor the shell that starts examples/brand-desk:\n');
  for (const [id, { url, apiKey }] of servers) {
    console.log(`export ${id.toUpperCase()}_URL=${url} ${id.toUpperCase()}_API_KEY=${apiKey}`);
  }
  console.log('export PINEPROMPT_PROJECT=project-1');
  console.log('\nCtrl-C ends all of them.');
}

async function startAt(start: StartReferenceServer, at: number): Promise<ReferenceServer> {
  try {
    return await start({ port: at });
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'EADDRINUSE') throw error;
    return program.error(
      `Port ${at} is in use: end what listens there, or choose others with --port.`,
    );
  }
}

async function closeAll(): Promise<void> {
  await Promise.all([...servers.values()].map((server) => server.close()));
}

function portOf(text: string): number {
  const number = Number(text);
  const last = 65_535 - Object.keys(referenceServers).length + 1;
  if (Number.isInteger(number) && number >= 0 && number <= last) return number;
  throw new InvalidArgumentError(`It must be a whole number from 0 to ${last}.`);
}
