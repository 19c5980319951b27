import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Style } from '../../codemods/options.js';
import { applyCodemod, CLIENT } from './apply.js';
import { differencesOf } from './compare-runs.js';
import { executeModule, type Shown } from './execute.js';
import { documented } from './programs/documented.js';
import { programs, type Program } from './programs/generate.js';
import { SCENARIOS, startStandIn, type Scenario, type StandIn } from './stand-in.js';

const CLIENTS = `import { createClient } from '@unhappy-path/client';

export const api = createClient({ retry: { limit: 2, backoff: () => 1 } });
export const once = createClient({ retry: false });
`;

const SUCCESS = { id: 7, name: 'Ada', items: [1, 2] };

/** What every program is answered. */
const FOR_ALL = ['200', '402', '429', '500', '200, HTML', 'dropped'];

/** What is told apart by what a program does with its answer, and not by how it asks. */
const OTHERS: readonly Scenario[] = [
  { name: '202, text', status: 202, text: 'Accepted', type: 'text/plain' },
  { name: '204', status: 204, text: '' },
  { name: '200, empty', status: 200, text: '' },
  { name: '200, JSON as text', status: 200, text: ' {"id": 1}\n', type: 'text/plain' },
  { name: '200, null', status: 200, text: 'null' },
  { name: '200, broken off', status: 200, text: '{"id":', cut: true },
];

const STYLES = ['drop-in', 'typed'] as const satisfies readonly Style[];

/** How many programs each style has to migrate at least, so that nothing passes because it is skipped. */
const FLOOR: Record<Style, number> = { 'drop-in': 195, typed: 145 };

describe('programs before and after fetch-to-client', () => {
  const all = programs();
  const work = mkdtempSync(join(tmpdir(), 'unhappy-path-behaviour-'));
  const migrated: Record<Style, Set<string>> = { 'drop-in': new Set(), typed: new Set() };
  let server: StandIn;

  beforeAll(async () => {
    server = await startStandIn();
    for (const copy of ['before', ...STYLES]) {
      mkdirSync(join(work, copy));
      writeFileSync(join(work, copy, CLIENT), CLIENTS);
      writeFileSync(join(work, copy, 'package.json'), '{ "type": "module" }\n');
      for (const { name, code } of all) writeFileSync(join(work, copy, `${name}.ts`), code);
    }
    for (const style of STYLES) {
      const { changes } = await applyCodemod('fetch-to-client', join(work, style), { style });
      for (const { file } of changes) migrated[style].add(file.path);
    }
  }, 60_000);

  afterAll(() => {
    server.close();
    rmSync(work, { recursive: true, force: true });
  });

  it.each(STYLES)('are migrated and not passed over with --style %s', (style) => {
    expect(migrated[style].size).toBeGreaterThanOrEqual(FLOOR[style]);
  });

  it('keep their comments', () => {
    const path = 'kept-comments.plain.ts';
    for (const style of STYLES) {
      const text = readFileSync(join(work, style, path), 'utf8');
      for (const comment of ['// Ask.', '// The server explains', '/* all of it */', '// Read.'])
        expect(text).toContain(comment);
    }
  });

  async function play(copy: string, { name, isAtOnce }: Program, scenario: Scenario) {
    const path = join(work, copy, `${name}.ts`);
    const shown = await executeModule(path, scenario, SUCCESS, server);
    if (!isAtOnce) return shown;
    // One that failed leaves the other under way.
    await sleep(40);
    return inOneOrder(shown);
  }

  it.each(all)(
    '$name',
    async (program) => {
      const styles = STYLES.filter((style) => migrated[style].has(`${program.name}.ts`));
      const found: string[] = [];
      for (const scenario of scenariosFor(program)) {
        const before = await play('before', program, scenario);
        for (const style of styles) {
          const after = await play(style, program, scenario);
          const differences = differencesOf(before, after);
          const isMeant = documented(style, program, scenario, before, after);
          if (!isMeant)
            found.push(...differences.map((one) => `${style}, ${scenario.name}: ${one}`));
        }
      }
      expect(found).toEqual([]);
    },
    20_000,
  );
});

function scenariosFor({ isOfAnswers }: Program): Scenario[] {
  const some = SCENARIOS.filter(({ name }) => FOR_ALL.includes(name));
  return isOfAnswers ? [...some, ...OTHERS] : some;
}

/** Requests that are sent at once arrive as they like, and so do their repeats. */
function inOneOrder(shown: Shown): Shown {
  const byText = new Map(shown.requests.map((request) => [JSON.stringify(request), request]));
  const requests = [...byText].sort(([one], [other]) => (one < other ? -1 : 1));
  return { ...shown, requests: requests.map(([, request]) => request) };
}
