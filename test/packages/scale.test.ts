import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { losing } from './action/pull-request.js';
import { recipe as recipeOf, type Repository, repository } from './recipe.js';

const recipe = (file: string): string => recipeOf(file, 'docs/scale.md');

/** Variables with which programs are found as where they are installed globally. */
const globally = ({ folder }: Repository): { PATH: string } => ({
  PATH: `${join(folder, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`,
});

test('parts of two machines become what one prints', () => {
  const project = repository({ 'src/cart.ts': losing('cart'), 'src/orders.ts': losing('orders') });
  const run = (command = ''): { status: number | null; log: string } =>
    project.run(command, globally(project));
  const [one, two, check, inspect] = recipe('shards.sh').trim().split('\n');
  expect(run(`${one ?? ''}\n${two ?? ''}`)).toMatchObject({ status: 0 });
  const merged = run(check);
  expect(merged.status, merged.log).toBe(1);
  expect(merged).toEqual(run('unhappy-path check src'));
  expect(run(inspect)).toEqual(run('unhappy-path inspect src'));
});

test('a batch over repositories goes on where it was killed, and gives one report', async () => {
  const batch = recipe('inspect-all.sh');
  const project = repository({});
  const at = (...names: string[]): string => join(project.folder, ...names);
  const waiting = at('waiting');
  project.write({
    waiting: '',
    'repos/api/src/orders.ts': losing('orders'),
    'repos/shop/src/cart.ts': losing('cart'),
    // Read at its start: this repository is under way until the file is removed.
    'repos/slow/unhappy-path.config.mjs': `import { existsSync } from 'node:fs';
while (existsSync(${JSON.stringify(waiting)})) await setTimeout(20);
export default {};
`,
    'repos/slow/src/orders.ts': losing('slowOrders'),
  });
  project.run('for repository in repos/*; do git init --quiet "$repository"; done');
  const parts = (): string[] => readdirSync(at('parts'));

  const first = spawn('bash', ['-c', batch], {
    cwd: project.folder,
    env: globally(project),
    detached: true,
    stdio: 'ignore',
  });
  const group = first.pid;
  if (group === undefined) throw new Error('bash did not start');
  const ended = new Promise((resolve) => first.once('exit', resolve));
  try {
    await vi.waitFor(() => {
      expect(parts()).toEqual(['api.json', 'shop.json']);
    }, 30_000);
  } finally {
    process.kill(-group, 'SIGKILL');
    await ended;
  }
  expect(existsSync(at('calls.json'))).toBe(false);
  const written = (): number[] =>
    ['api.json', 'shop.json'].map((name) => statSync(at('parts', name)).mtimeMs);
  const before = written();

  rmSync(waiting);
  const { status, log } = project.run(batch, globally(project));
  expect(status, log).toBe(0);
  expect(log).toContain('slow.json');
  expect(log).not.toContain('api.json');
  expect(parts()).toEqual(['api.json', 'shop.json', 'slow.json']);
  expect(written()).toEqual(before);
  const { calls } = JSON.parse(readFileSync(at('calls.json'), 'utf8')) as {
    calls: { file: string }[];
  };
  expect(calls.map(({ file }) => file)).toEqual([
    'api/src/orders.ts',
    'shop/src/cart.ts',
    'slow/src/orders.ts',
  ]);
});

