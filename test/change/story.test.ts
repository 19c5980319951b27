import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { Repository } from './repository.js';

const BASELINE = 'unhappy-path-baseline.jsonl';

const HTTP = `
export class HttpError extends Error {
  constructor(readonly status: number, readonly requestId: string | null) {
    super('The request failed');
  }
}

export async function send(path: string): Promise<Response> {
  const res = await fetch('https://api.pioneer.ai' + path);
  if (!res.ok) throw new HttpError(res.status, res.headers.get('x-request-id'));
  return res;
}
`;

/** A page that tells 402 and 429 from other failures. */
const page = (name: string): string => `
import { HttpError, send } from './http';

export async function ${name}() {
  try {
    const res = await send('/v1/${name}');
    return await res.json();
  } catch (error) {
    if (error instanceof HttpError && error.status === 402) return 'top up';
    if (error instanceof HttpError && error.status === 429) return 'wait';
    throw error;
  }
}
`;

/** Loses 402 and 429 since it was written. */
const OLD = `
export async function old() {
  const res = await fetch('https://api.pioneer.ai/v1/old');
  if (!res.ok) throw new Error('It failed');
  return res.json();
}
`;

const HANDLED = `
import { HttpError } from './http';

export async function plans() {
  const res = await fetch('https://api.pioneer.ai/v1/plans');
  if (res.status === 402) return 'top up';
  if (res.status === 429) return 'wait';
  if (!res.ok) throw new HttpError(res.status, res.headers.get('x-request-id'));
  return res.json();
}
`;

const PROJECT = {
  'package.json': '{ "type": "module" }\n',
  'src/http.ts': HTTP,
  'src/credits.ts': page('credits'),
  'src/models.ts': page('models'),
  'src/usage.ts': page('usage'),
  'src/plans.ts': HANDLED,
  'src/old.ts': OLD,
};

const worse = HANDLED.replace("  if (res.status === 402) return 'top up';\n", '').replace(
  "throw new HttpError(res.status, res.headers.get('x-request-id'))",
  "throw new Error('Plans: ' + res.headers.get('x-request-id'))",
);

it('adopts an old project with a baseline, then blocks only what gets worse', async () => {
  const repository = new Repository(PROJECT);
  const known = ['--baseline', BASELINE];

  expect(await repository.check()).toMatchObject({
    status: 1,
    findings: ['src/old.ts:2 no-unhandled-status'],
  });
  expect((await repository.check(...known)).stderr).toContain(`${BASELINE}: is not there`);
  expect((await repository.check(...known, '--update-baseline')).status).toBe(0);
  expect(await repository.check(...known)).toMatchObject({ status: 0, findings: [] });
  repository.commit('Adopt');

  repository.write('src/plans.ts', worse);
  expect(await repository.check(...known)).toMatchObject({
    status: 1,
    findings: ['src/plans.ts:4 no-unhandled-status'],
  });

  repository.write('src/plans.ts', HANDLED);
  expect(await repository.check(...known)).toMatchObject({ status: 0, findings: [] });

  // Code that moves: down, into another file, and into another folder with its file.
  repository.write('src/old.ts', `// One\n// Two\n${OLD.trim()}\n`);
  expect(await repository.check(...known)).toMatchObject({ status: 0, findings: [] });
  repository.rename('src/old.ts', 'lib/older.ts');
  expect(await repository.check(...known)).toMatchObject({ status: 0, findings: [] });
  repository.write('src/plans.ts', HANDLED + OLD);
  repository.remove('lib/older.ts');
  expect(await repository.check(...known)).toMatchObject({ status: 0, findings: [] });
}, 180_000);

it('finds with --since what a branch makes worse, in callers as well', async () => {
  const repository = new Repository(PROJECT);
  repository.git('switch', '--quiet', '--create', 'topic');
  const since = ['--since', 'main'];
  expect(await repository.check(...since)).toMatchObject({ status: 0, findings: [] });

  repository.write('src/plans.ts', worse);
  expect(await repository.check(...since)).toMatchObject({
    status: 1,
    findings: ['src/plans.ts:4 no-unhandled-status'],
  });
  repository.commit('Worse');
  expect((await repository.check(...since)).findings).toEqual([
    'src/plans.ts:4 no-unhandled-status',
  ]);
  repository.write('src/plans.ts', HANDLED);
  expect(await repository.check(...since)).toMatchObject({ status: 0, findings: [] });

  repository.rename('src/old.ts', 'src/lib/old.ts');
  repository.write('src/lib/old.ts', `// Moved\n${OLD.trim()}\n`);
  expect(await repository.check(...since)).toMatchObject({ status: 0, findings: [] });
  repository.commit('Move');
  expect(await repository.check(...since)).toMatchObject({ status: 0, findings: [] });

  // The wrapper hands the answer on, and three callers take it for a success.
  repository.write('src/http.ts', HTTP.replace(/ {2}if \(!res\.ok\).*\n/, ''));
  expect(await repository.check(...since)).toMatchObject({
    status: 1,
    findings: ['credits', 'models', 'usage'].flatMap((name) => [
      `src/${name}.ts:5 no-unchecked-response`,
      `src/${name}.ts:5 no-unhandled-status`,
    ]),
  });

  // The wrapper loses the status by itself, whoever calls it: that is said once.
  repository.write('src/http.ts', HTTP.replace('new HttpError(res.status, ', 'new Error('));
  expect(await repository.check(...since)).toMatchObject({
    status: 1,
    findings: ['src/http.ts:8 no-unhandled-status'],
  });
}, 180_000);

it('names no line in a baseline, and merges branches that have both changed it', async () => {
  const repository = new Repository(PROJECT);
  const update = ['--baseline', BASELINE, '--update-baseline'];
  await repository.check(...update);
  repository.commit('Adopt');
  const another = (name: string): string => OLD.replace('old()', `${name}()`);
  for (const name of ['ours', 'theirs']) {
    repository.git('switch', '--quiet', '--create', name, 'main');
    repository.write(`src/${name}.ts`, another(name));
    await repository.check(...update);
    repository.commit(name);
  }
  repository.git('merge', '--quiet', '--no-edit', 'ours');

  const entries = readFileSync(path.join(repository.folder, BASELINE), 'utf8').trim().split('\n');
  expect(entries.map((line) => (JSON.parse(line) as { file: string }).file).sort()).toEqual([
    'src/old.ts',
    'src/ours.ts',
    'src/theirs.ts',
  ]);
  expect(entries.join('')).not.toContain('"line"');
  expect(await repository.check('--baseline', BASELINE)).toMatchObject({ status: 0, findings: [] });
}, 180_000);
