import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { CODEMODS } from '../../codemods/index.js';
import { SKIP_REASONS } from '../../src/migrate/skip-reasons.js';
import { runCli } from '../cli/run-cli.js';

const page = readFileSync(
  fileURLToPath(new URL('../../docs/codemods.md', import.meta.url)),
  'utf8',
).replaceAll(/ +/g, ' ');

it.each(Object.entries(SKIP_REASONS))('the page lists %s and what it means', (reason, text) => {
  expect(page).toContain(`| \`${reason}\` | ${text} |`);
});

it.each(Object.keys(CODEMODS))('the page lists the codemod %s', (name) => {
  expect(page).toContain(`| \`${name}\` | `);
});

it('the page tells each option of the command, and no other', async () => {
  const { stdout } = await runCli(['migrate', '--help'], { cwd: import.meta.dirname });
  const offered = [...stdout.matchAll(/^ +(?:-\w, )?(--[\w-]+)/gm)].map(([, name]) => name);
  const told = [...page.matchAll(/^\| `(--[\w-]+)` \|/gm)].map(([, name]) => name);
  expect(told.toSorted()).toEqual(
    offered.filter((name) => name !== '--help' && name !== '--debug').toSorted(),
  );
});
