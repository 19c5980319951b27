import type { TSESTree } from '@typescript-eslint/types';
import type { SiteFile } from './site-file.js';

/** The function through which `handle-statuses` sends what may be sent again after a 429. */
export interface RetryAfterFunction {
  name: string;
  /** As it is to be written at the end of the file; null where the file has it. */
  text: string | null;
}

const NAME = 'withRetryAfter';

/** What its code takes from the platform. */
const GLOBALS = ['Promise', 'Number', 'Date', 'setTimeout'];

/** The function as a file has it, or is to get it; null where the file means something else by a name in it. */
export function retryAfterFunction(file: SiteFile): RetryAfterFunction | null {
  if (GLOBALS.some((name) => isDeclared(name, file))) return null;
  const known = file.program.body.find((one) => isRetryAfterFunction(one, file));
  if (known?.type === 'FunctionDeclaration') return { name: known.id.name, text: null };
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? NAME : `${NAME}${count}`;
    if (!file.usedNames.has(name)) return { name, text: textOf(name, file) };
  }
}

/** Whether a call sends by that function: `withRetryAfter(() => …)` settles as what stands in it. */
export function isSentWithRetryAfter(call: TSESTree.CallExpression, file: SiteFile): boolean {
  if (call.callee.type !== 'Identifier') return false;
  const declaration = file.variableOf(call.callee)?.defs[0]?.node;
  return declaration !== undefined && isRetryAfterFunction(declaration, file);
}

function isRetryAfterFunction(node: TSESTree.Node, file: SiteFile): boolean {
  if (node.type !== 'FunctionDeclaration' || node.id === null) return false;
  const comment = textOf(node.id.name, file).split(file.style.eol, 1)[0] ?? '';
  const code = textOf(node.id.name, file).slice(comment.length + file.style.eol.length);
  return file.textOf(node) === code;
}

function textOf(name: string, file: SiteFile): string {
  const { quote, semicolons, indent, eol } = file.style;
  const isTyped = /\.[mc]?tsx?$/.test(file.path);
  const answer = isDeclared('Response', file) ? 'globalThis.Response' : 'Response';
  const parameter = isTyped ? `send: () => Promise<${answer}>` : 'send';
  const result = isTyped ? `: Promise<${answer}>` : '';
  const lines = [
    '/** Sends again, twice at most, after a 429 whose Retry-After asks to wait for 30 seconds or less. */',
    `async function ${name}(${parameter})${result} {`,
    '\tfor (let attempt = 1; ; attempt++) {',
    '\t\tconst res = await send();',
    '\t\tif (res.status !== 429 || attempt === 3) return res;',
    `\t\tconst retryAfter = res.headers.get(${quote}retry-after${quote});`,
    '\t\tif (retryAfter === null) return res;',
    '\t\t// Seconds, or a date.',
    '\t\tconst asked = Number(retryAfter);',
    '\t\tconst seconds = Number.isNaN(asked) ? (Date.parse(retryAfter) - Date.now()) / 1000 : asked;',
    '\t\tif (!(seconds <= 30)) return res;',
    '\t\tawait res.body?.cancel();',
    '\t\tawait new Promise((resolve) => setTimeout(resolve, seconds * 1000));',
    '\t}',
    '}',
  ];
  return lines
    .map((line) => (semicolons ? line : line.replace(/;$/, '')).replaceAll('\t', indent))
    .join(eol);
}

function isDeclared(name: string, { scopeManager }: SiteFile): boolean {
  return scopeManager.scopes.some((scope) => (scope.set.get(name)?.defs.length ?? 0) > 0);
}
