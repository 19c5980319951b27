import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { codeOwnersOf, readCodeOwners } from '../../src/map/code-owners.js';
import { temporaryTree } from '../project/temporary-tree.js';

describe('a CODEOWNERS file', () => {
  const ownersOf = codeOwnersOf(`
# Whoever is not named below.
*            @acme/all
*.js         @js # and why
/src/api/    @acme/api api@example.com
docs/*       @docs
apps/        @apps
/apps/github
**/generated @robots
/with\\ space/ @space
`);

  test.each([
    ['README.md', ['@acme/all']],
    ['lib/deep/a.js', ['@js']],
    // The last that fits counts, not the most exact one.
    ['src/api/a.js', ['@acme/api', 'api@example.com']],
    ['other/src/api/a.ts', ['@acme/all']],
    ['docs/start.md', ['@docs']],
    ['docs/build/start.md', ['@acme/all']],
    ['packages/apps/a.ts', ['@apps']],
    ['apps/github/a.ts', []],
    ['src/generated/deep/a.ts', ['@robots']],
    ['with space/a.ts', ['@space']],
    ['../outside.ts', []],
  ])('says who owns %s', (file, owners) => {
    expect(ownersOf(file)).toEqual(owners);
  });

  test('has sections in GitLab, each of which counts, with owners of its own', () => {
    const inSections = codeOwnersOf(`
* @everyone

[Backend][2] @backend @lead
/server/
/server/docs/ @writers

^[Security]
/server/auth/ @security

[backend]
/jobs/
`);
    expect(inSections('web/a.ts')).toEqual(['@everyone']);
    expect(inSections('server/a.ts')).toEqual(['@everyone', '@backend', '@lead']);
    expect(inSections('server/docs/a.md')).toEqual(['@everyone', '@writers']);
    expect(inSections('server/auth/a.ts')).toEqual(['@everyone', '@backend', '@lead', '@security']);
  });
});

test('is looked for where GitHub and GitLab look, in their order', async () => {
  const root = temporaryTree({
    '.gitlab/CODEOWNERS': '* @gitlab',
    'docs/CODEOWNERS': '* @docs',
  });
  expect((await readCodeOwners(root))('a.ts')).toEqual(['@docs']);
  mkdirSync(join(root, '.github'));
  writeFileSync(join(root, '.github/CODEOWNERS'), '* @github\r\n');
  expect((await readCodeOwners(root))('a.ts')).toEqual(['@github']);
  expect((await readCodeOwners(temporaryTree({})))('a.ts')).toEqual([]);
});
