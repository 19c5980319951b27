import type { TSESTree } from '@typescript-eslint/types';
import { childNodes, isFunctionNode } from '../../src/analysis/index.js';
import { insertMember } from '../../src/edits/insert-member.js';
import type { TextEdit } from '../../src/edits/text-edit.js';
import type { Site } from '../../src/migrate/codemod.js';
import { madeError } from '../../src/migrate/made-error.js';
import type { SiteFile } from '../../src/migrate/site-file.js';

/** The id as a member of what is thrown, which keeps its class and its message; null where it is not made there. */
export function intoThrown(
  { argument }: TSESTree.ThrowStatement,
  id: string,
  file: SiteFile,
): TextEdit[] | null {
  const error = madeError(argument, file);
  if (error === null) return null;
  const member = `requestId: ${id}`;
  if (error.type === 'CallExpression') {
    const members = error.arguments[1];
    return members?.type === 'ObjectExpression' ? [insertMember(members, member, file)] : null;
  }
  const [start, end] = error.range;
  return [
    { start, end: start, text: 'Object.assign(' },
    { start: end, end, text: `, { ${member} })` },
  ];
}

/** What the `try` throws whose `catch` a statement stands in, behind the call of the site. */
export function throwsOfTry(
  statement: TSESTree.Node,
  { file, node }: Site,
): TSESTree.ThrowStatement[] {
  let inner: TSESTree.Node = statement;
  for (const outer of file.around(statement)) {
    if (isFunctionNode(outer)) return [];
    if (outer.type === 'TryStatement' && outer.handler === inner) {
      const found: TSESTree.ThrowStatement[] = [];
      const visit = (one: TSESTree.Node): void => {
        if (isFunctionNode(one)) return;
        if (one.type === 'ThrowStatement' && one.range[0] > node.range[0]) found.push(one);
        for (const child of childNodes(one)) visit(child);
      };
      visit(outer.block);
      return found;
    }
    inner = outer;
  }
  return [];
}
