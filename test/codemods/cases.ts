import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProjectPlan } from '../../src/migrate/plan-project.js';
import { applyCodemod, CLIENT, strictFindings } from './apply.js';
import { caseFolders, type CaseFolder } from './case-folder.js';
import { differencesOf } from './compare-runs.js';
import { execute } from './execute.js';
import { SCENARIOS, startStandIn, type StandIn } from './stand-in.js';
import { typeErrors } from './type-errors.js';

/** The clients of a case that brings none: one for every address, whose repeats do not wait. */
const CLIENTS = `import { createClient } from '@unhappy-path/client';

export const api = createClient({ retry: { limit: 2, backoff: () => 1 } });
`;

const SUCCESS = { id: 7, name: 'Ada', items: [1, 2], data: { answer: 42 } };

interface Played {
  folder: CaseFolder;
  before: string;
  after: string;
  plan: ProjectPlan;
}

const MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url));

/** Run each folder of `test/codemods/NAME` through every promise that a codemod makes. */
export function describeCases(name: string): void {
  const root = fileURLToPath(new URL(`./${name}/`, import.meta.url));
  const folders = caseFolders(root);

  describe(name, () => {
    const work = mkdtempSync(join(tmpdir(), 'unhappy-path-codemod-'));
    const played = new Map<string, Played>();
    let errors: Map<string, string[]>;
    let server: StandIn;

    beforeAll(async () => {
      server = await startStandIn();
      // What the cases import besides our client is found as in any project.
      symlinkSync(MODULES, join(work, 'node_modules'));
      for (const folder of folders) {
        const before = join(work, folder.name, 'before');
        const after = join(work, folder.name, 'after');
        for (const copy of [before, after]) prepare(folder, copy);
        const { style } = folder.options;
        const plan = await applyCodemod(name, after, style === undefined ? {} : { style });
        played.set(folder.name, { folder, before, after, plan });
      }
      errors = typeErrors([...played.values()].flatMap(({ before, after }) => [before, after]));
    });

    afterAll(() => {
      server.close();
      rmSync(work, { recursive: true, force: true });
    });

    describe.each(folders.map((folder) => [folder.name, folder] as const))('%s', (_, folder) => {
      const get = (): Played => {
        const one = played.get(folder.name);
        if (one === undefined) throw new Error(`${folder.name} was not played`);
        return one;
      };

      it('becomes what is expected, for the reasons expected', () => {
        const { after, plan } = get();
        for (const [path, text] of folder.expected)
          expect(readFileSync(join(after, path), 'utf8')).toBe(text);
        expect(skipsOf(plan)).toEqual(folder.options.skips ?? {});
      });

      it('is not changed by a second run', async () => {
        const { after } = get();
        const { changes } = await applyCodemod(
          name,
          after,
          folder.options.style === undefined ? {} : { style: folder.options.style },
        );
        expect(changes.map(({ file }) => file.path)).toEqual([]);
      });

      it.skipIf(folder.options.notTyped !== undefined)(
        'has no type error that it did not have',
        () => {
          const { before, after } = get();
          expect(errors.get(before)).toEqual([]);
          expect(errors.get(after)).toEqual([]);
        },
      );

      it('gives our rules no more to say', async () => {
        const { before, after } = get();
        const known = await strictFindings(before);
        const found = await strictFindings(after);
        expect(found.filter((one) => !takeFrom(known, one))).toEqual([]);
      });

      it
        .skipIf(folder.options.notRun !== undefined)
        .each(SCENARIOS.map((one) => [one.name, one] as const))(
        'does the same when the server answers: %s',
        async (scenarioName, scenario) => {
          const { before, after } = get();
          const success = folder.options.body ?? SUCCESS;
          const one = await execute(before, scenario, success, server);
          const other = await execute(after, scenario, success, server);
          const isMeant = folder.options.differs?.[scenarioName] !== undefined;
          const differences = differencesOf(one, other);
          if (isMeant) expect(differences).not.toEqual([]);
          else expect(differences).toEqual([]);
        },
      );
    });
  });
}

function prepare(folder: CaseFolder, target: string): void {
  folder.copyTo(target);
  if (!existsSync(join(target, CLIENT))) writeFileSync(join(target, CLIENT), CLIENTS);
  if (!readdirSync(target).includes('package.json'))
    writeFileSync(join(target, 'package.json'), '{ "type": "module" }\n');
}

function skipsOf({ outcomes }: ProjectPlan): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { plan } of outcomes)
    if (plan.kind === 'skip') counts[plan.reason] = (counts[plan.reason] ?? 0) + 1;
  return counts;
}

function takeFrom(list: string[], one: string): boolean {
  const at = list.indexOf(one);
  if (at >= 0) list.splice(at, 1);
  return at >= 0;
}
