import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type GitHubServer, startGitHub } from './action/github-server.js';
import { gitIn, losing, pullRequest, type PullRequestClone } from './action/pull-request.js';
import { ACTION, type Job, type JobResult, runAction } from './action/run-action.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const UPLOAD = 'github/codeql-action/upload-sarif';

let github: GitHubServer;
beforeAll(async () => {
  github = await startGitHub();
});
afterAll(() => {
  github.close();
});
beforeEach(() => {
  github.comments = [];
  github.faults = [];
  github.requests = [];
});

/** A base with a finding of its own, and a change that brings another. */
function worse(): PullRequestClone {
  return pullRequest({ 'src/old.ts': losing('old') }, { 'src/new.ts': losing('orders') });
}

function clean(): PullRequestClone {
  return pullRequest({ 'src/old.ts': losing('old') }, { 'src/new.ts': 'export {};\n' });
}

function run(clone: PullRequestClone, job: Partial<Job> = {}): Promise<JobResult> {
  return runAction({
    workspace: clone.workspace,
    event: 'pull_request',
    payload: clone.payload(),
    apiUrl: github.url,
    ...job,
  });
}

function ownComments(): string[] {
  return github.comments.map(({ body }) => body).filter((body) => body.includes('unhappy-path'));
}

describe('action.yml', () => {
  test('is what GitHub takes for an action', async () => {
    const parser = join(
      ROOT,
      'node_modules/@actions/workflow-parser/dist/actions/action-parser.js',
    );
    interface Parsed {
      context: { errors: { getErrors(): { message: string }[] } };
    }
    const { parseAction } = (await import(pathToFileURL(parser).href)) as {
      parseAction: (file: { name: string; content: string }, trace: object) => Parsed;
    };
    const trace = { error: () => undefined, info: () => undefined, verbose: () => undefined };
    const errorsOf = (content: string): string[] =>
      parseAction({ name: 'action.yml', content }, trace)
        .context.errors.getErrors()
        .map(({ message }) => message);

    const text = readFileSync(join(ROOT, 'action.yml'), 'utf8');
    expect(errorsOf(text)).toEqual([]);
    expect(errorsOf(text.replace('shell: bash', 'shel: bash'))).not.toEqual([]);
  });

  test('writes no value of a workflow into a script, where it would be run', () => {
    const scripts = ACTION.runs.steps.map((step) => step.run ?? '');
    expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
  });

  test('pins the action that it uses to a commit', () => {
    const used = ACTION.runs.steps.flatMap((step) => step.uses ?? []);
    expect(used).toEqual([
      expect.stringMatching(/^github\/codeql-action\/upload-sarif@[0-9a-f]{40}$/),
    ]);
  });

  test('documents every input and output', () => {
    const page = readFileSync(join(ROOT, 'docs/pull-requests.md'), 'utf8');
    const names = [...Object.keys(ACTION.inputs), ...Object.keys(ACTION.outputs)];
    expect(names.filter((name) => !page.includes(`| \`${name}\``))).toEqual([]);
  });
});

