import type { TSESTree } from '@typescript-eslint/types';
import type { ApiCall, Overrun, Place } from '../../facts/index.js';
import { BUDGETS } from '../interpret/budgets.js';
import type { Engine } from '../interpret/engine.js';

/** The budgets that an analysis has spent, given the calls that were not followed to all ends. */
export function overrunsOf(
  { overrun, scopes }: Engine,
  calls: Readonly<Record<'call' | 'file', readonly ApiCall[]>>,
): Overrun[] {
  const placesOf = (nodes: ReadonlySet<TSESTree.Node>): Place[] =>
    [...nodes].map((node) => {
      const { path, lines } = scopes.fileOf(node);
      return { file: path, line: lines.at(node.range[0]).line };
    });
  const callPlaces = (of: readonly ApiCall[]): Place[] =>
    of.map(({ file, line }) => ({ file, line }));
  const at = {
    call: callPlaces(calls.call),
    file: callPlaces(calls.file),
    search: placesOf(overrun.search),
    searches: placesOf(overrun.searches),
    away: placesOf(overrun.away),
  };
  return (['call', 'file', 'search', 'searches', 'away'] as const)
    .filter((budget) => at[budget].length > 0)
    .map((budget) => ({ budget, steps: BUDGETS[budget], at: at[budget] }));
}
