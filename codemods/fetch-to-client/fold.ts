import type { TSESTree } from '@typescript-eslint/types';
import { applyEdits } from '../../src/edits/text-edit.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { catchAround, isToldApart } from './caught-error.js';
import { isMemberOf, memberName } from './ok-region.js';
import type { Held } from './response-variable.js';
import type { Uses } from './response-uses.js';

/** A check that only throws, and the one read behind it: together they are what the client does by itself. */
export interface Fold {
  /** From here to `end` the check and what leads to the read go. */
  end: number;
  /** What stands before the call instead of `const res = await `. */
  before: string;
  /** Code of the old message, and whether it needs the status; null where nobody can read it. */
  message: { code: string; needsStatus: boolean } | null;
}

/**
 * How a call folds: `const res = await fetch(u); if (!res.ok) throw new Error(m); return res.json();`. Null where it does
 * not have that form.
 */
export function foldOf(held: Held, uses: Uses, file: SiteFile): Fold | null {
  if (uses.as !== 'json' || uses.bare.length > 0 || uses.reads.length !== 1) return null;
  const [read] = uses.reads;
  if (read === undefined || read.isShared) return null;
  if (held.kind === 'parameter') return foldOfHandler(held, read.node, file);
  if (held.kind !== 'variable' || held.declaration === null) return null;
  return foldOfStatements(held, read.node, file);
}

function foldOfStatements(
  held: Extract<Held, { kind: 'variable' }>,
  read: TSESTree.Node,
  file: SiteFile,
): Fold | null {
  const declaration = held.declaration === null ? undefined : file.parentOf(held.declaration);
  if (declaration?.type !== 'VariableDeclaration' || declaration.declarations.length > 1)
    return null;
  const block = file.parentOf(declaration);
  if (block?.type !== 'BlockStatement' && block?.type !== 'Program') return null;
  const at = block.body.indexOf(declaration);
  const [guard, reading] = block.body.slice(at + 1, at + 3);
  if (guard === undefined || reading === undefined) return null;
  const thrown = thrownBy(guard, held, file);
  if (thrown === null || !isOnlyUsedIn(held, [guard, reading], 1 + thrown.uses)) return null;
  const before = headOf(reading, read, file);
  if (before === null || isToldApart(declaration, file)) return null;
  if (hasCommentOutside(declaration, reading, held, file)) return null;
  return {
    end: reading.range[1],
    before,
    message: isUnread(declaration, file)
      ? null
      : { code: thrown.code, needsStatus: thrown.needsStatus },
  };
}

/** `.then((res) => { if (!res.ok) throw new Error(m); return res.json(); })` goes as a whole. */
function foldOfHandler(
  held: Extract<Held, { kind: 'parameter' }>,
  read: TSESTree.Node,
  file: SiteFile,
): Fold | null {
  const { handler, then } = held;
  if (handler.body.type !== 'BlockStatement') return null;
  const [guard, reading, more] = handler.body.body;
  if (guard === undefined || reading?.type !== 'ReturnStatement' || more !== undefined) return null;
  const thrown = thrownBy(guard, held, file);
  if (thrown === null || reading.argument === null || withoutAs(reading.argument) !== read)
    return null;
  if (!isOnlyUsedIn(held, [guard, reading], 1 + thrown.uses)) return null;
  if (file.hasComment(handler.range[0], handler.range[1]) || isToldApart(then, file)) return null;
  return {
    end: then.range[1],
    before: '',
    message: { code: thrown.code, needsStatus: thrown.needsStatus },
  };
}

interface Thrown {
  code: string;
  needsStatus: boolean;
  /** How often the response is used in the statement. */
  uses: number;
}

/** `if (!res.ok) throw new Error(message)`, whose message needs nothing of the response but its status. */
function thrownBy(
  guard: TSESTree.Node,
  held: Exclude<Held, { kind: 'dropped' }>,
  file: SiteFile,
): Thrown | null {
  if (guard.type !== 'IfStatement' || guard.alternate !== null) return null;
  const { test } = guard;
  const isNotOk =
    test.type === 'UnaryExpression' &&
    test.operator === '!' &&
    test.argument.type === 'MemberExpression' &&
    isMemberOf(test.argument, held.variable, file) &&
    memberName(test.argument) === 'ok';
  if (!isNotOk) return null;
  const only =
    guard.consequent.type === 'BlockStatement' ? guard.consequent.body : [guard.consequent];
  const [statement] = only;
  if (only.length !== 1 || statement?.type !== 'ThrowStatement') return null;
  const message = messageOf(statement.argument, file);
  return message === null ? null : rewritten(message, held, file);
}

