import type { TSESTree } from '@typescript-eslint/types';
import { childNodes } from '../../src/analysis/index.js';
import { ended, insertBefore } from '../../src/edits/insert-statement.js';
import { applyEdits, type TextEdit } from '../../src/edits/text-edit.js';
import { lineIndentAt } from '../../src/edits/text-style.js';
import { memberOf } from '../../src/migrate/request-arguments.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import type { HandledStatus } from './index.js';
import type { FailurePath } from './plan-branches.js';
import { extendedText, isSentence, isText, remedyOf } from './remedy-text.js';

/** The edits that put a branch for each status in front of a failure path's ending. */
export function branchEdits(path: FailurePath, file: SiteFile): TextEdit[] {
  const { ending, statement, statuses, answer } = path;
  if (ending.form === 'told') return [chain(path, ending.telling, ending.message, file)];
  const lines = statuses.flatMap((status) => [
    `if (${answer.hasStatus(status)}) {`,
    ...bodyOf(path, status, file).map((line) => file.style.indent + line),
    '}',
  ]);
  const first = ending.form === 'tell' ? ending.telling : statement;
  const parent = file.parentOf(first);
  const isInBlock =
    parent?.type === 'BlockStatement' ||
    parent?.type === 'Program' ||
    parent?.type === 'SwitchCase';
  return isInBlock ? [insertBefore(first, lines, file)] : intoBlock(first, lines, file);
}

/** The statements of a branch: those of the ending, with another message. */
function bodyOf(path: FailurePath, status: HandledStatus, file: SiteFile): string[] {
  const { ending, statement } = path;
  switch (ending.form) {
    case 'throw':
      return ended(errorText(path, ending.error, status, file), file.style).split('\n');
    case 'return':
      return linesOf(withMessage(statement, ending.message, path, status, file), statement, file);
    case 'tell':
      return [
        ...linesOf(
          withMessage(ending.telling, ending.message, path, status, file),
          ending.telling,
          file,
        ),
        ...linesOf(file.textOf(statement), statement, file),
      ];
    case 'told':
      return [];
  }
}

/** The text of a statement whose lines begin where the statement begins. */
function linesOf(text: string, statement: TSESTree.Node, file: SiteFile): string[] {
  const indent = lineIndentAt(file.text, statement.range[0]);
  return text
    .split(/\r?\n/)
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line));
}

function withMessage(
  statement: TSESTree.Node,
  message: TSESTree.Node,
  path: FailurePath,
  status: HandledStatus,
  file: SiteFile,
): string {
  const [offset] = statement.range;
  const [start, end] = message.range;
  const text = extendedText(message, toldRemedy(path, status, file), file);
  return applyEdits(file.textOf(statement), [{ start: start - offset, end: end - offset, text }]);
}

/** With the time that the server asks to wait, which nobody can read off a text otherwise. */
function toldRemedy(
  { contract, answer }: FailurePath,
  status: HandledStatus,
  { style: { quote } }: SiteFile,
): string {
  const remedy = remedyOf(status, contract);
  return status === 429
    ? `${remedy} Retry-After: \${${answer.headerThen('retry-after')} ?? ${quote}not sent${quote}}`
    : remedy;
}

/** What does not fit on a line that people read gets several. */
const LONGEST_LINE = 80;

function errorText(
  { answer, contract }: FailurePath,
  error: TSESTree.NewExpression | TSESTree.CallExpression,
  status: HandledStatus,
  file: SiteFile,
): string {
  const made = error.type === 'CallExpression' ? error.arguments[0] : error;
  const members = error.type === 'CallExpression' ? error.arguments[1] : undefined;
  if (made?.type !== 'NewExpression') return file.textOf(error);
  const [message, ...others] = made.arguments;
  const rest = others.map((one) => file.textOf(one));
  const remedy = remedyOf(status, contract);
  const isKey = message !== undefined && isText(message) && !isSentence(message);
  const text = isKey ? file.textOf(message) : extendedText(message, remedy, file);
  const again = `new ${file.textOf(made.callee)}(${[text, ...rest].join(', ')})`;
  const literal = members?.type === 'ObjectExpression' ? members : null;
  const known = literal?.properties.map((one) => file.textOf(one)) ?? [];
  const has = (name: string): boolean => literal !== null && memberOf(literal, name) !== undefined;
  const carriesStatus = has('status') || others.some((one) => readsStatus(one));
  const added = [
    ...(carriesStatus ? [] : [`status: ${status}`]),
    ...(status === 429 && !has('retryAfter')
      ? [`retryAfter: ${answer.headerThen('retry-after')}`]
      : []),
    ...(isKey ? [`remedy: ${extendedText(undefined, remedy, file)}`] : []),
  ];
  const all = [...known, ...added];
  if (all.length === 0) return `throw ${again}`;
  const line = `throw Object.assign(${again}, { ${all.join(', ')} })`;
  if (line.length <= LONGEST_LINE) return line;
  const comma = file.style.trailingCommas ? ',' : '';
  const lines = all.map((member) => file.style.indent + member).join(',\n');
  return `throw Object.assign(${again}, {\n${lines}${comma}\n})`;
}

/** Whether an argument is the status of an answer. */
function readsStatus(node: TSESTree.Node): boolean {
  return (
    node.type === 'MemberExpression' &&
    node.property.type === 'Identifier' &&
    (node.property.name === 'status' || node.property.name === 'statusCode')
  );
}

/** The one statement of an `if` becomes a block with the branches before it. */
function intoBlock(statement: TSESTree.Node, lines: readonly string[], file: SiteFile): TextEdit[] {
  const { text, style } = file;
  const [start, end] = statement.range;
  const parent = file.parentOf(statement);
  const indent = lineIndentAt(text, parent?.range[0] ?? start);
  const line = style.eol + indent;
  const trimmed = text.slice(0, start).trimEnd().length;
  const head = file.comments.some((comment) => comment.end === trimmed) ? start : trimmed;
  return [
    {
      start: head,
      end: start,
      text: ` {${[...lines, ''].map((one) => line + style.indent + one).join('')}`,
    },
    { start: end, end, text: `${line}}` },
  ];
}

/** Where nothing ends the path, one of several branches is taken: what was done before is the last of them. */
function chain(
  path: FailurePath,
  telling: TSESTree.Statement,
  message: TSESTree.Node,
  file: SiteFile,
): TextEdit {
  const { style, text } = file;
  const parent = file.parentOf(telling);
  const isWholeBranch = parent?.type === 'IfStatement' && parent.consequent === telling;
  const nested = isWholeBranch ? style.indent : '';
  const [start, end] = telling.range;
  const line = style.eol + lineIndentAt(text, start) + nested;
  const inner = (code: string): string =>
    hasLongText(telling)
      ? line + style.indent + code
      : linesOf(code, telling, file)
          .map((one) => line + style.indent + one)
          .join('');
  const branches = path.statuses.map(
    (status) =>
      `if (${path.answer.hasStatus(status)}) {${inner(withMessage(telling, message, path, status, file))}${line}} else `,
  );
  const all = `${branches.join('')}{${inner(file.textOf(telling))}${line}}`;
  const closed = line.slice(0, line.length - nested.length);
  return { start, end, text: isWholeBranch ? `{${line}${all}${closed}}` : all };
}

/** Whether a text goes over several lines, whose indentation is part of what it says. */
function hasLongText(node: TSESTree.Node): boolean {
  if (node.type === 'TemplateElement') return node.value.raw.includes('\n');
  return childNodes(node).some(hasLongText);
}
