import type { MapCall, Standing } from './map-data.js';

/** How many cells stand how; each cell is counted once. */
export type CellCounts = Record<Standing, number>;

/** The cells of some calls: of one column, by its index, or of all. */
export function countCells(calls: readonly MapCall[], column?: number): CellCounts {
  const counts: CellCounts = { handled: 0, unhandled: 0, unknown: 0, none: 0 };
  for (const { cells } of calls) {
    if (column === undefined) for (const { standing } of cells) counts[standing] += 1;
    else {
      const cell = cells[column];
      if (cell !== undefined) counts[cell.standing] += 1;
    }
  }
  return counts;
}

/** What part is handled of that of which it is known, from 0 to 1; null where nothing is. */
export function shareHandled({ handled, unhandled }: CellCounts): number | null {
  const known = handled + unhandled;
  return known === 0 ? null : handled / known;
}