function messageOf(error: TSESTree.Node, file: SiteFile): TSESTree.Node | null {
  if (error.type !== 'NewExpression' && error.type !== 'CallExpression') return null;
  const { callee } = error;
  if (
    callee.type !== 'Identifier' ||
    callee.name !== 'Error' ||
    file.variableOf(callee) !== undefined
  )
    return null;
  const [message, more] = error.arguments;
  if (message === undefined || more !== undefined || message.type === 'SpreadElement') return null;
  return message;
}

function rewritten(
  message: TSESTree.Node,
  { variable }: Exclude<Held, { kind: 'dropped' }>,
  file: SiteFile,
): Thrown | null {
  const edits = [];
  for (const { identifier } of variable.references) {
    const isInside =
      message.range[0] <= identifier.range[0] && identifier.range[1] <= message.range[1];
    if (!isInside) continue;
    const member = file.parentOf(identifier);
    if (member?.type !== 'MemberExpression' || memberName(member) !== 'status') return null;
    const [start, end] = member.range;
    edits.push({ start: start - message.range[0], end: end - message.range[0], text: 'status' });
  }
  const needsStatus = edits.length > 0 || !isPlainText(message);
  // The name would stand for another value in the message.
  if (needsStatus && file.usedNames.has('status')) return null;
  const code = applyEdits(file.textOf(message), edits);
  if (/\bawait\b/.test(code)) return null;
  return { code, needsStatus, uses: edits.length };
}

/** Texts with parts are made only where they are needed, as they were. */
function isPlainText(node: TSESTree.Node): boolean {
  return (
    node.type === 'Literal' || (node.type === 'TemplateLiteral' && node.expressions.length === 0)
  );
}

function isOnlyUsedIn(
  { variable }: Exclude<Held, { kind: 'dropped' }>,
  [guard, reading]: readonly [TSESTree.Node, TSESTree.Node],
  uses: number,
): boolean {
  const reads = variable.references
    .filter((one) => one.isRead())
    .map(({ identifier }) => identifier);
  const isWithin = (node: TSESTree.Node, around: TSESTree.Node) =>
    around.range[0] <= node.range[0] && node.range[1] <= around.range[1];
  return (
    reads.filter((one) => isWithin(one, guard)).length === uses &&
    reads.filter((one) => isWithin(one, reading)).length === 1 &&
    reads.length === uses + 1
  );
}

/** What of the reading statement stands before the data: `return `, `const user: User = `. */
function headOf(statement: TSESTree.Node, read: TSESTree.Node, file: SiteFile): string | null {
  if (statement.type === 'ReturnStatement' && statement.argument !== null)
    return withoutAs(statement.argument) === read ? 'return await ' : null;
  if (statement.type !== 'VariableDeclaration') return null;
  const [declarator, more] = statement.declarations;
  if (more !== undefined || declarator.init === null) return null;
  if (withoutAs(declarator.init) !== read) return null;
  const start = file.text.slice(statement.range[0], declarator.id.range[1]);
  return `${start} = await `;
}

function withoutAs(node: TSESTree.Node): TSESTree.Node {
  return node.type === 'TSAsExpression' ? node.expression : node;
}

/** Whether a comment stands anywhere but among the arguments of the call. */
function hasCommentOutside(
  declaration: TSESTree.Node,
  reading: TSESTree.Node,
  held: Extract<Held, { kind: 'variable' }>,
  file: SiteFile,
): boolean {
  const call = held.declaration?.init;
  if (call === null || call === undefined) return true;
  return (
    file.hasComment(declaration.range[0], call.range[0]) ||
    file.hasComment(call.range[1], reading.range[1])
  );
}

/** Whether nobody can read the message: the error ends in a `catch` that does not look at it. */
function isUnread(statement: TSESTree.Node, file: SiteFile): boolean {
  const handler = catchAround(statement, file);
  if (handler === null) return false;
  if (handler.param === null) return true;
  const variable = handler.param.type === 'Identifier' ? file.variableOf(handler.param) : undefined;
  return variable?.references.length === 0;
}
