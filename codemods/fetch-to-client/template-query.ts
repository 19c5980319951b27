import type { TSESTree } from '@typescript-eslint/types';
import type { MigratedProject, SiteEdit } from '../../src/migrate/codemod.js';
import { constantParts } from '../../src/migrate/constant-text.js';
import type { SiteFile } from '../../src/migrate/site-file.js';

/** What a query says the same, encoded or not. `encodeURIComponent` and `query` differ in spaces and a few marks. */
const SAME_ENCODED = /^[\w.*-]*$/;

/** A piece of a template: text, or an expression. */
type Piece = string | TSESTree.Expression;

/**
 * `?page=${page}&limit=20` at the end of a template, as members of the `query` option. Only where the same address comes
 * out, to the last character.
 */
export function templateQuery(
  node: TSESTree.TemplateLiteral,
  file: SiteFile,
  project: MigratedProject,
): { code: string; edits: SiteEdit[] } | null {
  const at = node.quasis.findIndex(({ value }) => /[?#]/.test(value.raw));
  const quasi = node.quasis[at];
  if (quasi === undefined) return null;
  const mark = quasi.value.raw.search(/[?#]/);
  if (quasi.value.raw[mark] !== '?') return null;
  const address = mark === 0 ? node.expressions[at - 1] : undefined;
  if (address !== undefined && !isPath(address, file, project)) return null;
  const members = membersOf(piecesBehind(node, at, mark + 1));
  if (members === null) return null;
  const seen = new Set<string>();
  const written: string[] = [];
  for (const { name, value } of members) {
    // Names that are numbers would go first in an object.
    if (!SAME_ENCODED.test(name) || !/[A-Za-z_]/.test(name) || seen.has(name)) return null;
    seen.add(name);
    if (!value.every((one) => isSameEncoded(one, file, project))) return null;
    written.push(memberCode(name, value, file));
  }
  const start = quasi.range[0] + 1 + mark;
  const end = node.range[1] - 1;
  if (file.text[start] !== '?' || file.hasComment(start, end)) return null;
  return { code: `{ ${written.join(', ')} }`, edits: [{ start, end, text: '' }] };
}

function piecesBehind(
  { quasis, expressions }: TSESTree.TemplateLiteral,
  at: number,
  from: number,
): Piece[] {
  return quasis.slice(at).flatMap(({ value }, index): Piece[] => {
    const text = index === 0 ? value.raw.slice(from) : value.raw;
    const expression = expressions[at + index];
    return expression === undefined ? [text] : [text, expression];
  });
}

/** Names and values; null where the text has another form, or its end is a fragment. */
function membersOf(pieces: readonly Piece[]): { name: string; value: Piece[] }[] | null {
  const members: { name: string; value: Piece[] }[] = [];
  let isBehindName = false;
  for (const piece of pieces) {
    if (typeof piece !== 'string') {
      if (!isBehindName) return null;
      members.at(-1)?.value.push(piece);
      continue;
    }
    for (const [index, part] of piece.split('&').entries()) {
      if (index > 0 && !isBehindName) return null;
      const isNew = index > 0 || members.length === 0;
      const [before = '', after, ...more] = part.split('=');
      if (isNew) {
        if (after === undefined || more.length > 0 || before === '') return null;
        members.push({ name: before, value: after === '' ? [] : [after] });
        isBehindName = true;
      } else {
        if (after !== undefined) return null;
        if (part !== '') members.at(-1)?.value.push(part);
      }
    }
  }
  return members.length === 0 ? null : members;
}

/** Whether what stands directly before the mark is known to start no query of its own. */
function isPath(node: TSESTree.Node, file: SiteFile, project: MigratedProject): boolean {
  const parts = constantParts(node, file, project);
  return parts?.every((part) => !('text' in part) || !/[?#]/.test(part.text)) ?? false;
}

function isSameEncoded(piece: Piece, file: SiteFile, project: MigratedProject): boolean {
  if (typeof piece === 'string') return SAME_ENCODED.test(piece);
  if (isNumber(piece, file)) return true;
  const parts = constantParts(piece, file, project);
  return parts?.every((part) => 'text' in part && SAME_ENCODED.test(part.text)) ?? false;
}

/** Whether an expression is a number or a boolean by its form, or by the type that is written. */
function isNumber(node: TSESTree.Node, file: SiteFile): boolean {
  if (node.type === 'Literal')
    return typeof node.value === 'number' || typeof node.value === 'boolean';
  if (node.type === 'BinaryExpression')
    return (
      ['-', '*', '/', '%', '**'].includes(node.operator) ||
      (node.operator === '+' && isNumber(node.left, file) && isNumber(node.right, file))
    );
  if (node.type !== 'Identifier') return false;
  const variable = file.variableOf(node);
  const [definition] = variable?.defs ?? [];
  if (variable === undefined || definition === undefined) return false;
  const type = file.typeOf(definition.name)?.typeAnnotation.type;
  const isOptional = definition.name.type === 'Identifier' && definition.name.optional;
  if (type !== undefined)
    return !isOptional && (type === 'TSNumberKeyword' || type === 'TSBooleanKeyword');
  // `let page = 1`, which is counted on and nothing else.
  return (
    definition.node.type === 'VariableDeclarator' &&
    definition.node.id === definition.name &&
    definition.node.init !== null &&
    variable.references
      .filter((one) => one.isWrite())
      .every(({ identifier, writeExpr }) =>
        file.parentOf(identifier)?.type === 'UpdateExpression'
          ? true
          : writeExpr != null &&
            writeExpr.type === 'Literal' &&
            typeof writeExpr.value === 'number' &&
            !isCompound(file.parentOf(identifier)),
      )
  );
}

/** `page += '1'` makes a text of it. */
function isCompound(node: TSESTree.Node | undefined): boolean {
  return node?.type === 'AssignmentExpression' && node.operator !== '=';
}

function memberCode(name: string, value: readonly Piece[], file: SiteFile): string {
  const { quote } = file.style;
  const key = /^[A-Za-z_]\w*$/.test(name) ? name : `${quote}${name}${quote}`;
  const [only, ...more] = value;
  if (only === undefined) return `${key}: ${quote}${quote}`;
  if (more.length === 0 && typeof only !== 'string') {
    const code = file.textOf(only);
    return code === name ? name : `${key}: ${code}`;
  }
  if (value.every((one) => typeof one === 'string'))
    return `${key}: ${quote}${value.join('')}${quote}`;
  const template = value.map((one) => (typeof one === 'string' ? one : `\${${file.textOf(one)}}`));
  return `${key}: \`${template.join('')}\``;
}
