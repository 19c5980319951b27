import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import { factsByParser, factsOf } from './facts-of.js';

const EXAMPLE = fileURLToPath(new URL('../../examples/brand-desk/', import.meta.url));
const SOURCE = `import axios from 'axios';
async function load(id) {
  const res = await fetch(\`/api/jobs/\${id}\`);
  if (res.status === 402) return 'top up';
  if (!res.ok) throw new Error('failed');
  return (await axios.get('/b')).data;
}
`;

describe('parsers give the same facts', () => {
  it.each(globSync('{server,web}/**/*.{ts,tsx}', { cwd: EXAMPLE }))(
    'of %s of the example',
    (filename) => {
      const source = readFileSync(`${EXAMPLE}${filename}`, 'utf8');
      expect(factsByParser('typescript-eslint', source, { filename })).toEqual(
        factsOf(source, { filename }),
      );
    },
  );

  it.each([
    ['with Windows line ends', SOURCE.replaceAll('\n', '\r\n')],
    ['with a byte order mark', `\uFEFF${SOURCE}`],
    ['with a hashbang', `#!/usr/bin/env node\n${SOURCE}`],
    ['with characters outside of the basic plane', `const face = '😀';\n${SOURCE}`],
    ['with comments and parentheses', SOURCE.replace('await fetch', '/* 😀 */ await ((fetch))')],
    [
      'with private members and decorators left out',
      `class A { #b = 1; static { A.c = 2; } }\n${SOURCE}`,
    ],
  ])('of a file %s', (_, source) => {
    const facts = factsOf(source);
    expect(facts).toHaveLength(2);
    // ESLint hands its parser the text without the mark.
    const text = source.replace(/^\uFEFF/, '');
    expect(factsByParser('espree', text)).toEqual(facts);
    expect(factsByParser('typescript-eslint', text)).toEqual(facts);
  });

  it('of TypeScript with syntax of its own', () => {
    const source = `
import type { Job } from './job';
enum Status { PaymentRequired = 402 }
declare const env: { readonly base: string };
abstract class Api<T extends Job> {
  protected constructor(private readonly base = 'https://api.acme.test' as const) {}
  abstract parse(value: unknown): T;
  async load(id: string): Promise<T>;
  async load(id: number): Promise<T>;
  async load(id: string | number): Promise<T> {
    const res = (await fetch(\`\${this.base}/jobs/\${id}\`)) satisfies Response;
    if ((res!.status as number) === Status.PaymentRequired) throw new Error('top up');
    if (!(<Response>res).ok) throw new Error('failed');
    return this.parse(await res.json());
  }
}
namespace Old { export const answer = 42; }
export type { Api };
`;
    const filename = 'case.ts';
    const facts = factsOf(source, { filename });
    expect(facts).toMatchObject([
      { line: 11, checked: 'yes', 402: 'distinguished', 429: 'lost', at402: [12], at429: [13] },
    ]);
    expect(factsByParser('typescript-eslint', source, { filename })).toEqual(facts);
  });
});
