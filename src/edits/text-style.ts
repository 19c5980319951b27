import type { TSESTree } from '@typescript-eslint/types';

/** How a file is written, as far as edits have to follow it. */
export interface TextStyle {
  quote: "'" | '"';
  semicolons: boolean;
  /** One level: two or four spaces, or a tab. */
  indent: string;
  eol: '\n' | '\r\n';
  /** After the last of several lines of arguments or members. */
  trailingCommas: boolean;
}

/** Read the style off the code; where it has nothing to show, as Prettier has it by default. */
export function textStyleOf(text: string, program: TSESTree.Program): TextStyle {
  const outer = program.body.filter(endsInSemicolon);
  const statements = outer.length > 0 ? outer : statementsWithin(program);
  const withSemicolon = statements.filter((one) => text[one.range[1] - 1] === ';').length;
  const quotes = program.body.flatMap((one) =>
    'source' in one && one.source !== null ? [text[one.source.range[0]]] : [],
  );
  return {
    quote: isMostly('"', quotes.length > 0 ? quotes : quotesOf(text)) ? '"' : "'",
    semicolons: statements.length === 0 || withSemicolon * 2 >= statements.length,
    indent: indentOf(text),
    eol: text.includes('\r\n') ? '\r\n' : '\n',
    trailingCommas: /,\s*\n\s*[}\])]/.test(text) || !/[^\s,{([;]\s*\n\s*[}\])]/.test(text),
  };
}

function endsInSemicolon({ type }: TSESTree.Node): boolean {
  return (
    type === 'ImportDeclaration' ||
    type === 'VariableDeclaration' ||
    type === 'ExpressionStatement' ||
    type === 'ExportAllDeclaration'
  );
}

/** Those inside of functions, the first few of them. */
function statementsWithin(program: TSESTree.Program): TSESTree.Node[] {
  const found: TSESTree.Node[] = [];
  const open: unknown[] = [...program.body];
  for (const one of open) {
    if (typeof one !== 'object' || one === null || found.length >= ENOUGH) continue;
    if (isNode(one) && (endsInSemicolon(one) || one.type === 'ReturnStatement')) found.push(one);
    for (const [name, value] of Object.entries(one)) if (name !== 'parent') open.push(value);
  }
  return found;
}

const ENOUGH = 20;

function isNode(value: object): value is TSESTree.Node {
  return 'type' in value && 'range' in value;
}

function isMostly(wanted: string, all: readonly (string | undefined)[]): boolean {
  return all.filter((one) => one === wanted).length * 2 > all.length;
}

/** Those of the first lines are enough, and a quote in a text tells little. */
function quotesOf(text: string): string[] {
  return text.slice(0, 20_000).match(/(?<=[=(,:[]\s*)["']/g) ?? [];
}

function indentOf(text: string): string {
  const counts = new Map<string, number>();
  const openings = /^([ \t]*)\S[^\n]*[{([]\r?\n(?=([ \t]+)\S)/gm;
  for (const [, outer = '', inner = ''] of text.slice(0, 20_000).matchAll(openings)) {
    if (!inner.startsWith(outer) || inner === outer) continue;
    const step = inner.slice(outer.length);
    counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  const indent = most?.[0] ?? '  ';
  return indent.startsWith('\t') ? '\t' : indent.length >= 8 ? '    ' : indent;
}

/** The white space at the start of the line on which an offset lies. */
export function lineIndentAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}
