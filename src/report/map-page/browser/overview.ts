import { type CellCounts, countCells, shareHandled } from '../../../map/count-cells.js';
import type { MapApi, MapCall, MapData } from '../../../map/map-data.js';
import { element } from './element.js';
import { percent } from './words.js';

/** How much of each API is handled: one line an API, the worst first. */
export function overviewOf(map: MapData, onApi: (id: string) => void): HTMLElement {
  const lines = map.apis
    .map((api, index) => ({ api, calls: map.calls.filter((call) => call.api === index) }))
    .map((line) => ({ ...line, counts: countCells(line.calls) }))
    .sort((a, b) => b.counts.unhandled - a.counts.unhandled || b.calls.length - a.calls.length);
  return element(
    'table',
    { class: 'overview' },
    element('caption', {}, 'Unhandled, by API'),
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        element('th', { scope: 'col' }, 'API'),
        element('th', { scope: 'col', class: 'figure' }, 'Calls'),
        element('th', { scope: 'col', class: 'share' }, 'Handled'),
        ...map.columns.map(({ label }) => element('th', { scope: 'col', class: 'figure' }, label)),
      ),
    ),
    element(
      'tbody',
      {},
      ...lines.map(({ api, calls, counts }) => lineOf(apiButton(api, onApi), calls, counts, map)),
    ),
    lines.length < 2
      ? null
      : element(
          'tfoot',
          {},
          lineOf(document.createTextNode('All'), map.calls, countCells(map.calls), map),
        ),
  );
}

function lineOf(
  name: Node,
  calls: readonly MapCall[],
  counts: CellCounts,
  { columns }: MapData,
): HTMLElement {
  const share = shareHandled(counts);
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, name),
    element('td', { class: 'figure' }, calls.length.toLocaleString('en')),
    element(
      'td',
      { class: 'share' },
      share === null ? '–' : barOf(share),
      share === null ? null : element('span', {}, percent(share)),
    ),
    ...columns.map(({ label }, index) => {
      const { handled, unhandled } = countCells(calls, index);
      const known = handled + unhandled;
      const tone = unhandled === 0 ? 'figure quiet' : 'figure';
      return element(
        'td',
        { class: tone, 'data-label': label, title: `${unhandled} of ${known} unhandled` },
        known === 0 ? '–' : unhandled.toLocaleString('en'),
      );
    }),
  );
}

function barOf(share: number): HTMLElement {
  const filled = element('span', { class: 'bar-filled' });
  filled.style.width = `${share * 100}%`;
  return element('span', { class: 'bar', 'aria-hidden': 'true' }, filled);
}

function apiButton({ id, name, hasContract }: MapApi, onApi: (id: string) => void): HTMLElement {
  const button = element(
    'button',
    { type: 'button', class: 'api', title: hasContract ? undefined : 'no contract is known' },
    name,
  );
  button.addEventListener('click', () => {
    onApi(id);
  });
  return button;
}
