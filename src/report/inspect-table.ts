import type { Colors } from './colors.js';
import type { ApiCall, CallUrl, Via } from '../facts/index.js';
import { summarize } from './inspect-summary.js';
import { printable } from './printable.js';
import { type Cell, formatTable, type TableOptions } from './table.js';
import { isUncheckedResponse, isUnhandledFate, isUnhandledKey } from '../rule/unhandled.js';

interface Column {
  title: string;
  cell: (call: ApiCall, colors: Colors) => Cell;
}

const COLUMNS: readonly Column[] = [
  {
    title: 'line',
    cell: ({ line, column }, { dim }) => ({ text: `${line}:${column}`, color: dim }),
  },
  { title: 'method', cell: ({ method }) => ({ text: method }) },
  { title: 'url', cell: ({ url, via }) => ({ text: printable(describeUrl(url, via)) }) },
  {
    title: 'checked',
    cell: ({ checked }, colors) => fact(checked, isUncheckedResponse(checked), colors),
  },
  { title: '402', cell: (call, colors) => fateOf(call, '402', colors) },
  { title: '429', cell: (call, colors) => fateOf(call, '429', colors) },
  {
    title: 'key',
    cell: ({ idempotency }, colors) => fact(idempotency, isUnhandledKey(idempotency), colors),
  },
  {
    title: 'request id',
    cell: ({ requestId }, colors) => fact(requestId, requestId === 'absent', colors),
  },
];

const NARROWEST_URL = 8;
/** Below this width, in characters, `checked` gives its place to the URL: the fates say nearly as much. */
const ROOM_FOR_ALL = 100;

/** The facts as a table, one block a file, and a summary of what is unhandled. Calls are sorted by file. */
export function formatInspectTable(calls: readonly ApiCall[], options: TableOptions): string {
  if (calls.length === 0) return '';
  const { colors, width } = options;
  const columns = COLUMNS.filter(({ title }) => width >= ROOM_FOR_ALL || title !== 'checked');
  // One table for all files: columns stand below one another from block to block.
  const [header = '', ...lines] = formatTable(
    [
      columns.map(({ title }) => ({ text: title, color: colors.dim })),
      ...calls.map((call) => columns.map(({ cell }) => cell(call, colors))),
    ],
    {
      width,
      flexible: { column: columns.findIndex(({ title }) => title === 'url'), min: NARROWEST_URL },
    },
  );

  const output = [header];
  let file: string | undefined;
  for (const [index, call] of calls.entries()) {
    if (call.file !== file) output.push('', colors.underline(printable(call.file)));
    file = call.file;
    output.push(lines[index] ?? '');
  }
  return [...output, '', ...summarize(calls, options)].join('\n');
}

function fact(text: string, isUnhandled: boolean, colors: Colors): Cell {
  if (isUnhandled) return { text, color: colors.red };
  return text === 'unknown' || text === 'na' ? { text, color: colors.dim } : { text };
}

function fateOf(call: ApiCall, status: string, colors: Colors): Cell {
  const kind = call.fate[status]?.kind ?? 'unknown';
  return fact(kind, isUnhandledFate(kind), colors);
}

function describeUrl({ kind, host, path }: CallUrl, via: Via | null): string {
  const url = host === null && path === null ? kind : `${host ?? ''}${path ?? ''}`;
  return via === null ? url : `${url} via ${via.name}`;
}
