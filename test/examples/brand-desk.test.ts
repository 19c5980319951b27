import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { analyseFile } from '../../src/analysis/index.js';
import { parseFile } from '../../src/analysis/parse.js';
import type { ApiCall } from '../../src/facts/index.js';
import { resolveSettings } from '../../src/settings/resolve.js';
import { type Label, labels } from './labels.js';

const app = fileURLToPath(new URL('../../examples/brand-desk/', import.meta.url));
const settings = resolveSettings(undefined, app);

interface Source {
  lines: string[];
  calls: ApiCall[];
}

function analyse(path: string): Source {
  const text = readFileSync(`${app}${path}`, 'utf8');
  const parsed = parseFile(path, text);
  if (!parsed.ok) throw new Error(`${path}:${parsed.line}: ${parsed.message}`);
  return { lines: text.split('\n'), calls: analyseFile(parsed.file, settings).calls };
}

function lineOf({ line }: Label, { lines }: Source): number {
  const places = lines.flatMap((text, index) => (text.trim() === line ? [index + 1] : []));
  const [place] = places;
  if (place === undefined || places.length > 1) {
    throw new Error(`"${line}" stands ${places.length} times in the file`);
  }
  return place;
}

/** The facts of a call under the names that labels have for them. */
function factsOf(call: ApiCall | undefined) {
  if (call === undefined) return null;
  const { method, contract, checked, fate, idempotency, requestId, retry } = call;
  return {
    method,
    contract,
    host: call.url.host,
    via: call.via?.name ?? null,
    checked,
    402: fate['402']?.kind,
    429: fate['429']?.kind,
    idempotency,
    requestId,
    retry,
  };
}

/** What a label expects: of a list, any member will do. */
function expectationOf({ line: _line, ...fields }: Label): object {
  const anyOf = (value: unknown): unknown =>
    Array.isArray(value) ? expect.toBeOneOf(value) : value;
  const entries = Object.entries(fields).map(([name, value]) => [name, anyOf(value)] as const);
  return { via: null, retry: null, ...Object.fromEntries(entries) };
}

describe.each(Object.entries(labels))('examples/brand-desk/%s', (path, fileLabels) => {
  const source = analyse(path);

  for (const label of fileLabels) {
    test(label.line, () => {
      const line = lineOf(label, source);
      const call = source.calls.find((candidate) => candidate.line === line);
      expect(factsOf(call)).toMatchObject(expectationOf(label));
    });
  }

  test('has no other call', () => {
    const lines = fileLabels.map((label) => lineOf(label, source));
    expect(source.calls.map((call) => call.line).filter((line) => !lines.includes(line))).toEqual(
      [],
    );
  });
});

test('the other files of the example send nothing', () => {
  const others = globSync(['server/**', 'web/**'], { cwd: app }).filter(
    (path) => !Object.hasOwn(labels, path),
  );
  expect(others).not.toEqual([]);
  expect(others.flatMap((path) => analyse(path).calls)).toEqual([]);
});
