import fc from 'fast-check';
import { parseDocument } from 'htmlparser2';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { formatCheckMarkdown } from '../../src/report/check-markdown.js';
import type { CheckReport } from '../../src/report/check-report.js';
import { printable } from '../../src/report/printable.js';
import type { Repository } from '../../src/report/repository.js';
import {
  CLEAN,
  finding,
  manyFindings,
  oddPath,
  oddText,
  PLAIN,
  REPORT,
  sources,
} from './findings.js';

const GITHUB: Repository = {
  folder: 'packages/api',
  site: { kind: 'github', filesUrl: 'https://github.com/o/r/blob/abc/' },
};

const write = (report: CheckReport, repository = PLAIN.repository): string =>
  formatCheckMarkdown(report, sources(), { repository });

it('has a block for each file, and folds away what to do', () => {
  expect(write({ ...REPORT, findings: REPORT.findings.slice(0, 2) }, GITHUB))
    .toMatchInlineSnapshot(`
    "<!-- unhappy-path check -->

    ### ❌ unhappy-path: 2 findings in 1 file (1 error, 1 warning)

    <p>2 more findings switched off by eslint-disable comments.</p>

    **Not checked**

    <p><a href="https://github.com/o/r/blob/abc/packages/api/src/c.ts#L1"><code>packages/api/src/c.ts:1</code></a>: syntax error</p>

    <h4><a href="https://github.com/o/r/blob/abc/packages/api/src/a.ts"><code>packages/api/src/a.ts</code></a></h4>

    <details><summary>❌ <a href="https://github.com/o/r/blob/abc/packages/api/src/a.ts#L3">3:9</a> 402 of GET /v1/credits is lost in line 8.</summary>
    <p>Keep the status on the error.</p>
    <p>at <a href="https://github.com/o/r/blob/abc/packages/api/src/a.ts#L8">line 8</a> · <a href="https://github.com/unhappy-path/unhappy-path/blob/main/docs/rules/no-unhandled-status.md"><code>unhappy-path/no-unhandled-status</code></a></p>
    </details>

    <details><summary>⚠️ <a href="https://github.com/o/r/blob/abc/packages/api/src/a.ts#L120">120:1</a> 402 of GET /v1/credits is lost in line 8.</summary>
    <p>Keep the status on the error.</p>
    <p>at <a href="https://github.com/o/r/blob/abc/packages/api/src/a.ts#L8">line 8</a> · <a href="https://github.com/unhappy-path/unhappy-path/blob/main/docs/rules/require-request-id.md"><code>unhappy-path/require-request-id</code></a></p>
    </details>"
  `);
});

it('says that nothing was found', () => {
  expect(write(CLEAN)).toMatchInlineSnapshot(`
    "<!-- unhappy-path check -->

    ### ✅ unhappy-path: no findings"
  `);
});

it('counts what was known before, and names what is gone', () => {
  const gone = [
    {
      file: 'src/old.ts',
      rule: 'unhappy-path/no-unhandled-status',
      call: 'GET /v1/credits',
      id: '0',
      defects: ['402 lost'],
    },
  ];
  const text = write({ ...CLEAN, comparison: { against: 'origin/main', known: 12, gone } });
  expect(text).toMatchInlineSnapshot(`
    "<!-- unhappy-path check -->

    ### ✅ unhappy-path: no findings

    <p>12 known findings are left out (against origin/main).</p>

    <p>1 finding of before is gone (against origin/main).</p>

    <details><summary>What is gone</summary>
    <ul>
    <li>src/old.ts: GET /v1/credits <code>unhappy-path/no-unhandled-status</code></li>
    </ul>
    </details>"
  `);
});

it('links to GitLab in its own way', () => {
  const text = write(
    { ...CLEAN, findings: [finding({ endLine: 5 })] },
    { folder: '', site: { kind: 'gitlab', filesUrl: 'https://gitlab.com/o/r/-/blob/abc/' } },
  );
  expect(text).toContain('href="https://gitlab.com/o/r/-/blob/abc/src/a.ts#L3-5"');
});

describe('whatever characters paths and messages hold', () => {
  interface Node {
    type: string;
    name?: string;
    data?: string;
    attribs?: Record<string, string>;
    children?: Node[];
  }

  function flatten(node: Node): Node[] {
    return [node, ...(node.children ?? []).flatMap(flatten)];
  }

  function render(text: string) {
    const html = micromark(text, {
      allowDangerousHtml: true,
      extensions: [gfm()],
      htmlExtensions: [gfmHtml()],
    });
    const nodes = flatten(parseDocument(html));
    const texts = nodes.filter(({ type }) => type === 'text').map(({ data = '' }) => data);
    return {
      shape: nodes
        .filter(({ name }) => name !== undefined && name !== 'code')
        .map(({ name }) => name),
      links: nodes.flatMap(({ attribs }) => attribs?.['href'] ?? []),
      // Where text nodes end is what keeps GitHub from seeing a mention.
      texts,
      text: texts.join(''),
    };
  }

  it('the comment shows them, and nothing of them is markup, a link, a mention or a reference', () => {
    const usual = render(write({ ...CLEAN, findings: [finding({ message: 'Lost.' })] }, GITHUB));
    fc.assert(
      fc.property(oddPath, oddText, (file, odd) => {
        const message = `Lost${odd}`;
        const report = {
          ...CLEAN,
          findings: [finding({ file, message, places: [{ file, line: 8 }] })],
        };
        const { shape, links, text, texts } = render(write(report, GITHUB));
        // A message of several sentences has one more paragraph.
        expect([usual.shape.length, usual.shape.length + 1]).toContain(shape.length);
        expect(new Set(shape)).toEqual(new Set(usual.shape));
        expect(links.filter((link) => !link.startsWith('https://github.com/'))).toEqual([]);
        expect(decodeURIComponent(links[0] ?? '')).toBe(
          `https://github.com/o/r/blob/abc/packages/api/${file}`,
        );
        expect(text).toContain(printable(file));
        const squeezed = (one: string): string => one.replaceAll(/[\s`]/gu, '');
        expect(squeezed(text)).toContain(squeezed(printable(message)));
        const seen = texts.filter((one) => !one.includes(printable(file)));
        expect(seen.filter((one) => /[@#]\w/.test(one))).toEqual([]);
      }),
    );
  });
});

describe('a comment has room for 65,536 characters', () => {
  it('the rest is counted, and errors come before warnings', () => {
    const findings = [
      ...manyFindings(1_000).map((one) => ({ ...one, severity: 'warn' as const })),
      finding({ file: 'src/z.ts' }),
    ];
    const text = write({ ...CLEAN, findings }, GITHUB);
    expect(text.length).toBeLessThanOrEqual(65_000);
    expect(text.length).toBeGreaterThan(50_000);
    expect(text).toContain('packages/api/src/z.ts');
    const shown = text.split('<details>').length - 1;
    expect(text).toContain(
      `… and **${String(1_001 - shown)} more findings** without room in a comment`,
    );
  });

  it('whatever the length of what could not be checked', () => {
    const diagnostics = Array.from({ length: 2_000 }, (_, index) => ({
      severity: 'error' as const,
      file: `src/${String(index)}.ts`,
      line: 1,
      column: 1,
      message: 'syntax error',
    }));
    const text = write({ ...REPORT, diagnostics });
    expect(text.length).toBeLessThanOrEqual(65_000);
    expect(text).toMatch(/and \*\*[\d,]+ more files\*\* that could not be checked/);
    expect(text).toContain('and **3 more findings**');
  });
});
