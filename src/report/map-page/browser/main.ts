import { countCells } from '../../../map/count-cells.js';
import type { MapCall, MapData } from '../../../map/map-data.js';
import { type Packed, unpack } from '../../../map/pack.js';
import type { PageData } from '../page-data.js';
import { Controls } from './controls.js';
import { element } from './element.js';
import { MatrixKeys } from './keyboard.js';
import { type Item, Matrix } from './matrix.js';
import { overviewOf } from './overview.js';
import { sign } from './row-detail.js';
import { ShownCalls } from './shown-calls.js';
import { fromHash, toHash, type ViewState } from './view-state.js';
import { counted, LEGEND } from './words.js';

const data = unpack(
  JSON.parse(document.getElementById('data')?.textContent ?? '') as Packed,
) as PageData;
const { map } = data;

const shown = new ShownCalls(map);
let state = fromHash(location.hash);

const count = element('p', { class: 'count', role: 'status' });
const nothing = element('p', { class: 'nothing', hidden: true }, 'No call is like that.');
const controls = new Controls(data, change);
const matrix = new Matrix(data, () => undefined);
const keys = new MatrixKeys(matrix, map.columns.length + 1, {
  toggle: (index) => {
    toggle(matrix.items[index], index);
  },
  close: () => {
    const index = matrix.items.findIndex(({ kind }) => kind === 'detail') - 1;
    if (index < 0) return undefined;
    change({ call: '' });
    return index;
  },
});

document.body.append(
  element('a', { class: 'skip', href: '#matrix' }, 'Skip to the calls'),
  element(
    'header',
    {},
    element('h1', { dir: 'auto' }, data.name),
    element('p', { class: 'lead' }, ...leadOf(map)),
    element('p', { class: 'facts-line' }, factsLine()),
    map.comparison === null ? null : comparisonLine(map),
  ),
  element(
    'main',
    {},
    element(
      'div',
      { class: 'top' },
      element(
        'section',
        { class: 'overview-part', 'aria-label': 'Unhandled, by API' },
        overviewOf(map, (api) => {
          change({ api: state.api === api ? '' : api });
        }),
      ),
      legend(),
    ),
    element(
      'section',
      { class: 'matrix-part', id: 'matrix', tabindex: -1, 'aria-label': 'Calls' },
      controls.form,
      element('div', { class: 'under-controls' }, count),
      matrix.table,
      nothing,
    ),
    goneCalls(map),
  ),
  element('footer', {}, element('p', {}, data.coverage)),
);

// The link would stand in the address, where the state is.
document.querySelector('.skip')?.addEventListener('click', (event) => {
  event.preventDefault();
  document.getElementById('matrix')?.focus();
});
matrix.table.addEventListener('click', ({ target }) => {
  if (!(target instanceof Element) || target.closest('.detail-row, thead') !== null) return;
  // Who marks a text to copy it does not want the row to open.
  if (getSelection()?.isCollapsed === false) return;
  const index = Number(target.closest('tr')?.dataset['index'] ?? NaN);
  toggle(matrix.items[index], index);
});
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.target instanceof HTMLInputElement) return;
  event.preventDefault();
  controls.focusSearch();
});
window.addEventListener('hashchange', () => {
  const next = fromHash(location.hash);
  if (toHash(next) === toHash(state)) return;
  state = next;
  render();
  revealOpen();
});

render();
if (state.call !== '') revealOpen();

function change(part: Partial<ViewState>): void {
  state = { ...state, ...part };
  const hash = toHash(state);
  // An address for each letter typed would fill the history.
  history.replaceState(null, '', hash === '' ? location.pathname + location.search : `#${hash}`);
  render();
}

function render(): void {
  const calls = shown.matching(state);
  const items: Item[] = shown.grouped(calls, state).flatMap((group) => [
    { kind: 'group', group },
    ...group.calls.flatMap((call): Item[] =>
      call.id === state.call
        ? [
            { kind: 'call', call },
            { kind: 'detail', call },
          ]
        : [{ kind: 'call', call }],
    ),
  ]);
  controls.show(state);
  for (const button of document.querySelectorAll<HTMLElement>('[data-change]')) {
    button.setAttribute('aria-pressed', String(button.dataset['change'] === state.change));
  }
  matrix.show(items);
  keys.refresh();
  nothing.hidden = calls.length > 0;
  count.textContent = describeCount(calls);
}

