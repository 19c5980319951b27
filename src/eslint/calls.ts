import { isAbsolute, relative, sep } from 'node:path';
import type { ScopeManager } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { analyseFile } from '../analysis/index.js';
import type { ApiCall } from '../facts/index.js';
import type { ResolvedSettings } from '../settings/settings.js';

/** What the facts of a file are computed from, whichever linter gives it. */
export interface LintedFile {
  cwd: string;
  filename: string;
  sourceCode: {
    text: string;
    ast: unknown;
    scopeManager?: unknown;
  };
}

interface Entry {
  settings: ResolvedSettings;
  calls: readonly ApiCall[];
}

const byProgram = new WeakMap<object, Entry>();

/** The calls of a file: computed once for a syntax tree and its settings, however many rules ask. */
export function callsOf(file: LintedFile, settings: ResolvedSettings): readonly ApiCall[] {
  const { text, ast, scopeManager } = file.sourceCode;
  if (!isProgram(ast) || !isScopeManager(scopeManager)) return [];
  const known = byProgram.get(ast);
  if (known?.settings === settings) return known.calls;
  const path = pathFrom(file.cwd, file.filename);
  const { calls } = analyseFile({ path, text, ast, scopeManager }, settings);
  byProgram.set(ast, { settings, calls });
  return calls;
}

function pathFrom(cwd: string, filename: string): string {
  // Text from standard input has a name of the linter's own, such as `<text>`.
  const path = isAbsolute(filename) ? relative(cwd, filename) : filename;
  return path.split(sep).join('/');
}

function isProgram(ast: unknown): ast is TSESTree.Program {
  return typeof ast === 'object' && ast !== null && 'type' in ast && ast.type === 'Program';
}

/** Linters of other languages (CSS, JSON) have none. Those of JavaScript parsers differ only in what they add. */
function isScopeManager(value: unknown): value is ScopeManager {
  return typeof value === 'object' && value !== null && 'acquire' in value;
}
