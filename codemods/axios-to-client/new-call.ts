import type { TSESTree } from '@typescript-eslint/types';
import { childNodes } from '../../src/analysis/index.js';
import type { TextEdit } from '../../src/edits/text-edit.js';
import { lineIndentAt } from '../../src/edits/text-style.js';
import type { SiteFile } from '../../src/migrate/site-file.js';

/** One option of the new call: a node keeps its text and comments, with white space before its lines. */
export interface NewOption {
  /** `...` for options that are spread. */
  name: string;
  value: TSESTree.Node | string;
  /** What it comes from, where its value is not a node of its own. */
  from?: TSESTree.Node;
  /** Comments that stood before it. */
  comments?: readonly string[];
}

/** Text, and nodes whose own text stays where it is. */
export type Piece = string | TSESTree.Node;

/** An object literal of options, in one line where that is short. */
export function objectPieces(options: readonly NewOption[], file: SiteFile, at: number): Piece[] {
  const [only] = options;
  if (options.length === 1 && only?.name === '...') return [only.value];
  const { eol, trailingCommas } = file.style;
  const indent = unitOf(file);
  const outer = lineIndentAt(file.text, at);
  const texts = options.map((option) => textOf(member(option, option.value, file), file));
  const line = texts.join(', ');
  const start = at - (file.text.lastIndexOf('\n', at - 1) + 1);
  const hasComments = options.some(({ comments = [] }) => comments.length > 0);
  if (!hasComments && texts.every((text) => !text.includes('\n')) && start + line.length < 86)
    return [
      '{ ',
      ...options.flatMap((option, index) => [
        ...(index > 0 ? [', '] : []),
        ...member(option, option.value, file),
      ]),
      ' }',
    ];
  const inner = outer + indent;
  const members = options.flatMap((option) => [
    ...(option.comments ?? []).map((comment) => inner + comment + eol),
    inner,
    ...member(option, moved(option.value, file, inner), file),
    option === options.at(-1) && !trailingCommas ? eol : `,${eol}`,
  ]);
  return [`{${eol}`, ...members, `${outer}}`];
}

function member({ name }: NewOption, value: Piece, file: SiteFile): Piece[] {
  if (name === '...') return [name, value];
  const isShort = typeof value !== 'string' && file.textOf(value) === name;
  return isShort ? [value] : [`${name}: `, value];
}

/** The pieces as they come out. */
export function textOf(pieces: readonly Piece[], file: SiteFile): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : file.textOf(piece))).join('');
}

/** The edits that make pieces of a node: what is a node's own text is left alone, so that other edits can be made in it. */
export function editsFor(
  [start, end]: readonly [number, number],
  pieces: readonly Piece[],
  file: SiteFile,
): TextEdit[] {
  const edits: TextEdit[] = [];
  let from = start;
  let text = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') text += piece;
    else if (piece.range[0] < from) text += file.textOf(piece);
    else {
      edits.push({ start: from, end: piece.range[0], text });
      from = piece.range[1];
      text = '';
    }
  }
  return [...edits, { start: from, end, text }];
}

/** A node whose further lines have to be moved with it; a template that spans lines holds them where they are. */
function moved(node: Piece, file: SiteFile, indent: string): Piece {
  if (typeof node === 'string') return node;
  const text = file.textOf(node);
  const from = lineIndentAt(file.text, node.range[0]);
  if (!text.includes('\n') || from === indent || hasLongTemplate(node)) return node;
  return text
    .split('\n')
    .map((line, index) =>
      index > 0 && line.startsWith(from) ? indent + line.slice(from.length) : line,
    )
    .join('\n');
}

function hasLongTemplate(node: TSESTree.Node): boolean {
  if (node.type === 'TemplateElement') return node.value.raw.includes('\n');
  return childNodes(node).some(hasLongTemplate);
}

const units = new WeakMap<SiteFile, string>();

/** One level: the smallest indentation that the file has. */
function unitOf(file: SiteFile): string {
  const known = units.get(file);
  if (known !== undefined) return known;
  const indents = file.text
    .split('\n')
    .flatMap((line) => /^(?:\t| {2,8})(?=[^\s*])/.exec(line) ?? []);
  const unit = indents.sort((one, other) => one.length - other.length)[0] ?? file.style.indent;
  units.set(file, unit);
  return unit;
}
