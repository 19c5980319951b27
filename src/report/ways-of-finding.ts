import type { CheckFinding } from '../check/finding.js';
import type { Place, Way } from '../facts/index.js';
import type { CheckSources } from './check-report.js';

/**
 * The ways on which a call's answer comes to what a finding is about: those of its statuses, or, where it is about no
 * status in particular, those that pass one of its places, up to there.
 */
export function waysOfFinding(finding: CheckFinding, sources: CheckSources): Way[] {
  const { statuses, places } = finding;
  const ways = sources.waysOf(finding).filter(({ steps }) => steps.length > 0);
  if (statuses.length > 0) {
    return ways.flatMap((way) => {
      const own = way.statuses.filter((status) => statuses.includes(status));
      return own.length === 0 ? [] : [{ ...way, statuses: own }];
    });
  }

  const endings = new Map<string, Way>();
  for (const way of ways) {
    const last = way.steps.findLastIndex((step) => places.some((place) => isIn(place, step)));
    if (last === -1) continue;
    const steps = way.steps.slice(0, last + 1);
    const key = JSON.stringify(steps);
    if (!endings.has(key)) endings.set(key, { ...way, steps });
  }
  return [...endings.values()];
}

function isIn(place: Place, step: { file: string; line: number; endLine: number }): boolean {
  return place.file === step.file && place.line >= step.line && place.line <= step.endLine;
}
