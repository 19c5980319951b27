import { builtInContracts, type Contract } from '@unhappy-path/client/contracts';
import type { ApiCall } from '../facts/index.js';
import type { CheckFinding } from '../check/finding.js';
import { mapOf } from '../map/map-of.js';
import type { Surroundings } from '../map/surroundings.js';
import type { CheckReport, CheckSources } from './check-report.js';
import { formatCoverage } from './coverage-line.js';
import { buildPageData } from './map-page/build-page-data.js';
import { writePage } from './map-page/write-page.js';

/** The map of the calls that rules report, with what they say of each. */
export function formatCheckHtml(
  { findings, coverage }: CheckReport,
  sources: CheckSources,
  surroundings: Surroundings,
): string {
  const byCall = new Map<ApiCall, CheckFinding[]>();
  for (const finding of findings) {
    const known = byCall.get(finding.call);
    if (known === undefined) byCall.set(finding.call, [finding]);
    else known.push(finding);
  }
  const calls = [...byCall.keys()];
  const contracts: readonly Contract[] = builtInContracts;
  const map = mapOf(calls, {
    contractNames: new Map(contracts.map(({ id, name }) => [id, name])),
    ownersOf: surroundings.ownersOf,
    identities: new Map(findings.map(({ call, identity }) => [call, identity])),
    earlier: null,
  });
  const page = buildPageData({
    map,
    calls,
    shows: 'findings',
    coverage: formatCoverage(coverage),
    surroundings,
    // What mends it stands in the messages of the rules.
    contracts: [],
    explain: (call) => {
      const [finding] = byCall.get(call) ?? [];
      return { ways: finding === undefined ? [] : [...sources.waysOf(finding)], callers: [] };
    },
    findingsOf: (call) =>
      (byCall.get(call) ?? []).map(({ rule, severity, message }) => ({ rule, severity, message })),
    textOf: (file) => sources.textOf(file),
  });
  return writePage(page);
}
