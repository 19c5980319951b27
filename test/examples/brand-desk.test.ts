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

/** The facts of a call that its label speaks of, in the label's own words. */
function labelled(call: ApiCall | undefined, label: Label): Partial<Record<string, unknown>> {
  if (call === undefined) return { line: 'no call was found here' };
  const { method, contract, checked, fate, idempotency, requestId, retry } = call;
  const { checked: accepted } = label;
  const seen = {
    line: label.line,
    method,
    contract,
    host: call.url.host,
    via: call.via?.name,
    checked: Array.isArray(accepted) && accepted.includes(checked) ? accepted : checked,
    402: fate['402']?.kind,
    429: fate['429']?.kind,
    idempotency,
    requestId,
  };
  const retrySeen =
    label.retry !== undefined && retry !== null
      ? Object.fromEntries(
          Object.entries(retry).filter(([name]) => Object.hasOwn(label.retry ?? {}, name)),
        )
      : retry;
  return {
    ...Object.fromEntries(Object.entries(seen).filter(([name]) => Object.hasOwn(label, name))),
    retry: retrySeen,
  };
}

describe.each(Object.entries(labels))('examples/brand-desk/%s', (path, fileLabels) => {
  const source = analyse(path);

  for (const label of fileLabels) {
    test(label.line, () => {
      const line = lineOf(label, source);
      const call = source.calls.find((candidate) => candidate.line === line);
      expect(labelled(call, label)).toEqual({ retry: null, ...label });
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