describe('a matrix in CI', () => {
  const INSTALL = 'npm ci';

  function project(): Repository {
    return repository({
      'src/load.ts': `export async function load(path: string): Promise<Response> {
  return fetch('https://api.pioneer.ai/v1' + path);
}
`,
      'src/page.ts': `import { load } from './load.js';
export const page = async (): Promise<unknown> => (await load('/page')).json();
`,
      ...Object.fromEntries(
        ['orders', 'cart', 'users', 'stock'].map((name) => [`src/${name}.ts`, losing(name)]),
      ),
    });
  }

  /** Run the commands of all shards at once, then those of the job after them; both in the same folder. */
  function expectTheWholeReport(shards: readonly string[], merging: string): void {
    const checkout = project();
    const shared = checkout.run(`${shards.map((shard) => `( ${shard} ) & jobs+=($!)`).join('\n')}
for job in "\${jobs[@]}"; do wait "$job"; done`);
    expect(shared.status, shared.log).toBe(0);
    const whole = checkout.run('npx unhappy-path check');
    expect(whole.status, whole.log).toBe(1);
    expect(checkout.run(merging)).toEqual(whole);
  }

  test('of GitHub Actions reports what one run reports', () => {
    interface Job {
      needs?: string;
      strategy?: { matrix: { shard: number[] } };
      steps: { uses?: string; run?: string; with?: Record<string, string | boolean> }[];
    }
    const { jobs } = parse(recipe('github.yml')) as { jobs: { shard: Job; merge: Job } };
    const commands = ({ steps }: Job): string =>
      steps.flatMap(({ run }) => (run === undefined || run === INSTALL ? [] : [run])).join('\n');
    const inputs = ({ steps }: Job, action: string) =>
      steps.find(({ uses }) => uses?.startsWith(`${action}@`) === true)?.with;
    const given = (text: string, shard: number): string =>
      text.replaceAll('${{ matrix.shard }}', String(shard));

    const all = jobs.shard.strategy?.matrix.shard ?? [];
    expect(all.length).toBeGreaterThan(1);
    expectTheWholeReport(
      all.map((shard) => given(commands(jobs.shard), shard)),
      commands(jobs.merge),
    );

    expect(jobs.merge.needs).toBe('shard');
    const uploaded = inputs(jobs.shard, 'actions/upload-artifact');
    expect(commands(jobs.shard)).toContain(` --part ${String(uploaded?.['path'])}`);
    expect(inputs(jobs.merge, 'actions/download-artifact')).toEqual({
      pattern: String(uploaded?.['name']).replace('${{ matrix.shard }}', '*'),
      'merge-multiple': true,
    });
  });

  test('of GitLab reports what one run reports', () => {
    interface Job {
      parallel: number;
      script: string[];
      artifacts: { paths: string[] };
    }
    const jobs = parse(recipe('gitlab.yml')) as Record<
      'unhappy-path' | 'unhappy-path-report',
      Job & { needs: string[] }
    >;
    const { parallel, script, artifacts } = jobs['unhappy-path'];
    const commands = (lines: readonly string[]): string =>
      lines.filter((line) => line !== INSTALL).join('\n');
    expectTheWholeReport(
      Array.from(
        { length: parallel },
        (_, index) =>
          `export CI_NODE_INDEX=${index + 1} CI_NODE_TOTAL=${parallel}\n${commands(script)}`,
      ),
      commands(jobs['unhappy-path-report'].script),
    );
    expect(jobs['unhappy-path-report'].needs).toEqual(['unhappy-path']);
    expect(commands(jobs['unhappy-path-report'].script)).toContain(artifacts.paths.join(' '));
  });
});

test('Turborepo looks again at what has changed, and at what depends on it', () => {
  const manifest = (name: string, dependencies: Record<string, string> = {}): string =>
    JSON.stringify({
      name: `@acme/${name}`,
      version: '1.0.0',
      type: 'module',
      exports: './src/index.ts',
      scripts: { 'unhappy-path': 'unhappy-path check --part unhappy-path.part.json' },
      dependencies,
    });
  const HTTP = `export function load(path: string): Promise<Response> {
  return fetch('https://api.pioneer.ai/v1' + path);
}
`;
  const project = repository({
    'package.json': JSON.stringify({
      private: true,
      packageManager: 'npm@10.9.0',
      workspaces: ['apps/*', 'packages/*'],
    }),
    '.gitignore': 'node_modules\n.turbo\n',
    'turbo.json': recipe('turbo.json'),
    'packages/http/package.json': manifest('http'),
    'packages/http/src/index.ts': HTTP,
    'packages/text/package.json': manifest('text'),
    'packages/text/src/index.ts': 'export {};\n',
    'apps/web/package.json': manifest('web', { '@acme/http': '1.0.0' }),
    'apps/web/src/index.ts': `import { load } from '@acme/http';
export const page = async (): Promise<unknown> => (await load('/page')).json();
`,
  });
  // Turborepo's own word for each task, and the report.
  const run = (): { cached: string[]; executed: string[]; log: string } => {
    const { status, log } = project.run(recipe('turborepo.sh'), {
      TURBO_TELEMETRY_DISABLED: '1',
      TURBO_CACHE: 'local:rw',
    });
    expect(status, log).toBe(1);
    const told = (word: string): string[] =>
      log
        .split('\n')
        .filter((line) => line.includes(`:unhappy-path: cache ${word}`))
        .map((line) => line.slice('@acme/'.length, line.indexOf(':')))
        .sort();
    return { cached: told('hit'), executed: told('miss'), log };
  };

  const first = run();
  expect(first.executed, first.log).toEqual(['http', 'text', 'web']);
  expect(first.log).toContain('apps/web/src/index.ts\n');
  expect(first.log).toContain('takes 402 and 429 for a success');
  expect(project.git('status', '--porcelain')).toContain('unhappy-path.part.json');

  const second = run();
  expect(second.cached, second.log).toEqual(['http', 'text', 'web']);
  expect(second.log).toContain('takes 402 and 429 for a success');

  project.write({
    'packages/http/src/index.ts': HTTP.replace('return fetch(', `const response = await fetch(`)
      .replace('export function', 'export async function')
      .replace(
        '+ path);',
        `+ path);
  if (response.status === 402) throw new Error('Add credits', { cause: response });
  return response;`,
      ),
  });
  const third = run();
  expect(third, third.log).toMatchObject({ cached: ['text'], executed: ['http', 'web'] });
  expect(third.log).toContain('takes 429 for a success');
});
