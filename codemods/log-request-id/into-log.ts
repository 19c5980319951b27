import type { TSESTree } from '@typescript-eslint/types';
import { insertArgument, insertMember } from '../../src/edits/insert-member.js';
import type { TextEdit } from '../../src/edits/text-edit.js';
import { isConsole } from '../../src/migrate/console.js';
import type { SiteFile } from '../../src/migrate/site-file.js';

/**
 * The id into a log call, as the call is written: the console gets another argument, others a member of their object.
 * Null where the call has no object and its logger is not known to take one.
 */
export function intoLog(
  log: TSESTree.CallExpression,
  id: string,
  file: SiteFile,
): TextEdit[] | null {
  const objects = log.arguments.filter((one) => one.type === 'ObjectExpression');
  const own = objects.at(-1);
  const member = `requestId: ${id}`;
  if (isConsole(log.callee, file)) return [insertArgument(log, id, file)];
  if (own !== undefined) return [insertMember(own, member, file)];
  const [first] = log.arguments;
  if (first === undefined) return null;
  switch (madeBy(log.callee, file)) {
    case 'pino':
      return [{ start: first.range[0], end: first.range[0], text: `{ ${member} }, ` }];
    case 'winston':
      return log.arguments.length === 1 ? [insertArgument(log, `{ ${member} }`, file)] : null;
    default:
      return null;
  }
}

/** The package that made a logger of the same file. */
function madeBy(callee: TSESTree.Node, file: SiteFile): string | null {
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return null;
  const definition = file.variableOf(callee.object)?.defs[0];
  if (definition?.node.type !== 'VariableDeclarator') return null;
  const { init } = definition.node;
  if (init?.type !== 'CallExpression') return null;
  const made = init.callee.type === 'MemberExpression' ? init.callee.object : init.callee;
  const from = file.variableOf(made)?.defs[0]?.parent;
  return from?.type === 'ImportDeclaration' ? from.source.value : null;
}
