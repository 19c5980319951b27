import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { likeHere, makeConsumer, type Consumer } from './consumer.js';

let consumer: Consumer;

/** A call in each language, with what is not to be touched around it. */
const call = (types: string, rest: string): string => `// kept: "as it is"
${types}
export async function create(name${rest}) {
\tconst res = await fetch("https://api.pyramid-ai.com/api/v2/projects", {
\t\tmethod: "POST",
\t\tbody: name
\t})
\tif (!res.ok) throw new Error("no project")
\treturn res.json()
}
`;

const SOURCES = {
  'src/a.js': call('/** @type {number} */', ''),
  'src/b.jsx': call('export const Shown = () => <a>x</a>', ''),
  'src/c.ts': call('export type Name = string', ': Name'),
  'src/d.tsx': call(
    'export const Shown = (props: { id: string }) => <a>{props.id}</a>',
    ': string',
  ),
  'src/e.js': call('// @flow\nexport type Name = {| +name: ?string |};', ': Name'),
};

beforeAll(() => {
  consumer = makeConsumer([likeHere('jscodeshift')], SOURCES);
});

afterAll(() => {
  consumer.remove();
});

it('runs the three codemods by plain jscodeshift, on each language', () => {
  for (const name of ['add-idempotency-key', 'log-request-id', 'handle-statuses']) {
    const { status, stdout } = consumer.run(
      'jscodeshift',
      '-t',
      `node_modules/unhappy-path/codemods/${name}.cjs`,
      'src',
      '--extensions=js,jsx,ts,tsx',
    );
    expect(stdout).toContain('0 errors');
    expect(stdout).toContain('5 ok');
    expect(status).toBe(0);
  }
  for (const [path, source] of Object.entries(SOURCES)) {
    const text = readFileSync(join(consumer.folder, path), 'utf8');
    const head = source.slice(0, source.indexOf('\tconst res'));
    expect(text.slice(0, head.length)).toBe(head);
    expect(text.slice(head.length)).toMatchSnapshot();
  }
});

it('changes nothing a second time', () => {
  for (const name of ['add-idempotency-key', 'log-request-id', 'handle-statuses']) {
    const { stdout } = consumer.run(
      'jscodeshift',
      '-t',
      `node_modules/unhappy-path/codemods/${name}.cjs`,
      'src',
      '--extensions=js,jsx,ts,tsx',
    );
    expect(stdout).toContain('0 ok');
    expect(stdout).toContain('0 errors');
  }
});