describe('a pull request', () => {
  test('that makes something worse fails, with that finding alone and one comment', async () => {
    const clone = worse();
    const result = await run(clone);

    expect(result.exitCode).toBe(1);
    expect(result.logs['Check']).toContain('::error file=src/new.ts,line=2');
    expect(result.log).not.toContain('src/old.ts');
    expect(result.outputs).toMatchObject({
      findings: '1',
      errors: '1',
      warnings: '0',
      worsened: 'true',
    });
    expect(result.summary).toContain('src/new.ts');
    expect(ownComments()).toHaveLength(1);
    expect(ownComments()[0]).toContain('src/new.ts');
    expect(ownComments()[0]).not.toContain('src/old.ts');
    expect(ownComments()[0]).toContain('https://github.test/acme/shop/actions/runs/4711');
    for (const name of ['report', 'report-markdown', 'report-sarif'])
      expect(existsSync(result.outputs[name] ?? '')).toBe(true);
  });

  test('that is checked again has the same comment, however many others have written', async () => {
    const clone = worse();
    await run(clone);
    const [own] = github.comments.splice(0);
    const others = Array.from({ length: 230 }, (_, id) => ({ id, body: `No. ${String(id)}` }));
    github.comments = [...others, { id: own?.id ?? 0, body: `${own?.body ?? ''}stale` }];
    github.requests = [];

    await run(clone);
    expect(github.comments).toHaveLength(231);
    expect(ownComments()).toEqual([own?.body]);
    expect(github.requests).toEqual([
      'GET /issues/7/comments',
      'GET /issues/7/comments',
      'GET /issues/7/comments',
      `PATCH /issues/comments/${String(own?.id)}`,
    ]);
  });

  test('that has been mended says so in its comment, and passes', async () => {
    await run(worse());
    const result = await run(clean());
    expect(result.exitCode).toBe(0);
    expect(result.outputs).toMatchObject({ findings: '0', worsened: 'false' });
    expect(ownComments()).toEqual([expect.stringContaining('resolved')]);
  });

  test('that makes nothing worse gets no comment', async () => {
    const result = await run(clean());
    expect(result.exitCode).toBe(0);
    expect(github.requests).toEqual(['GET /issues/7/comments']);
  });

  test('is compared with where it began, not with what others have done since', async () => {
    // Others have mended src/old.ts on the base; the head of the pull request still has it.
    const clone = pullRequest(
      { 'src/old.ts': losing('old') },
      { 'src/new.ts': 'export {};\n' },
      { 'src/old.ts': 'export {};\n' },
    );
    const git = gitIn(clone.workspace);
    git('fetch', '--quiet', '--depth=1', 'origin', clone.head);
    git('checkout', '--quiet', '--detach', clone.head);
    github.mergeBase = gitIn(join(clone.workspace, '../origin'))(
      'merge-base',
      clone.base,
      clone.head,
    );

    const result = await run(clone);
    expect(result.log).not.toContain('src/old.ts');
    expect(result.exitCode).toBe(0);
    expect(github.requests[0]).toBe(`GET /compare/${clone.base}...${clone.head}`);
  });

  test('of a fork fails by its findings; its token may not comment, so the summary tells', async () => {
    const clone = worse();
    const message = 'Resource not accessible by integration';
    github.faults = [{ method: 'POST', path: '/issues/7/comments', status: 403, message }];
    const result = await run(clone, {
      payload: clone.payload({ fork: true }),
      inputs: { sarif: 'auto' },
    });
    expect(result.exitCode).toBe(1);
    expect(result.log).toContain(
      `::notice title=unhappy-path::No comment: this token may not do it (${message}`,
    );
    expect(result.summary).toContain('src/new.ts');
    expect(github.comments).toEqual([]);
    expect(result.used).toEqual({});
  });

  test('fails by its findings alone, also where GitHub is down', async () => {
    const result = await run(worse(), { apiUrl: 'http://127.0.0.1:9' });
    expect(result.exitCode).toBe(1);
    expect(result.log).toContain('::warning title=unhappy-path::No comment: GitHub did not answer');
    expect(result.summary).toContain('src/new.ts');
  });

  test('waits for rate limits, as long as they ask for', async () => {
    const path = '/issues/7/comments';
    const reset = String(Math.ceil(Date.now() / 1000) + 1);
    github.faults = [
      {
        method: 'GET',
        path,
        status: 403,
        headers: { 'retry-after': '1' },
        message: 'secondary rate limit',
      },
      {
        method: 'GET',
        path,
        status: 429,
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset },
      },
      { method: 'POST', path, status: 429, headers: { 'retry-after': '1' } },
    ];
    const started = performance.now();
    const result = await run(worse());
    expect(performance.now() - started).toBeGreaterThan(2000);
    expect(ownComments()).toHaveLength(1);
    expect(github.requests).toHaveLength(5);
    expect(result.log).toContain('Asking again in 1 s.');
  });

  test('gets one comment, also where the answer to its creation is lost', async () => {
    github.faults = [{ method: 'POST', path: '/issues/7/comments', status: 502, acts: true }];
    await run(worse());
    expect(ownComments()).toHaveLength(1);
  });

  test('gets a new comment where somebody deletes the old one in between', async () => {
    const clone = worse();
    await run(clone);
    const gone = github.comments[0]?.id ?? 0;
    github.faults = [{ method: 'PATCH', path: `/issues/comments/${String(gone)}`, status: 404 }];
    await run(clone);
    expect(github.comments).toHaveLength(2);
    expect(github.requests.at(-1)).toBe('POST /issues/7/comments');
  });

  test('with more findings than annotations and a comment hold has all of them in the summary', async () => {
    const names = Array.from(
      { length: 150 },
      (_, index) => `call${String(index).padStart(3, '0')}`,
    );
    const files = Object.fromEntries(names.map((name) => [`src/${name}.ts`, losing(name)]));
    const result = await run(pullRequest({}, files));
    expect(result.outputs['findings']).toBe('150');
    expect(names.filter((name) => !result.summary.includes(`src/${name}.ts`))).toEqual([]);
    expect(result.summary.split('\n').filter((line) => line.startsWith('- '))).toHaveLength(150);
    const [comment = ''] = ownComments();
    expect(comment.length).toBeLessThanOrEqual(65_536);
    expect(comment).toContain('without room in a comment');
    expect(comment).toContain(
      '[Everything that was found](https://github.test/acme/shop/actions/runs/4711)',
    );
  });

  test('in a monorepo has a comment for each folder that is checked', async () => {
    const clone = pullRequest({}, { 'a/x.ts': losing('x'), 'b/y.ts': losing('y') });
    await run(clone, { inputs: { 'working-directory': 'a' } });
    const result = await run(clone, { inputs: { 'working-directory': 'b' } });
    expect(result.logs['Check']).toContain('::error file=b/y.ts');
    expect(ownComments().map((body) => [body.includes('a/x.ts'), body.includes('b/y.ts')])).toEqual(
      [
        [true, false],
        [false, true],
      ],
    );
  });

  test('with a file that cannot be read fails, and leaves the comment as it is', async () => {
    await run(worse());
    const before = ownComments();
    const broken = pullRequest({}, { 'src/new.ts': 'export const = await fetch("/api");\n' });
    const result = await run(broken);
    expect(result.exitCode).toBe(2);
    expect(result.log).toContain('::error title=unhappy-path::Not everything could be checked');
    expect(ownComments()).toEqual(before);
  });
});

