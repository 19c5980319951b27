import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import * as apis from '@unhappy-path/client/apis';
import { builtInContracts } from '@unhappy-path/client/contracts';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import {
  pages,
  root,
  sampleNamed,
  samplesOf,
  saveSamples,
  textOf,
  type Sample,
} from './client/samples.js';

const STRICT: ts.CompilerOptions = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  verbatimModuleSyntax: true,
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  jsx: ts.JsxEmit.ReactJSX,
  types: ['node'],
  skipLibCheck: true,
  noEmit: true,
};

/** What the compiler says, by the page and line of the sample. */
function mistakesIn(samples: readonly Sample[]): string[] {
  const saved = saveSamples(samples);
  try {
    const ambient = join(root, 'test/docs/client/fixtures/not-installed.d.ts');
    const source = join(root, 'src/client');
    const program = ts.createProgram([...saved.files, ambient], {
      ...STRICT,
      typeRoots: [join(root, 'node_modules/@types')],
      // The sources, so that no test sees the types of an older build.
      paths: Object.fromEntries(
        ['', '/apis', '/contracts'].map((entry) => [
          `@unhappy-path/client${entry}`,
          [`${source}${entry}/index.ts`],
        ]),
      ),
    });
    return samples.flatMap((sample, at) => {
      const file = program.getSourceFile(saved.files[at] ?? '');
      return ts.getPreEmitDiagnostics(program, file).map(({ start = 0, messageText }) => {
        const line = sample.line + 1 + (file?.getLineAndCharacterOfPosition(start).line ?? 0);
        return `${sample.page}:${line} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
      });
    });
  } finally {
    saved.remove();
  }
}

describe('the samples', () => {
  const samples = pages.flatMap((page) => samplesOf(page));

  test('are there, each under a name of its own', () => {
    expect(samples.length).toBeGreaterThan(25);
    const names = samples.map(({ page, file }) => `${page} ${file}`);
    expect(new Set(names).size).toBe(names.length);
  });

  test('have no mistake of types', { timeout: 120_000 }, () => {
    expect(mistakesIn(samples)).toEqual([]);
  });

  test('would be reported if they had one', { timeout: 120_000 }, () => {
    const sample = sampleNamed('docs/client.md', 'explain.ts');
    const without = sample.code.replace("    case 'timeout':\n", '');
    const [mistake, ...others] = mistakesIn([
      sampleNamed('docs/client.md', 'api.ts'),
      { ...sample, code: without },
    ]);
    expect(mistake).toMatch(/^docs\/client\.md:\d+ Function lacks ending return statement/);
    expect(others).toEqual([]);
  });
});

/** The cells of the rows of the first table below a heading. */
function tableBelow(page: string, heading: string): string[][] {
  const below = textOf(page).split(`\n${heading}\n`)[1] ?? '';
  const [table = ''] = /(?:^\|.*\n)+/m.exec(below) ?? [];
  const rows = table.trim().split('\n').slice(2);
  return rows.map((row) => row.split(/ *(?<!\\)\| */).slice(1, -1));
}

describe('the tables', () => {
  test('name every kind of failure', () => {
    const source = textOf('src/client/contracts/model/failure.ts');
    const [, union = ''] = /export type FailureKind =([^;]+);/.exec(source) ?? [];
    const kinds = [...union.matchAll(/'([a-z-]+)'/g)].map(([, kind]) => kind);
    const named = tableBelow('docs/client.md', '## Kinds of errors').map(([kind]) => kind);
    expect(named.sort()).toEqual(kinds.map((kind) => `\`${kind}\``).sort());
    expect(textOf('src/client/README.md')).toContain(`union of ${kinds.length} kinds`);
    expect(textOf('docs/client-compared.md')).toContain(`union of ${kinds.length} kinds`);
  });

  test('name every reason not to send again', () => {
    const source = textOf('src/client/retry/retry-decision.ts');
    const [, union = ''] = /export type StopReason =([^;]+);/.exec(source) ?? [];
    const reasons = [...union.matchAll(/'([a-z-]+)'/g)].map(([, reason]) => `\`${reason}\``);
    const rows = tableBelow(
      'docs/client.md',
      '`error.stopped` says why it was not sent once more:',
    );
    expect(rows.map(([reason]) => reason).sort()).toEqual(reasons.sort());
  });

  test('tell of the facts that an error has', () => {
    const source = textOf('src/client/errors/api-error.ts');
    const [, members = ''] = /interface FailureFacts \{([^]*?)^\}/m.exec(source) ?? [];
    const facts = [...members.matchAll(/^ {2}(\w+):/gm)].map(([, fact = '']) => fact);
    expect(facts).toContain('requestId');
    const page = textOf('docs/client.md');
    expect(facts.filter((fact) => !page.includes(`\`${fact}\``))).toEqual([]);
  });

  test('of the contracts has each, with what it says', () => {
    const rows = tableBelow('src/client/README.md', '## Contracts');
    const imports = Object.keys(apis).map((name) => `\`${name}\``);
    expect(rows.map(([name]) => name).sort()).toEqual(imports.sort());
    for (const [name = '', title, keys, id = ''] of rows) {
      const contract = builtInContracts.find((one) => `\`${one.id}\`` === name);
      expect(contract?.name).toBe(title);
      const { idempotency, requestId } = contract ?? {};
      const makesKeys =
        Array.isArray(idempotency) &&
        idempotency.some(({ carrier }) => typeof carrier === 'object');
      expect([name, keys !== '–']).toEqual([name, makesKeys]);
      const header = Array.isArray(requestId?.locations)
        ? (requestId.locations as { name?: string }[])[0]?.name
        : undefined;
      expect(id.split(',')[0]).toBe(header === undefined ? '–' : `\`${header}\``);
    }
  });
});

test('the sizes are about those that the command prints', { timeout: 120_000 }, () => {
  const saved = saveSamples([sampleNamed('docs/client-compared.md', 'sizes.mjs')]);
  try {
    const file = saved.files[0] ?? '';
    const { stdout, stderr } = spawnSync('node', [file], { cwd: saved.folder, encoding: 'utf8' });
    expect(stderr).toBe('');
    const printed = stdout
      .trim()
      .split('\n')
      .map((line) => /^(.*) ([\d.]+) kB$/.exec(line)?.slice(1) ?? []);
    const rows = tableBelow('docs/client-compared.md', '## Size');
    expect(rows.map(([name]) => name)).toEqual(printed.map(([name]) => name));
    for (const [at, [name = '', size = '']] of rows.entries()) {
      const now = Number(printed[at]?.[1]);
      // Of our own it is another build's now and then; of others a patch release's.
      expect(Math.abs(parseFloat(size) - now), `${name}: ${now} kB now`).toBeLessThan(
        0.3 + now / 10,
      );
    }
  } finally {
    saved.remove();
  }
});
