import { execFileSync } from 'node:child_process';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isLinkChoice, surroundingsOf } from '../../src/map/surroundings.js';
import { temporaryTree } from '../project/temporary-tree.js';

function repository(remote: string | null): string {
  const root = temporaryTree({ 'apps/web/a.ts': '', CODEOWNERS: '/apps/web/ @web' });
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.com', ...args], {
      cwd: root,
      encoding: 'utf8',
    });
  git('init', '-q');
  if (remote !== null) git('remote', 'add', 'origin', remote);
  git('add', '.');
  git('commit', '-q', '-m', 'All');
  return root;
}

describe('a line is linked', () => {
  test.each([
    ['git@github.com:acme/shop.git', 'https://github.com/acme/shop/blob/COMMIT/{path}#L{line}'],
    [
      'https://robot:secret@gitlab.com/acme/web/shop.git',
      'https://gitlab.com/acme/web/shop/-/blob/COMMIT/{path}#L{line}',
    ],
    [
      'ssh://git@bitbucket.org/acme/shop',
      'https://bitbucket.org/acme/shop/src/COMMIT/{path}#lines-{line}',
    ],
    ['https://git.acme.test/shop.git', 'vscode://file{file}:{line}:{column}'],
    [null, 'vscode://file{file}:{line}:{column}'],
  ])('with the remote %s to %s', async (remote, template) => {
    const { links } = await surroundingsOf(repository(remote));
    expect(links.template?.replace(/[\da-f]{40}/, 'COMMIT')).toBe(template);
  });

  test('to what is asked for', async () => {
    const root = repository('git@github.com:acme/shop.git');
    expect((await surroundingsOf(root, 'none')).links.template).toBeNull();
    const own = await surroundingsOf(root, 'https://x.test/{commit}/{path}#{line}');
    expect(own.links.template).toMatch(/^https:\/\/x\.test\/[\da-f]{40}\/\{path\}#\{line\}$/);
  });

  test.each([
    ['auto', true],
    ['idea://open?file={file}&line={line}', true],
    ['https://x.test/{path}', false],
    ['javascript:alert("{path}{line}")', false],
    [' javascript:alert("{path}{line}")', false],
    ['web', false],
  ])('by %s: %s', (text, isOne) => {
    expect(isLinkChoice(text)).toBe(isOne);
  });
});

test('owners are those of the repository, from a folder in it as well', async () => {
  const root = repository(null);
  const web = await surroundingsOf(join(root, 'apps/web'));
  expect(web.ownersOf('a.ts')).toEqual(['@web']);
  expect(web.ownersOf('../a.ts')).toEqual([]);
  expect(web.name).toBe(`${basename(root)}/apps/web`);
  expect(web.links.prefix).toBe('apps/web/');
});
