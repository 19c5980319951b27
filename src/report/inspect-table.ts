import type { Colors } from './colors.js';
import type { ApiCall, CallUrl } from '../facts/index.js';
import { summarize } from './inspect-summary.js';
import { printable } from './printable.js';
import { type Cell, formatTable, type TableOptions } from './table.js';
import { isUncheckedResponse, isUnhandledFate, isUnhandledKey } from './unhandled.js';

const HEADER = ['line', 'method', 'url', 'checked', '402', '429', 'key', 'request id'];
const URL_COLUMN = HEADER.indexOf('url');
const NARROWEST_URL = 12;

/** The facts as a table, one block a file, and a summary of what is unhandled. Calls are sorted by file. */
export function formatInspectTable(calls: readonly ApiCall[], options: TableOptions): string {
  if (calls.length === 0) return '';
  const { colors } = options;
  const header = HEADER.map((text) => ({ text, color: colors.dim }));
  // One table for all files: columns stand below one another from block to block.
  const [headerLine = '', ...lines] = formatTable(
    [header, ...calls.map((call) => row(call, colors))],
    { width: options.width, flexible: { column: URL_COLUMN, min: NARROWEST_URL } },
  );

  const output = [headerLine];
  let file: string | undefined;
  for (const [index, call] of calls.entries()) {
    if (call.file !== file) output.push('', colors.underline(printable(call.file)));
    file = call.file;
    output.push(lines[index] ?? '');
  }
  return [...output, '', ...summarize(calls, options)].join('\n');
}

function row(call: ApiCall, colors: Colors): Cell[] {
  const paint = (text: string, unhandled: boolean): Cell => {
    if (unhandled) return { text, color: colors.red };
    return text === 'unknown' || text === 'na' ? { text, color: colors.dim } : { text };
  };
  const fate = (status: string): Cell => {
    const kind = call.fate[status]?.kind ?? 'unknown';
    return paint(kind, isUnhandledFate(kind));
  };
  const via = call.via === null ? '' : ` via ${call.via.name}`;
  return [
    { text: `${call.line}:${call.column}`, color: colors.dim },
    { text: call.method },
    { text: printable(describeUrl(call.url) + via) },
    paint(call.checked, isUncheckedResponse(call.checked)),
    fate('402'),
    fate('429'),
    paint(call.idempotency, isUnhandledKey(call.idempotency)),
    paint(call.requestId, call.requestId === 'absent'),
  ];
}

function describeUrl({ kind, host, path }: CallUrl): string {
  if (host === null && path === null) return kind;
  return `${host ?? ''}${path ?? ''}`;
}
