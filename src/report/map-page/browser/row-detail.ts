import type { MapCall } from '../../../map/map-data.js';
import type { PageData, PageWay } from '../page-data.js';
import { codeInWords, frameAround, framesOf } from './code-frame.js';
import { element } from './element.js';
import { linkToLine } from './line-link.js';
import { counted, describeCell, signOf } from './words.js';

/** Callers beyond these are counted. */
const MOST_CALLERS = 8;

/** What an open row shows: the facts of a call, what mends it, and the way of its answers through the code. */
export function detailOf(call: MapCall, index: number, data: PageData): HTMLElement {
  const detail = data.details[index];
  const ways = detail?.ways ?? [];
  const shown = ways.filter(({ steps }) => steps.length > 0);
  return element(
    'div',
    { class: 'detail' },
    element(
      'div',
      { class: 'detail-side' },
      factsOf(call, data),
      listOf(
        'Findings',
        (detail?.findings ?? []).map(({ rule, message }) => [
          element('code', {}, rule),
          ' ',
          ...codeInWords(message),
        ]),
      ),
      listOf(
        'What mends it',
        (detail?.remedies ?? []).map(({ column, text }) => [
          element('b', {}, labelOf(column, data)),
          ' ',
          ...codeInWords(withoutLead(text, column)),
        ]),
      ),
      callersOf(detail?.callers ?? [], data),
    ),
    element(
      'div',
      { class: 'detail-ways' },
      ...(shown.length === 0
        ? [frameAround(call.file, call.line, call.endLine, data)]
        : shown.map((way) => wayOf(way, data))),
    ),
  );
}

function factsOf(call: MapCall, data: PageData): HTMLElement {
  const file = data.map.files.find(({ path }) => path === call.file);
  const api = data.map.apis[call.api];
  const facts: (readonly [string, readonly (HTMLElement | string)[]])[] = [
    ['Where', [linkToLine(data, call)]],
    ...(call.within === null ? [] : [['Function', [code(call.within)]] as const]),
    [
      'Sent by',
      call.via === null
        ? [call.client]
        : [code(call.via.name), ' at ', linkToLine(data, call.via), `, ${call.client}`],
    ],
    ['API', [api?.name ?? '', api?.hasContract === true ? ' (contract known)' : '']],
    ...(file === undefined || file.owners.length === 0
      ? []
      : [['Owner', [file.owners.join(' ')]] as const]),
    ['Status checked', [call.checked]],
    ...(call.unknownBecause.length === 0
      ? []
      : [['Unknown because', [call.unknownBecause.join('; ')]] as const]),
  ];
  const cells = call.cells.flatMap((cell, index): (readonly [string, string[]])[] =>
    cell.before === null && cell.decidedBy === null
      ? []
      : [[data.map.columns[index]?.label ?? '', [describeCell(cell)]]],
  );
  return element(
    'dl',
    { class: 'facts' },
    ...[...facts, ...cells].map(([name, value]) =>
      element('div', {}, element('dt', {}, name), element('dd', {}, ...value)),
    ),
  );
}

function wayOf({ statuses, fate, steps }: PageWay, data: PageData): HTMLElement {
  return element(
    'section',
    { class: 'way' },
    element(
      'h3',
      {},
      statuses.join(', '),
      ' ',
      element('span', { class: `value ${signOf(fate)}` }, sign(), fate),
    ),
    ...framesOf(steps, data),
  );
}

function callersOf(callers: readonly number[], data: PageData): HTMLElement | null {
  const links = callers.slice(0, MOST_CALLERS).flatMap((index) => {
    const call = data.map.calls[index];
    if (call === undefined) return [];
    const hash = new URLSearchParams({ call: call.id }).toString();
    return [[element('a', { href: `#${hash}` }, `${call.file}:${call.line}`)]];
  });
  const more = callers.length - links.length;
  return listOf(
    `${counted(callers.length, 'call')} ${callers.length === 1 ? 'gets' : 'get'} its answer`,
    more > 0 ? [...links, [`and ${more} more`]] : links,
  );
}

function listOf(title: string, items: readonly (HTMLElement | string)[][]): HTMLElement | null {
  if (items.length === 0) return null;
  return element(
    'section',
    {},
    element('h3', {}, title),
    element('ul', {}, ...items.map((item) => element('li', {}, ...item))),
  );
}

/** The drawn sign of a value; its word stands beside it. */
export function sign(): HTMLElement {
  return element('span', { class: 'sign', 'aria-hidden': 'true' });
}

function code(text: string): HTMLElement {
  return element('code', { dir: 'ltr' }, text);
}

function labelOf(column: string, { map }: PageData): string {
  return map.columns.find(({ id }) => id === column)?.label ?? column;
}

/** The label stands before the text already. */
function withoutLead(text: string, column: string): string {
  const lead = `${column}: `;
  return text.startsWith(lead) ? text.slice(lead.length) : text;
}