describe('other events', () => {
  test('a push is checked whole, and comments nothing', async () => {
    const clone = worse();
    const payload = { repository: { full_name: 'acme/shop', private: false } };
    const result = await run(clone, { event: 'push', payload, inputs: { sarif: 'auto' } });
    expect(result.exitCode).toBe(1);
    expect(result.outputs).toMatchObject({ findings: '2', known: '', worsened: '' });
    expect(github.requests).toEqual([]);
    const uploads = Object.entries(result.used);
    expect(uploads.map(([action]) => action.split('@')[0])).toEqual([UPLOAD]);
    expect(uploads[0]?.[1]).toEqual({
      sarif_file: result.outputs['report-sarif'],
      category: 'unhappy-path/.',
      'wait-for-processing': 'false',
    });
  });

  test('a group of the merge queue is compared with what is below it', async () => {
    const clone = worse();
    const payload = {
      repository: { full_name: 'acme/shop', private: false },
      merge_group: { base_sha: clone.base },
    };
    const result = await run(clone, { event: 'merge_group', payload });
    expect(result.exitCode).toBe(1);
    expect(result.outputs).toMatchObject({ findings: '1', worsened: 'true' });
  });

  test('a branch can be compared with what the workflow names', async () => {
    const clone = worse();
    const payload = { repository: { full_name: 'acme/shop', private: false } };
    const inputs = { since: 'main', sarif: 'true' };
    const result = await run(clone, { event: 'workflow_dispatch', payload, inputs });
    expect(result.outputs).toMatchObject({ findings: '1', worsened: 'true' });
    // Code scanning would close whatever a partial report of a branch does not name.
    expect(result.used).toEqual({});
    expect(result.log).toContain(
      'No SARIF upload: on a branch it would have to hold every finding',
    );
  });

  test('on pull_request_target no code of the pull request is run', async () => {
    const clone = pullRequest(
      {},
      {
        'src/new.ts': losing('orders'),
        'unhappy-path.config.mjs': `import { writeFileSync } from 'node:fs';\nwriteFileSync('was-run', '');\nexport default {};\n`,
      },
    );
    const temporary = join(clone.workspace, '../temporary');
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      version: string;
    };
    const installed = join(temporary, `unhappy-path-${version}/node_modules`);
    mkdirSync(installed, { recursive: true });
    symlinkSync(ROOT, join(installed, 'unhappy-path'));

    const result = await run(clone, { event: 'pull_request_target', temporary });
    expect(result.exitCode).toBe(2);
    expect(result.log).toContain('::warning title=unhappy-path::pull_request_target gives a token');
    expect(result.log).toContain(
      'unhappy-path.config.mjs would be run with a token that may write',
    );
    expect(result.logs['Find or install unhappy-path']).toContain(installed);
    expect(existsSync(join(clone.workspace, 'was-run'))).toBe(false);
  });
});

describe('code scanning', () => {
  test('that does not take the upload fails nothing', async () => {
    const result = await run(clean(), { inputs: { sarif: 'true' }, uses: 'failure' });
    expect(result.exitCode).toBe(0);
    expect(result.log).toContain(
      '::notice title=unhappy-path::No SARIF upload: code scanning is off',
    );
  });
});

describe('mistakes', () => {
  test.each([
    [{ 'fail-on': 'errors' }, 'the input "fail-on" is "errors"; did you mean "error"?'],
    [{ sarif: 'yes' }, 'the input "sarif" is "yes"; known: "false", "auto", "true".'],
    [{ config: 'strickt' }, 'strickt'],
    [{ version: 'latest' }, 'name one version, such as'],
    [{ since: 'no-such-branch' }, '"no-such-branch", to compare with, is not in this clone'],
    [{ paths: 'src/nowhere' }, 'src/nowhere'],
  ])('%o', async (inputs, message) => {
    const result = await run(clean(), { inputs });
    expect(result.exitCode).toBe(2);
    expect(result.log).toContain(message);
    expect(result.log).not.toContain('    at ');
  });

  test('a dependency without a lockfile is not guessed', async () => {
    const clone = clean();
    const manifest = { devDependencies: { 'unhappy-path': '^0.1.0' } };
    writeFileSync(join(clone.workspace, 'package.json'), JSON.stringify(manifest));
    rmSync(join(clone.workspace, 'node_modules'), { recursive: true });
    const result = await run(clone);
    expect(result.exitCode).toBe(2);
    expect(result.log).toContain('no lockfile says which version');
  });
});
