import { countCells, shareHandled } from '../../../map/count-cells.js';
import type { MapCall, MapCell, MapColumn, MapData } from '../../../map/map-data.js';
import { element } from './element.js';
import { sign } from './row-detail.js';
import type { CallGroup } from './shown-calls.js';
import { counted, describeDecidedBy, percent, signOf, wordFor } from './words.js';

/** The id of the element that an open row shows. */
export const DETAIL_ID = 'detail';

/** The head of a group: its name, how many calls it has, and what of each column is unhandled. */
export function groupRow({ name, calls }: CallGroup, { columns }: MapData): HTMLTableRowElement {
  const share = shareHandled(countCells(calls));
  return element(
    'tr',
    { class: 'group', role: 'row' },
    element(
      'th',
      { scope: 'row', role: 'rowheader', tabindex: -1, 'data-column': 0 },
      element('span', { class: 'group-name' }, name),
      element(
        'span',
        { class: 'group-count' },
        `${counted(calls.length, 'call')}${share === null ? '' : `, ${percent(share)} handled`}`,
      ),
    ),
    ...columns.map((column, index) => {
      const { handled, unhandled } = countCells(calls, index);
      const known = handled + unhandled;
      return element(
        'td',
        {
          role: 'gridcell',
          tabindex: -1,
          'data-column': index + 1,
          'data-label': shortLabel(column),
        },
        known === 0
          ? element('span', { class: 'quiet' }, '–')
          : element(
              'span',
              { class: unhandled === 0 ? 'tally quiet' : 'tally' },
              element('b', {}, unhandled.toLocaleString('en')),
              ` of ${known.toLocaleString('en')}`,
            ),
      );
    }),
  );
}

/** The row of one call. */
export function callRow(call: MapCall, { columns }: MapData, isOpen: boolean): HTMLTableRowElement {
  const target = call.url === '' ? 'address known at run time' : call.url;
  const through = call.via === null ? '' : ` · via ${call.via.name}`;
  const name = isOpen ? 'call open' : 'call';
  return element(
    'tr',
    { class: call.change === null ? name : `${name} ${call.change}`, role: 'row' },
    element(
      'th',
      { scope: 'row', role: 'rowheader' },
      element(
        'button',
        {
          type: 'button',
          tabindex: -1,
          'data-column': 0,
          'aria-expanded': String(isOpen),
          'aria-controls': isOpen ? DETAIL_ID : undefined,
        },
        element(
          'span',
          { class: 'request', dir: 'ltr' },
          element('span', { class: 'method' }, call.method === 'dynamic' ? '?' : call.method),
          element('span', { class: call.url === '' ? 'url quiet' : 'url', title: target }, target),
        ),
        element(
          'span',
          { class: 'where', dir: 'ltr' },
          call.change === 'new' ? element('span', { class: 'badge' }, 'new') : null,
          `${call.file}:${call.line}${through}`,
        ),
      ),
    ),
    ...call.cells.map((cell, index) => cellOf(cell, columns[index], index + 1)),
  );
}

/** For narrow screens, where it stands above each cell. */
function shortLabel({ kind, label }: MapColumn): string {
  return kind === 'requestId' ? 'id' : label;
}

function cellOf(cell: MapCell, column: MapColumn | undefined, index: number): HTMLElement {
  const { value, standing, decidedBy, before, change } = cell;
  return element(
    'td',
    {
      role: 'gridcell',
      tabindex: -1,
      'data-column': index,
      'data-label': column && shortLabel(column),
      class: [
        'cell',
        signOf(value),
        standing,
        decidedBy === null ? '' : 'elsewhere',
        change ?? '',
      ].join(' '),
      title: decidedBy === null ? undefined : `${describeDecidedBy(decidedBy)}, and counted there`,
    },
    element(
      'span',
      { class: 'value' },
      sign(),
      value === 'na'
        ? element('span', { class: 'dash', 'aria-hidden': 'true' }, '–')
        : element('span', { class: 'word' }, value),
    ),
    value === 'na' ? heard('does not arise') : null,
    decidedBy === null ? null : heard(`, ${describeDecidedBy(decidedBy)}`),
    before === null
      ? null
      : element(
          'span',
          { class: 'before' },
          change === null ? 'was ' : `${change}: was `,
          wordFor(before),
        ),
  );
}

/** For those who hear the page alone. */
function heard(text: string): HTMLElement {
  return element('span', { class: 'heard' }, text);
}
