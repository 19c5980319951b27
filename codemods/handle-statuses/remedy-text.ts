import { casesOf, type Contract } from '@unhappy-path/client/contracts';
import type { TSESTree } from '@typescript-eslint/types';
import { describeRemedies } from '../../src/rule/remedy.js';
import type { SiteFile } from '../../src/migrate/site-file.js';

/**
 * What a status asks for, in one sentence for whoever reads the message: as the contract says it, or as any API means it
 * where the contract has several cases, which a message does not tell apart.
 */
export function remedyOf(status: number, contract: Contract | undefined): string {
  const cases = contract === undefined ? [] : casesOf(contract, status);
  const remedies = cases.map(({ remedy, meaning }) => (remedy === 'unknown' ? meaning : remedy));
  const [only, ...others] = [...new Set(remedies)];
  if (only !== undefined && others.length === 0) return only;
  return describeRemedies([status], undefined).slice(`${status}: `.length);
}

/** Whether an expression is a text that is written there. */
export function isText(node: TSESTree.Node): node is TSESTree.Literal | TSESTree.TemplateLiteral {
  return (
    (node.type === 'Literal' && typeof node.value === 'string') || node.type === 'TemplateLiteral'
  );
}

/** Whether a text is one for people: a word alone may be a key that code compares. */
export function isSentence(node: TSESTree.Node): boolean {
  if (node.type === 'TemplateLiteral')
    return node.quasis.some(({ value }) => /\s/.test(value.raw.trim())) || node.quasis.length > 1;
  return node.type === 'Literal' && typeof node.value === 'string' && /\s/.test(node.value.trim());
}

/**
 * A message with more behind it, as code. What it said before stays, for whoever looks for it.
 *
 * @param more text that may have `${…}` in it
 */
export function extendedText(
  message: TSESTree.Node | undefined,
  more: string,
  file: SiteFile,
): string {
  const hasCode = more.includes('${');
  const { quote } = file.style;
  if (message === undefined) return hasCode ? `\`${inTemplate(more)}\`` : quoted(more, quote);
  if (message.type === 'TemplateLiteral') {
    const inner = file.textOf(message).slice(1, -1);
    return `\`${inner}${gapBehind(message.quasis.at(-1)?.value.raw ?? '')}${inTemplate(more)}\``;
  }
  if (message.type === 'Literal' && typeof message.value === 'string') {
    const gap = gapBehind(message.value);
    const raw = file.textOf(message);
    if (!hasCode) return `${raw.slice(0, -1)}${escaped(gap + more, raw.charAt(0))}${raw.charAt(0)}`;
    return `\`${inTemplateLiteral(message.value)}${gap}${inTemplate(more)}\``;
  }
  if (isJoined(message)) {
    const behind = hasCode ? `\`: ${inTemplate(more)}\`` : quoted(`: ${more}`, quote);
    return `${file.textOf(message)} + ${behind}`;
  }
  return `\`\${${file.textOf(message)}}: ${inTemplate(more)}\``;
}

/** `'…' + x`: a text, and one to which more can be added as it is written. */
function isJoined(node: TSESTree.Node): boolean {
  return (
    node.type === 'BinaryExpression' &&
    node.operator === '+' &&
    (isText(node.left) || isText(node.right) || isJoined(node.left))
  );
}

/** Behind a sentence a space, behind words a colon. */
function gapBehind(before: string): string {
  if (/[.!?:]$/.test(before)) return ' ';
  return /\s$/.test(before) ? '' : ': ';
}

function quoted(text: string, quote: string): string {
  return quote + escaped(text, quote) + quote;
}

function escaped(text: string, quote: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`);
}

/** Its code stays code; marks of the remedy (`code`) are no end of the template. */
function inTemplate(text: string): string {
  return text.replaceAll('`', '\\`');
}

function inTemplateLiteral(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${');
}
