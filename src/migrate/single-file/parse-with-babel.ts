import { createRequire } from 'node:module';
import type * as BabelParser from '@babel/parser';
import type * as ScopeManagerPackage from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { ParsedFile } from '../../analysis/index.js';
import { asPlainSyntax } from './plain-syntax.js';

// Loaded when a transform runs: nothing else needs them.
const require = createRequire(import.meta.url);

/** A file as Babel parses it, in the form of ESTree that the analysis reads. */
export interface BabelFile {
  file: ParsedFile;
  comments: { type: 'Line' | 'Block'; start: number; end: number }[];
}

/**
 * Parse TypeScript, or JavaScript with Flow's types in it.
 *
 * @throws {SyntaxError} where it is neither
 */
export function parseWithBabel(path: string, text: string): BabelFile {
  const { parse } = require('@babel/parser') as typeof BabelParser;
  const { analyze } = require('@typescript-eslint/scope-manager') as typeof ScopeManagerPackage;
  const { program, comments } = parse(text, {
    sourceType: 'unambiguous',
    ranges: true,
    allowReturnOutsideFunction: true,
    allowAwaitOutsideFunction: true,
    // What a later step of the user's build may complain of is no reason not to read a file.
    errorRecovery: true,
    plugins: [
      ['estree', { classFeatures: true }],
      'decorators-legacy',
      'decoratorAutoAccessors',
      'exportDefaultFrom',
      'explicitResourceManagement',
      ...languageOf(path),
    ],
  });
  const ast = asPlainSyntax(program) as TSESTree.Program;
  const isModule = (ast.sourceType as string) === 'module';
  const scopeManager = analyze(ast, {
    sourceType: isModule ? 'module' : 'script',
    globalReturn: !isModule,
  });
  return {
    file: { path, text, ast, scopeManager },
    comments: (comments ?? []).map(({ type, start, end }) => ({
      type: type === 'CommentLine' ? 'Line' : 'Block',
      start: start ?? 0,
      end: end ?? 0,
    })),
  };
}

function languageOf(path: string): BabelParser.ParserPlugin[] {
  if (/\.[mc]?ts$/.test(path)) return ['typescript'];
  if (path.endsWith('.tsx')) return ['typescript', 'jsx'];
  return [['flow', { all: false }], 'jsx'];
}
