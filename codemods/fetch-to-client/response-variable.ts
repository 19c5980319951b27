import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { isFunctionNode } from '../../src/analysis/index.js';
import { skip, type Site, type Skip } from '../../src/migrate/codemod.js';
import type { SiteFile } from '../../src/migrate/site-file.js';

/** How the code gets hold of the answer of a call. */
export type Held =
  /** Nobody looks at it. */
  | { kind: 'dropped' }
  /** `const res = await fetch(…)`. */
  | { kind: 'variable'; variable: Variable; declaration: TSESTree.VariableDeclarator | null }
  /** `fetch(…).then((res) => …)`. */
  | { kind: 'parameter'; variable: Variable; then: TSESTree.CallExpression; handler: Handler };

type Handler = TSESTree.ArrowFunctionExpression | TSESTree.FunctionExpression;

/** Who holds the answer of a call, or why that is not followed. */
export function planHolder({ node, file }: Site): Held | Skip {
  const parent = file.parentOf(node);
  if (parent?.type === 'AwaitExpression') return heldAfter(parent, file);
  if (parent?.type === 'MemberExpression' && parent.object === node)
    return heldInChain(parent, file);
  if (parent?.type === 'ArrayExpression') return heldInList(node, parent, file);
  if (isStatement(parent)) return { kind: 'dropped' };
  return skip('response-leaves');
}

function heldAfter(awaited: TSESTree.AwaitExpression, file: SiteFile): Held | Skip {
  const parent = file.parentOf(awaited);
  if (parent?.type === 'VariableDeclarator') return declared(parent, file);
  if (parent?.type === 'AssignmentExpression' && parent.right === awaited)
    return assigned(parent, file);
  if (isStatement(parent)) return { kind: 'dropped' };
  if (parent?.type === 'MemberExpression') return skip('status-unchecked');
  return skip('response-leaves');
}

function declared(declarator: TSESTree.VariableDeclarator, file: SiteFile): Held | Skip {
  if (declarator.id.type !== 'Identifier') return skip('shape-not-followed', 'destructuring');
  const declaration = file.parentOf(declarator);
  if (declaration !== undefined && file.parentOf(declaration)?.type === 'ExportNamedDeclaration')
    return skip('response-leaves', 'exported');
  const variable = file.variableOf(declarator.id);
  if (variable === undefined || isWrittenAgain(variable, 1))
    return skip('shape-not-followed', 'reassigned');
  return { kind: 'variable', variable, declaration: declarator };
}

/** `let res; … res = await fetch(…)`, where that is the only value it ever gets. */
function assigned(assignment: TSESTree.AssignmentExpression, file: SiteFile): Held | Skip {
  const { left } = assignment;
  const variable = left.type === 'Identifier' ? file.variableOf(left) : undefined;
  const definition = variable?.defs[0]?.node;
  const isPlain =
    variable !== undefined &&
    definition?.type === 'VariableDeclarator' &&
    definition.init === null &&
    !isWrittenAgain(variable, 1) &&
    assignment.operator === '=' &&
    isStatement(file.parentOf(assignment)) &&
    isBeforeAllUses(assignment, variable) &&
    !isInLoopBelow(assignment, definition, file);
  if (!isPlain) return skip('shape-not-followed', 'reassigned');
  return { kind: 'variable', variable, declaration: definition };
}

function isBeforeAllUses(assignment: TSESTree.Node, { references }: Variable): boolean {
  return references.every(({ identifier }) => identifier.range[0] >= assignment.range[0]);
}

function isInLoopBelow(node: TSESTree.Node, outer: TSESTree.Node, file: SiteFile): boolean {
  const outside = new Set(file.around(outer));
  for (const around of file.around(node)) {
    if (outside.has(around)) return false;
    if (/^(?:For|While|DoWhile)/.test(around.type) || isFunctionNode(around)) return true;
  }
  return false;
}

function heldInChain(member: TSESTree.MemberExpression, file: SiteFile): Held | Skip {
  const call = file.parentOf(member);
  if (call?.type !== 'CallExpression' || call.callee !== member) return skip('response-leaves');
  const name = member.property.type === 'Identifier' ? member.property.name : '';
  // A rejection is handled and the answer dropped: `fetch(…).catch(() => {})`.
  if (name === 'catch' || name === 'finally')
    return isStatement(file.parentOf(call)) && name === 'catch'
      ? { kind: 'dropped' }
      : skip('response-leaves', `.${name}()`);
  const [handler, onRejected] = call.arguments;
  if (name !== 'then' || handler === undefined || onRejected !== undefined)
    return skip('response-leaves', `.${name}()`);
  if (handler.type !== 'ArrowFunctionExpression' && handler.type !== 'FunctionExpression')
    return skip('response-leaves', file.textOf(handler));
  const [parameter] = handler.params;
  if (parameter === undefined) return { kind: 'dropped' };
  const variable = parameter.type === 'Identifier' ? file.variableOf(parameter) : undefined;
  if (variable === undefined || isWrittenAgain(variable, 0))
    return skip('shape-not-followed', 'destructuring');
  return { kind: 'parameter', variable, then: call, handler };
}

/** `const [a, b] = await Promise.all([fetch(…), fetch(…)])`. */
function heldInList(
  node: TSESTree.Node,
  list: TSESTree.ArrayExpression,
  file: SiteFile,
): Held | Skip {
  const all = file.parentOf(list);
  const awaited = all === undefined ? undefined : file.parentOf(all);
  const declarator = awaited === undefined ? undefined : file.parentOf(awaited);
  const isAll =
    all?.type === 'CallExpression' &&
    all.callee.type === 'MemberExpression' &&
    all.callee.object.type === 'Identifier' &&
    all.callee.object.name === 'Promise' &&
    file.variableOf(all.callee.object) === undefined &&
    all.callee.property.type === 'Identifier' &&
    all.callee.property.name === 'all' &&
    list.elements.every((element) => element?.type !== 'SpreadElement');
  if (!isAll || awaited?.type !== 'AwaitExpression' || declarator?.type !== 'VariableDeclarator')
    return skip('response-leaves');
  if (declarator.id.type !== 'ArrayPattern') return skip('response-leaves');
  const element = declarator.id.elements[list.elements.indexOf(node as TSESTree.Expression)];
  if (element === undefined || element === null) return { kind: 'dropped' };
  const variable = element.type === 'Identifier' ? file.variableOf(element) : undefined;
  if (variable === undefined || isWrittenAgain(variable, 1))
    return skip('shape-not-followed', 'destructuring');
  return { kind: 'variable', variable, declaration: null };
}

function isWrittenAgain({ references }: Variable, most: number): boolean {
  return references.filter((reference) => reference.isWrite()).length > most;
}

function isStatement(node: TSESTree.Node | undefined): boolean {
  return (
    node?.type === 'ExpressionStatement' ||
    (node?.type === 'UnaryExpression' && node.operator === 'void')
  );
}
