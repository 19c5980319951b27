import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { referenceServers, type ReferenceServer } from '../reference-servers/index.js';
import { applyCodemod, CLIENT } from './apply.js';
import { differencesOf } from './compare-runs.js';
import { executeModule } from './execute.js';
import { clientsOf, CONTRACT_CALLS, contractPrograms } from './programs/of-contracts.js';
import { headersAsSeen, type StandIn } from './stand-in.js';

const STYLES = ['drop-in', 'typed'] as const;
const APIS = ['overten', 'pyramid', 'pincer', 'pioneer', 'pineprompt'] as const;

/** An outcome without what is another in each run: ids and times. */
function comparable(outcome: unknown): unknown {
  return JSON.parse(JSON.stringify(outcome), (key, value: unknown) =>
    /(?:^|_)(?:id|ids|at|url)$/.test(key) && typeof value === 'string' ? key : value,
  ) as unknown;
}

describe.each(APIS)('programs that call %s, before and after', (id) => {
  const calls = CONTRACT_CALLS[id];
  const programs = contractPrograms(calls);
  const work = mkdtempSync(join(tmpdir(), 'unhappy-path-contract-'));
  const texts = new Map<string, string>();
  let server: ReferenceServer;

  beforeAll(async () => {
    server = await referenceServers[id]();
    process.env['KEY_OF_API'] = server.apiKey;
    for (const copy of ['before', ...STYLES]) {
      mkdirSync(join(work, copy));
      writeFileSync(join(work, copy, CLIENT), clientsOf(id, calls));
      writeFileSync(join(work, copy, 'package.json'), '{ "type": "module" }\n');
      for (const [name, code] of programs) writeFileSync(join(work, copy, `${name}.ts`), code);
    }
    for (const style of STYLES) {
      const { changes } = await applyCodemod('fetch-to-client', join(work, style), { style });
      for (const { file, after } of changes) texts.set(`${style}/${file.path}`, after);
    }
  }, 60_000);

  afterAll(async () => {
    await server.close();
    rmSync(work, { recursive: true, force: true });
  });

  it('are all migrated, to the client with the contract where it reads no failure in a success', () => {
    expect([...texts.keys()].sort()).toEqual(
      STYLES.flatMap((style) => [...programs.keys()].map((name) => `${style}/${name}.ts`)).sort(),
    );
    for (const [path, text] of texts)
      if (path.startsWith('drop-in')) expect(text).toContain(`${id}Client.fetch(`);
  });

  it.each([...programs.keys()])(
    '%s does the same for each failure that the API documents, and for a success',
    async (name) => {
      const found: string[] = [];
      for (const failure of [null, ...server.failures.map((one) => one.name)]) {
        const play = (copy: string) =>
          executeModule(
            join(work, copy, `${name}.ts`),
            { name: failure ?? '' },
            {},
            asStandIn(server),
          );
        const before = await play('before');
        for (const style of STYLES) {
          const after = await play(style);
          const differences = differencesOf(
            { ...before, outcome: comparable(before.outcome) },
            { ...after, outcome: comparable(after.outcome) },
          );
          found.push(...differences.map((what) => `${style}, ${failure ?? 'success'}: ${what}`));
        }
      }
      expect(found).toEqual([]);
    },
    60_000,
  );
});

/** A reference server in the place of the one that answers as it is told. */
function asStandIn(server: ReferenceServer): StandIn {
  return {
    url: server.url,
    get seen() {
      return server.received.map(({ method, path, headers, body }) => ({
        method,
        url: path,
        headers: headersAsSeen(headers),
        body,
      }));
    },
    play({ name }) {
      server.reset();
      // As often as it may be asked.
      if (name !== '') server.answerNext(...Array.from({ length: 4 }, () => ({ failure: name })));
    },
    close() {
      void server.close();
    },
  };
}
