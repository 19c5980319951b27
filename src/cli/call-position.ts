import { resolve } from 'node:path';
import type { ApiCall } from '../facts/index.js';
import { displayPath } from '../project/display-path.js';
import { describeCall } from '../rule/describe-call.js';

/** Where a call stands, as the command line names it. */
export interface CallPosition {
  /** Relative to the working directory, with forward slashes. */
  file: string;
  line: number;
  column: number | null;
}

/** Read `FILE:LINE` or `FILE:LINE:COLUMN`; null for anything else. A drive letter is a part of the file. */
export function parsePosition(text: string, cwd: string): CallPosition | null {
  const parts = /^(?<file>.+?):(?<line>[1-9]\d*)(?::(?<column>[1-9]\d*))?$/u.exec(text)?.groups;
  if (parts?.['file'] === undefined) return null;
  return {
    file: displayPath(cwd, resolve(cwd, parts['file'])),
    line: Number(parts['line']),
    column: parts['column'] === undefined ? null : Number(parts['column']),
  };
}

/** The calls at a position: those that begin on the line, else the innermost around it; a column picks one of several. */
export function callsAt(calls: readonly ApiCall[], position: CallPosition): ApiCall[] {
  const { file, line, column } = position;
  const inFile = calls.filter((call) => call.file === file);
  const starting = inFile.filter((call) => call.line === line);
  const around = inFile
    .filter((call) => call.line <= line && line <= call.endLine)
    .sort((a, b) => a.endLine - a.line - (b.endLine - b.line));
  const found = starting.length > 0 ? starting : around.slice(0, 1);
  const picked = found.filter((call) => column !== null && coversColumn(call, line, column));
  return picked.length > 0 ? picked.slice(-1) : found;
}

function coversColumn(call: ApiCall, line: number, column: number): boolean {
  return call.column <= column && (call.endLine > line || column < call.endColumn);
}

const MOST_NEAR = 3;

/** Why there is nothing to explain, on one line, with the calls that are nearest. */
export function describeMiss(calls: readonly ApiCall[], { file, line }: CallPosition): string {
  const inFile = calls
    .filter((call) => call.file === file)
    .sort((a, b) => Math.abs(a.line - line) - Math.abs(b.line - line));
  const place = `${file}:${String(line)}`;
  if (inFile.length === 0) {
    return `${place}: the file has no HTTP call that the analysis knows; \`unhappy-path inspect\` lists the calls there are`;
  }
  const nearest = inFile
    .slice(0, MOST_NEAR)
    .sort((a, b) => a.line - b.line)
    .map((call) => `${file}:${String(call.line)} (${describeCall(call)})`);
  return `${place}: no HTTP call is here; the nearest: ${nearest.join(', ')}`;
}
