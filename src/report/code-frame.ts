import { codeFrameColumns } from '@babel/code-frame';
import { printable } from './printable.js';

/** A place in a file. Lines and columns are 1-based; the end is the first column that does not belong to it. */
export interface FramedPlace {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** Longer lines were not written by hand, and fill a screen. */
const LONGEST_LINE = 200;

/** The lines around a place, the place underlined; empty where it has no line that can be shown. */
export function frameAt(text: string, place: FramedPlace, colors: boolean): string {
  const lines = text.split(/\r?\n/u).map((line) => line.split('\t').map(printable).join('\t'));
  const shown = lines.slice(Math.max(0, place.line - 2), place.line + 1);
  if (lines[place.line - 1] === undefined || shown.some((line) => line.length > LONGEST_LINE)) {
    return '';
  }
  return codeFrameColumns(
    lines.join('\n'),
    {
      start: { line: place.line, column: place.column },
      end: { line: place.endLine, column: Math.max(place.endColumn, place.column + 1) },
    },
    { linesAbove: 1, linesBelow: 1, highlightCode: colors, forceColor: colors },
  );
}
