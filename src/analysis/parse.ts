import { analyze } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import {
  parseSync,
  type Comment,
  type EcmaScriptModule,
  type OxcError,
  type ParseResult,
  type ParserOptions,
} from 'oxc-parser';
import type { ParsedFile } from './file.js';
import { hasScriptBlocks, scriptBlocksOf } from './script-blocks.js';

/** A parsed file, or the first syntax error (1-based line and column). */
export type ParseOutcome =
  | { ok: true; file: ParsedFile; comments: Comment[] }
  | { ok: false; message: string; line: number; column: number; foreign?: string };

/** Parse one file with oxc-parser and resolve its scopes. */
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

/** What a file imports and exports, without its syntax tree: that is by far the larger part of the work. */
export function moduleRecordOf(path: string, text: string): EcmaScriptModule {
  if (!hasScriptBlocks(path)) return parseSync(path, text).module;
  const { code, lang } = scriptBlocksOf(text);
  return parseSync(path, code, { lang, sourceType: 'module' }).module;
}

function parseCode(path: string, text: string, language: ParserOptions): ParseOutcome {
  const options = { astType: 'ts', range: true, preserveParens: false, ...language } as const;
  let result = parseSync(path, text, options);
  let error = syntaxErrorOf(result);
  const mayBeCommonJs = error !== undefined && /\.c?js$/.test(path);
  if (mayBeCommonJs) {
    // A `return` at the top is one of CommonJS; the first error stands if that is not what it was.
    const again = parseSync(path, text, { ...options, sourceType: 'commonjs' });
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
  const scopeManager = analyze(ast, {
    sourceType: isModule ? 'module' : 'script',
    globalReturn: !isModule,
  });
  return { ok: true, file: { path, text, ast, scopeManager }, comments: result.comments };
}

function syntaxErrorOf({ errors }: ParseResult): OxcError | undefined {
  return errors.find(({ severity }) => severity === 'Error');
}
