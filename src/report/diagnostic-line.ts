import type { Colors } from './colors.js';
import type { Diagnostic } from '../project/diagnostic.js';
import { printable } from './printable.js';

/** `error: src/a.ts:3:7: syntax error, …` */
export function formatDiagnostic(diagnostic: Diagnostic, colors: Colors): string {
  const { severity, file, line, column, message } = diagnostic;
  const place = [file, line, column].filter((part) => part !== null).join(':');
  const label = severity === 'error' ? colors.red('error:') : colors.yellow('note:');
  return `${label} ${printable(`${place}: ${message}`)}`;
}
