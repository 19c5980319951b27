import type { TSESTree } from '@typescript-eslint/types';
import type { Comment, EcmaScriptModule, OxcError, ParseResult, ParserOptions } from 'oxc-parser';
import type { ParsedFile } from './file.js';
import { refuseDeepNesting } from './nesting.js';
import { oxcParser, scopeManager as scopes } from './on-demand.js';
import { hasScriptBlocks, scriptBlocksOf } from './script-blocks.js';

/** The first syntax error (1-based line and column), or the language of a script that is not read. */
export interface ParseFailure {
  ok: false;
  message: string;
  line: number;
  column: number;
  foreign?: string;
}

/** A parsed file, or why there is none. */
export type ParseOutcome = { ok: true; file: ParsedFile; comments: Comment[] } | ParseFailure;

/**
 * Parse one file with oxc-parser and resolve its scopes.
 *
 * @throws {RangeError} where it is nested too deeply
 */
export function parseFile(path: string, text: string): ParseOutcome {
  // On the same line, so that lines stay those of the file.
  if (path.endsWith('.json')) return parseCode(path, `module.exports = ${text}`, { lang: 'js' });
  if (!hasScriptBlocks(path)) return parseCode(path, text, {});
  const { code, lang, foreign } = scriptBlocksOf(text);
  if (foreign !== null) {
    const message = `its script is written in ${foreign}`;
    return { ok: false, message, line: 1, column: 1, foreign };
  }
  return parseCode(path, code, { lang, sourceType: 'module' });
}

/** The modules that a file names, and the code whose offsets they have. */
export interface ModuleRecord {
  code: string;
  module: EcmaScriptModule;
  /** What it takes by `require`. */
  requires: readonly string[];
  comments: () => readonly Comment[];
}

/** What a file imports and exports, without its syntax tree: that is by far the larger part of the work. */
export function moduleRecordOf(path: string, text: string): ModuleRecord {
  const blocks = hasScriptBlocks(path) ? scriptBlocksOf(text) : null;
  const code = blocks?.code ?? text;
  refuseDeepNesting(code);
  const language = blocks === null ? {} : ({ lang: blocks.lang, sourceType: 'module' } as const);
  const result = oxcParser().parseSync(path, code, language);
  return {
    code,
    module: result.module,
    requires: requiredBy(code),
    comments: () => result.comments,
  };
}

/** Errs on the side of too many, as the text of a comment counts: nothing but which files are looked at rests on it. */
const REQUIRE = /\brequire\s*\(\s*(?:"([^"\n]+)"|'([^'\n]+)'|`([^`\n]+)`)/g;

function requiredBy(code: string): string[] {
  return Array.from(code.matchAll(REQUIRE), ([, ...quoted]) => quoted.find(Boolean) ?? '');
}

function parseCode(path: string, text: string, language: ParserOptions): ParseOutcome {
  refuseDeepNesting(text);
  const options = { astType: 'ts', range: true, preserveParens: false, ...language } as const;
  let result = oxcParser().parseSync(path, text, options);
  let error = syntaxErrorOf(result);
  const mayBeCommonJs = error !== undefined && /\.c?js$/.test(path);
  if (mayBeCommonJs) {
    // A `return` at the top is one of CommonJS; the first error stands if that is not what it was.
    const again = oxcParser().parseSync(path, text, { ...options, sourceType: 'commonjs' });
    if (syntaxErrorOf(again) === undefined) {
      result = again;
      error = undefined;
    }
  }
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
  const isModule = (ast.sourceType as string) === 'module';
  const scopeManager = scopes().analyze(ast, {
    sourceType: isModule ? 'module' : 'script',
    globalReturn: !isModule,
  });
  return { ok: true, file: { path, text, ast, scopeManager }, comments: result.comments };
}

function syntaxErrorOf({ errors }: ParseResult): OxcError | undefined {
  return errors.find(({ severity }) => severity === 'Error');
}
