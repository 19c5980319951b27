import type { TSESTree } from '@typescript-eslint/types';
import { childNodes, isFunctionNode } from '../../src/analysis/index.js';
import type { SiteFile } from '../../src/migrate/site-file.js';

/** Whether what a statement does may run a node of it more than once: by a loop, or by a function that is handed on. */
export function repeats(statement: TSESTree.Node, node: TSESTree.Node, file: SiteFile): boolean {
  return repeatersBetween(node, statement, file).length > 0;
}

/**
 * Whether a call may say something else each time that it runs within a statement: then each time is an operation of its
 * own, for which one key would be wrong.
 */
export function varies(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  statement: TSESTree.Node,
  file: SiteFile,
): boolean {
  return repeatersBetween(call, statement, file).some((repeater) =>
    call.arguments.some((argument) => dependsOn(argument, repeater, file, new Set())),
  );
}

function repeatersBetween(
  node: TSESTree.Node,
  outer: TSESTree.Node,
  file: SiteFile,
): TSESTree.Node[] {
  const found: TSESTree.Node[] = [];
  if (node === outer) return found;
  for (const one of file.around(node)) {
    if (isLoop(one) || isFunctionNode(one)) found.push(one);
    if (one === outer) break;
  }
  return found;
}

function isLoop({ type }: TSESTree.Node): boolean {
  return (
    type === 'ForStatement' ||
    type === 'ForOfStatement' ||
    type === 'ForInStatement' ||
    type === 'WhileStatement' ||
    type === 'DoWhileStatement'
  );
}

/** Whether an expression has something in it that another round of a loop, or another call of a function, gives anew. */
function dependsOn(
  node: TSESTree.Node,
  repeater: TSESTree.Node,
  file: SiteFile,
  seen: Set<unknown>,
): boolean {
  if (node.type === 'Identifier') return isMadeIn(node, repeater, file, seen);
  const children =
    node.type === 'MemberExpression' && !node.computed
      ? [node.object]
      : node.type === 'Property' && !node.computed
        ? [node.value]
        : childNodes(node);
  return children.some((child) => dependsOn(child, repeater, file, seen));
}

function isMadeIn(
  node: TSESTree.Identifier,
  repeater: TSESTree.Node,
  file: SiteFile,
  seen: Set<unknown>,
): boolean {
  const variable = file.variableOf(node);
  if (variable === undefined || seen.has(variable)) return false;
  seen.add(variable);
  const isInside = ({ range }: { range: TSESTree.Range }): boolean =>
    repeater.range[0] <= range[0] && range[1] <= repeater.range[1];
  const [definition] = variable.defs;
  const isConstant =
    definition?.node.type === 'VariableDeclarator' &&
    definition.node.id === definition.name &&
    definition.parent?.type === 'VariableDeclaration' &&
    definition.parent.kind === 'const' &&
    definition.node.init !== null;
  if (definition !== undefined && isInside(definition.name)) {
    const init = isConstant ? definition.node.init : null;
    return init === null || dependsOn(init, repeater, file, seen);
  }
  return variable.references.some((one) => one.isWrite() && isInside(one.identifier));
}
