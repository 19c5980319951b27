import type { CallChange, MapCall, MapData } from '../map/map-data.js';
import type { Colors } from './colors.js';
import { counted } from './counted.js';
import { printable } from './printable.js';

/** How a run differs from an earlier one: the totals, and each call that is worse, better or gone. */
export function formatComparison(map: MapData, colors: Colors): string {
  const { comparison } = map;
  if (comparison === null) return '';
  const { against, worse, better, same, added, gone } = comparison;
  const total = [
    paint(`${worse} worse`, worse, colors.red),
    paint(`${better} better`, better, colors.green),
    `${same} the same`,
    `${added} new`,
    `${gone.length} gone`,
  ];
  const blocks = [
    `${colors.bold(`Against ${printable(against)}:`)} ${total.join(', ')} of ${counted(map.calls.length, 'call')}`,
    block('Worse', linesOf(map, 'worse', colors), colors),
    block('Better', linesOf(map, 'better', colors), colors),
    block('New, and unhandled in part', newLines(map), colors),
    block(
      'Gone',
      gone.map(({ file, line, method, url }) => [`${file}:${line}`, `${method} ${url}`, '']),
      colors,
    ),
  ];
  return blocks.filter((text) => text !== '').join('\n\n');
}

type Line = readonly [place: string, request: string, what: string];

function linesOf({ calls, columns }: MapData, change: CallChange, colors: Colors): Line[] {
  return calls
    .filter((call) => call.change === change)
    .map((call): Line => {
      const changes = call.cells.flatMap((cell, index) => {
        if (cell.before === null || cell.change === null) return [];
        const color = cell.change === 'worse' ? colors.red : colors.green;
        return [color(`${columns[index]?.label ?? ''} ${cell.before} → ${cell.value}`)];
      });
      return [...headOf(call), changes.join(', ')];
    });
}

function newLines({ calls, columns }: MapData): Line[] {
  return calls
    .filter(({ change }) => change === 'new')
    .flatMap((call): Line[] => {
      const unhandled = call.cells.flatMap(({ standing, value }, index) =>
        standing === 'unhandled' ? [`${columns[index]?.label ?? ''} ${value}`] : [],
      );
      return unhandled.length === 0 ? [] : [[...headOf(call), unhandled.join(', ')]];
    });
}

function headOf({ file, line, method, url }: MapCall): [string, string] {
  return [`${file}:${line}`, `${method} ${url}`];
}

function block(title: string, lines: readonly Line[], { bold, dim }: Colors): string {
  if (lines.length === 0) return '';
  const shown = lines.map(([place, request, what]) =>
    [`  ${dim(printable(place))}`, printable(request), what].join('  ').trimEnd(),
  );
  return [bold(title), ...shown].join('\n');
}

function paint(text: string, count: number, color: (text: string) => string): string {
  return count === 0 ? text : color(text);
}