function toggle(item: Item | undefined, index: number): void {
  if (item?.kind !== 'call') return;
  change({ call: state.call === item.call.id ? '' : item.call.id });
  // Rows above may have closed.
  const now = matrix.items.findIndex((one) => one.kind === 'call' && one.call === item.call);
  keys.focus(now === -1 ? index : now);
}

function revealOpen(): void {
  const index = matrix.items.findIndex(({ kind }) => kind === 'detail');
  if (index > 0) keys.focus(index - 1);
}

function describeCount(calls: readonly MapCall[]): string {
  const { unhandled } = countCells(calls);
  const all = map.calls.length;
  const what =
    calls.length === all
      ? counted(all, 'call')
      : `${calls.length.toLocaleString('en')} of ${counted(all, 'call')}`;
  return `${what}, ${counted(unhandled, 'unhandled path')}`;
}

function leadOf({ calls }: MapData): (HTMLElement | string)[] {
  const { handled, unhandled } = countCells(calls);
  const known = handled + unhandled;
  if (known === 0) return ['No unhappy path is known here.'];
  return [
    element('b', {}, unhandled.toLocaleString('en')),
    ` of ${counted(known, 'unhappy path')} ${unhandled === 1 ? 'is' : 'are'} unhandled`,
    data.shows === 'findings' ? ' in the calls that rules report.' : '.',
  ];
}

function factsLine(): string {
  const facts = [
    counted(map.calls.length, 'call'),
    counted(map.files.length, 'file'),
    counted(map.apis.length, 'API'),
    ...(data.commit === null ? [] : [`commit ${data.commit}`]),
  ];
  return facts.join(' · ');
}

function comparisonLine({ comparison }: MapData): HTMLElement | null {
  if (comparison === null) return null;
  const { against, better, worse, same, added, gone } = comparison;
  const button = (kind: ViewState['change'], number: number): HTMLElement => {
    const made = element(
      'button',
      {
        type: 'button',
        class: `change ${kind}${number === 0 ? ' none' : ''}`,
        'data-change': kind,
      },
      `${number.toLocaleString('en')} ${kind}`,
    );
    made.addEventListener('click', () => {
      change({ change: state.change === kind ? '' : kind });
    });
    return made;
  };
  return element(
    'p',
    { class: 'comparison' },
    `Against ${against}: `,
    button('worse', worse),
    button('better', better),
    button('new', added),
    button('same', same),
    gone.length === 0 ? null : goneButton(gone.length),
  );
}

function goneButton(number: number): HTMLElement {
  const made = element('button', { type: 'button' }, `${number.toLocaleString('en')} gone`);
  made.addEventListener('click', () => {
    const list = document.getElementById('gone');
    list?.setAttribute('open', '');
    list?.scrollIntoView();
    list?.querySelector('summary')?.focus();
  });
  return made;
}

function goneCalls({ comparison }: MapData): HTMLElement | null {
  if (comparison === null || comparison.gone.length === 0) return null;
  const { gone } = comparison;
  return element(
    'details',
    { class: 'gone', id: 'gone' },
    element(
      'summary',
      {},
      `${counted(gone.length, 'call')} of ${comparison.against} no longer there`,
    ),
    element(
      'ul',
      {},
      ...gone.map(({ file, line, method, url }) =>
        element(
          'li',
          { dir: 'ltr' },
          `${method} ${url} `,
          element('span', { class: 'where' }, `${file}:${line}`),
        ),
      ),
    ),
  );
}

function legend(): HTMLElement {
  return element(
    'section',
    { class: 'legend', 'aria-labelledby': 'legend' },
    element('h2', { id: 'legend' }, 'What the signs mean'),
    element(
      'dl',
      {},
      ...LEGEND.map(([value, meaning]) =>
        element(
          'div',
          {},
          element('dt', { class: `value ${value}` }, sign(), value),
          element('dd', {}, meaning),
        ),
      ),
      element(
        'div',
        {},
        element('dt', { class: 'elsewhere' }, element('i', {}, 'slanted')),
        element(
          'dd',
          {},
          'decided at another call, in its wrapper or by its callers, and counted there',
        ),
      ),
    ),
  );
}
