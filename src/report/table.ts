import cliTruncate from 'cli-truncate';
import type { Colors } from './colors.js';
import stringWidth from 'string-width';

/** A cell: its plain text, and how it is coloured once it has its final width. */
export interface Cell {
  text: string;
  color?: (text: string) => string;
}

/** What a table is shown on. */
export interface TableOptions {
  colors: Colors;
  /** In characters; Infinity where the output is no terminal. */
  width: number;
}

/** How a table is laid out. */
export interface TableLayout {
  /** In characters; Infinity where nothing limits it. */
  width: number;
  /** The column that is shortened, at its start, when the table is too wide, and how narrow it may get. */
  flexible: { column: number; min: number };
}

const INDENT = '  ';
const GAP = '  ';

/** Lines of a table without borders: columns as wide as their widest cell, lines no wider than the layout. */
export function formatTable(rows: readonly (readonly Cell[])[], layout: TableLayout): string[] {
  const widths = columnWidths(rows, layout);
  return rows.map((row) => {
    const cells = row.map(({ text, color }, column) => {
      const width = widths[column] ?? 0;
      const shown = cliTruncate(text, width, { position: 'start' });
      const padding = column === row.length - 1 ? '' : ' '.repeat(width - stringWidth(shown));
      return (color?.(shown) ?? shown) + padding;
    });
    const line = INDENT + cells.join(GAP).trimEnd();
    return layout.width === Infinity ? line : cliTruncate(line, layout.width);
  });
}

function columnWidths(rows: readonly (readonly Cell[])[], layout: TableLayout): number[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, { text }] of row.entries()) {
      widths[column] = Math.max(widths[column] ?? 0, stringWidth(text));
    }
  }
  const { column, min } = layout.flexible;
  const gaps = INDENT.length + GAP.length * (widths.length - 1);
  const excess = widths.reduce((sum, width) => sum + width, gaps) - layout.width;
  const widest = widths[column] ?? 0;
  if (excess > 0 && widest > min) widths[column] = Math.max(min, widest - excess);
  return widths;
}
