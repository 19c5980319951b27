import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareCall, findLabelledCall, NO_RETRY } from '../../scripts/corpus/compare.js';
import { analyseOneFile } from '../../scripts/corpus/sources.js';
import { KNOWN_DIFFERENCES } from './known-differences.js';
import { folderOf, installedVersion, labelledPackages } from './packages.js';

describe('calls that a reviewer read', () => {
  it.each(labelledPackages())('$package has the facts that the reviewer saw', (entry) => {
    expect(installedVersion(entry.package)).toBe(entry.version);
    const found: Record<string, Record<string, string>> = {};
    for (const label of entry.calls) {
      const outcome = analyseOneFile(join(folderOf(entry.package), label.path), label.path);
      const call = outcome.ok ? findLabelledCall(label, outcome.calls) : undefined;
      // A retry that is not seen is one difference, not one for each of its parts.
      const wrong = compareCall(label, call).filter(({ right, got }) => !right && got !== NO_RETRY);
      if (wrong.length === 0) continue;
      found[`${entry.package} ${label.path}:${String(label.line)}`] = Object.fromEntries(
        call === undefined ? [['client', 'no call']] : wrong.map(({ field, got }) => [field, got]),
      );
    }
    const known = KNOWN_DIFFERENCES.filter(({ call }) => call.startsWith(`${entry.package} `));
    expect(found).toEqual(Object.fromEntries(known.map(({ call, got }) => [call, got])));
  });

  it('are all of packages that are installed', () => {
    const labelled = new Set(
      labelledPackages().flatMap((entry) =>
        entry.calls.map(({ path, line }) => `${entry.package} ${path}:${String(line)}`),
      ),
    );
    expect(KNOWN_DIFFERENCES.filter(({ call }) => !labelled.has(call))).toEqual([]);
  });
});
