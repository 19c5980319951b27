import { isAbsolute, relative, sep } from 'node:path';
import type { ScopeManager } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { ApiCall } from '../facts/index.js';
import type { ResolvedSettings } from '../settings/settings.js';
import type { CallFinder } from './call-finder.js';
import { LintedProject } from './linted-project.js';
import { SingleFiles } from './single-files.js';

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
  mayHaveCalls: boolean;
  calls: readonly ApiCall[] | null;
}

/** By the object that a linter makes once for a file and its text. */
const entries = new WeakMap<object, Entry>();

/** Settings are resolved for one working directory. */
const finders = new WeakMap<ResolvedSettings, CallFinder>();

/** Whether a file can have calls: found out once, however many rules ask. */
export function mayHaveCalls(file: LintedFile, settings: ResolvedSettings): boolean {
  return entryOf(file, settings).mayHaveCalls;
}

/** The calls of a file: computed once for a text and its settings, however many rules ask. */
export function callsOf(file: LintedFile, settings: ResolvedSettings): readonly ApiCall[] {
  const entry = entryOf(file, settings);
  const { text, ast, scopeManager } = file.sourceCode;
  if (!isProgram(ast) || !isScopeManager(scopeManager)) return [];
  const parsed = { path: pathOf(file), text, ast, scopeManager };
  return (entry.calls ??= finderFor(file.cwd, settings).callsOf(parsed));
}

function entryOf(file: LintedFile, settings: ResolvedSettings): Entry {
  const known = entries.get(file.sourceCode);
  if (known?.settings === settings) return known;
  const may = finderFor(file.cwd, settings).mayHaveCalls(pathOf(file), file.sourceCode.text);
  const entry = { settings, mayHaveCalls: may, calls: null };
  entries.set(file.sourceCode, entry);
  return entry;
}

function finderFor(cwd: string, settings: ResolvedSettings): CallFinder {
  let finder = finders.get(settings);
  if (finder === undefined) {
    finder = settings.followImports ? new LintedProject(cwd, settings) : new SingleFiles(settings);
    finders.set(settings, finder);
  }
  return finder;
}

function pathOf({ cwd, filename }: LintedFile): string {
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
