import type { TSESTree } from '@typescript-eslint/types';
import type { SiteEdit } from '../../src/migrate/codemod.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { losesComment } from './kept-comments.js';
import { editsFor, objectPieces, type NewOption } from './new-call.js';
import type { WrittenRequest } from './request.js';
import type { Holder } from './settings.js';

/** The options that stay in the object that holds them, and those that the call is given, that object among them. */
export function dividedBy(
  holder: Holder | null,
  options: readonly NewOption[],
): { inHolder: NewOption[]; inCall: NewOption[] } {
  if (holder === null) return { inHolder: [], inCall: [...options] };
  const inHolder = options.filter((option) => isWithin(option, holder.literal));
  const others = options.filter((option) => !inHolder.includes(option));
  return {
    inHolder,
    inCall: inHolder.length === 0 ? others : [{ name: '...', value: holder.use }, ...others],
  };
}

function isWithin({ value, from }: NewOption, { range }: TSESTree.Node): boolean {
  const node = from ?? value;
  return typeof node !== 'string' && range[0] <= node.range[0] && node.range[1] <= range[1];
}

/** What becomes of the object: it has the options of the client, or goes where none is left. Null where a comment would. */
export function holderEdits(
  { declarator, literal }: Holder,
  options: readonly NewOption[],
  file: SiteFile,
): SiteEdit[] | null {
  const declaration = file.parentOf(declarator);
  if (declaration === undefined) return null;
  if (
    losesComment(
      literal,
      file,
      options.map(({ from, value }) => from ?? value),
    )
  )
    return null;
  if (options.length === 0) {
    const [start, end] = linesOf(declaration, file);
    return [{ start, end, text: '' }];
  }
  const annotation = file.typeOf(declarator.id);
  return [
    ...(annotation === null
      ? []
      : [{ start: annotation.range[0], end: annotation.range[1], text: '' }]),
    ...editsFor(literal.range, objectPieces(options, file, declaration.range[0]), file),
  ];
}

/** A statement with its line, where nothing else stands there. */
function linesOf({ range: [from, to] }: TSESTree.Node, { text }: SiteFile): [number, number] {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const next = text.indexOf('\n', to);
  const end = next === -1 ? text.length : next + 1;
  const isAlone = text.slice(start, from).trim() === '' && text.slice(to, end).trim() === '';
  return isAlone ? [start, end] : [from, to];
}

/** Whether the address may be written in the call: the same there as in the object where it stands. */
export function staysWithout({ url, holder }: WrittenRequest, file: SiteFile): boolean {
  return holder === null || !isWithin({ name: 'url', value: url }, holder.literal)
    ? true
    : isConstant(url, file);
}

function isConstant(node: TSESTree.Node, file: SiteFile): boolean {
  switch (node.type) {
    case 'Literal':
      return true;
    case 'TemplateLiteral':
      return node.expressions.every((one) => isConstant(one, file));
    case 'BinaryExpression':
      return isConstant(node.left, file) && isConstant(node.right, file);
    case 'Identifier': {
      const variable = file.variableOf(node);
      return variable?.references.every((one) => !one.isWrite() || one.init === true) ?? false;
    }
    default:
      return false;
  }
}
