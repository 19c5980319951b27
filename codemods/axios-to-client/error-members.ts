import type { TSESTree } from '@typescript-eslint/types';
import type { ReadContext } from './error-context.js';
import { planResponseRead } from './response-reads.js';

/** Members that differ between the two errors, or that one of them lacks; all others are undefined in both. */
const DIFFERENT = new Set(
  (
    'name code config request response isAxiosError toJSON cause event message kind requestId ' +
    'retryAfterMs reason verdict alternatives hint details taskId runId rateLimit idempotencyKey ' +
    'attempts stopped balance cost billingUrl fields limit'
  ).split(' '),
);
/** Codes of the platform, which both errors hand on. */
const OF_PLATFORM = new Set(
  'ECONNREFUSED ENOTFOUND EAI_AGAIN ENOENT EACCES EEXIST EPERM EADDRINUSE'.split(' '),
);
const NAMES = new Set(['AxiosError', 'ApiError', 'CanceledError', 'Error']);
/** What axios calls a failure, where the client has a kind for exactly that. */
const CODES: Readonly<Record<string, string>> = {
  ERR_CANCELED: 'aborted',
  ERR_NETWORK: 'network',
};

export function planMember(
  member: TSESTree.MemberExpression,
  object: TSESTree.Node,
  context: ReadContext,
): void {
  const { plan, handler, edit, refuse } = context;
  const { file } = handler;
  if (member.computed || member.property.type !== 'Identifier') {
    refuse('an index');
    return;
  }
  const { name } = member.property;
  const parent = file.parentOf(member);
  const isWritten = parent?.type === 'AssignmentExpression' && parent.left === member;
  if (isWritten) {
    refuse(`error.${name} is written`);
    return;
  }
  if (name === 'response') {
    planResponseRead(member, object, context);
    return;
  }
  if (name === 'message') {
    plan.readsMessage = true;
    return;
  }
  if (!DIFFERENT.has(name)) return;
  if (parent?.type === 'BinaryExpression' && parent.right.type === 'Literal') {
    const value = String(parent.right.value);
    if (name === 'code' && OF_PLATFORM.has(value)) return;
    if (name === 'name' && !NAMES.has(value)) return;
  }
  if (name === 'code' && parent?.type === 'BinaryExpression' && parent.right.type === 'Literal') {
    const kind = CODES[String(parent.right.value)];
    const isTest = parent.operator === '===' || parent.operator === '==';
    if (kind !== undefined && isTest && parent.left === member) {
      const { quote } = file.style;
      edit({
        start: member.property.range[0],
        end: parent.range[1],
        text: `kind === ${quote}${kind}${quote}`,
      });
      return;
    }
  }
  refuse(`error.${name}`);
}
