import { analyze } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { parseSync, type Comment } from 'oxc-parser';
import type { ParsedFile } from './file.js';

/** A parsed file, or the first syntax error (1-based line and column). */
export type ParseOutcome =
  | { ok: true; file: ParsedFile; comments: Comment[] }
  | { ok: false; message: string; line: number; column: number };

/** Parse one file with oxc-parser and resolve its scopes. */
export function parseFile(path: string, text: string): ParseOutcome {
  const result = parseSync(path, text, { astType: 'ts', range: true, preserveParens: false });
  const error = result.errors.find((candidate) => candidate.severity === 'Error');
  if (error !== undefined) {
    const before = text.slice(0, error.labels[0]?.start ?? 0);
    const lineStart = before.lastIndexOf('\n') + 1;
    return {
      ok: false,
      message: error.message,
      line: before.split('\n').length,
      column: before.length - lineStart + 1,
    };
  }
  const ast = result.program as unknown as TSESTree.Program;
  const scopeManager = analyze(ast, { sourceType: ast.sourceType === 'script' ? 'script' : 'module' });
  return { ok: true, file: { path, text, ast, scopeManager }, comments: result.comments };
}
