import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { childNodes, isFunctionNode, type FunctionNode } from '../../src/analysis/index.js';
import type { MigratedProject } from '../../src/migrate/codemod.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { functionBehind } from './function-behind.js';
import { isOfPackage } from './of-package.js';

type Project = Pick<MigratedProject, 'open' | 'resolve'>;

/**
 * Whether a call does no more with an argument than to show it: a function of the console, of what a package made, or one
 * of the project that gives nothing back and makes text of it.
 */
export function isShownBy(
  call: TSESTree.CallExpression,
  argument: TSESTree.Node,
  file: SiteFile,
  project: Project,
  depth = 0,
): boolean {
  let root: TSESTree.Node = call.callee;
  while (root.type === 'MemberExpression') root = root.object;
  if (isConsole(root, file)) return call.callee.type === 'MemberExpression';
  if (isOfPackage(root, file, project)) return true;
  if (depth > 4) return false;
  const called = functionBehind(call.callee, file, project);
  if (called === null || givesSomething(called.fn)) return false;
  const at = call.arguments.findIndex((one) => one === argument);
  const rest = called.fn.params.findIndex(({ type }) => type === 'RestElement');
  const parameter = called.fn.params[rest !== -1 && rest < at ? rest : at];
  if (at === -1) return false;
  // A function that does not take it, does nothing with it.
  if (parameter === undefined) return true;
  const name = parameter.type === 'RestElement' ? parameter.argument : parameter;
  return isPatternShown(name, called.file, project, depth + 1);
}

function isPatternShown(
  name: TSESTree.Node,
  file: SiteFile,
  project: Project,
  depth: number,
): boolean {
  if (name.type === 'AssignmentPattern') return isPatternShown(name.left, file, project, depth);
  if (name.type !== 'Identifier') return false;
  const variable = file.variableOf(name);
  return variable !== undefined && isVariableShown(variable, file, project, depth);
}

function isVariableShown(
  variable: Variable,
  file: SiteFile,
  project: Project,
  depth: number,
): boolean {
  return variable.references.every(
    (reference) => reference.isWrite() || isUseShown(reference.identifier, file, project, depth),
  );
}

/** Members of an error that are text, and whose wording may differ. */
const TEXTS = new Set(['message', 'stack', 'toString']);
const OF_LISTS = new Set(['length', 'map', 'forEach', 'join', 'filter']);
const MAKERS = new Set(['stringify', 'inspect', 'format']);

function isUseShown(use: TSESTree.Node, file: SiteFile, project: Project, depth: number): boolean {
  if (depth > 12) return false;
  const follow = (node: TSESTree.Node): boolean => isUseShown(node, file, project, depth + 1);
  const parent = file.parentOf(use);
  switch (parent?.type) {
    case 'TemplateLiteral':
      return isTextKept(parent, file);
    case 'IfStatement':
    case 'UnaryExpression':
      return true;
    case 'BinaryExpression':
      return parent.operator === '+' ? isTextKept(parent, file) : isNeutral(parent);
    case 'LogicalExpression':
      return follow(parent);
    case 'ConditionalExpression':
      return parent.test === use || follow(parent);
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'ChainExpression':
    case 'SpreadElement':
    case 'ArrayExpression':
    case 'ObjectExpression':
      return follow(parent);
    case 'Property':
      return parent.value === use && follow(parent);
    case 'VariableDeclarator':
      return parent.init === use && isPatternShown(parent.id, file, project, depth + 1);
    case 'MemberExpression': {
      if (parent.object !== use || parent.property.type !== 'Identifier' || parent.computed)
        return false;
      const { name } = parent.property;
      if (TEXTS.has(name)) return true;
      return OF_LISTS.has(name) && isListShown(parent, file, project, depth);
    }
    case 'CallExpression': {
      if (!parent.arguments.some((one) => one === use)) return false;
      if (isTextMade(parent, file)) return isTextKept(parent, file);
      return isShownBy(parent, use, file, project, depth + 1);
    }
    default:
      return false;
  }
}

/** Whether a text stays in the function that makes it: neither thrown nor put where others find it. */
function isTextKept(text: TSESTree.Node, file: SiteFile): boolean {
  for (const one of file.around(text)) {
    if (one.type === 'ThrowStatement') return false;
    if (one.type === 'AssignmentExpression') return one.left.type === 'Identifier';
    if (one.type === 'BlockStatement') return true;
  }
  return true;
}

function isNeutral({ operator, right }: TSESTree.BinaryExpression): boolean {
  if (operator === 'instanceof') return right.type === 'Identifier' && right.name === 'Error';
  return operator === '===' || operator === '!==' || operator === '==' || operator === '!=';
}

/** `args.length`, and `args.map((arg) => JSON.stringify(arg))`, of which text is made. */
function isListShown(
  member: TSESTree.MemberExpression,
  file: SiteFile,
  project: Project,
  depth: number,
): boolean {
  const call = file.parentOf(member);
  if (call?.type !== 'CallExpression' || call.callee !== member) return true;
  const [callback] = call.arguments;
  if (callback === undefined || !isFunctionNode(callback)) return callback?.type === 'Literal';
  const [parameter] = callback.params;
  return parameter === undefined || isPatternShown(parameter, file, project, depth + 1);
}

/** `JSON.stringify(error)`, `String(error)` */
function isTextMade({ callee }: TSESTree.CallExpression, file: SiteFile): boolean {
  if (callee.type === 'Identifier')
    return callee.name === 'String' && file.variableOf(callee) === undefined;
  return (
    callee.type === 'MemberExpression' &&
    callee.property.type === 'Identifier' &&
    MAKERS.has(callee.property.name)
  );
}

/** `console`, the platform's. */
export function isConsole(node: TSESTree.Node, file: SiteFile): boolean {
  return (
    node.type === 'Identifier' && node.name === 'console' && file.variableOf(node) === undefined
  );
}

/** Whether a function returns a value, with which the code that calls it could go on. */
function givesSomething(fn: FunctionNode): boolean {
  if (fn.generator) return true;
  if (fn.body.type !== 'BlockStatement') {
    const type = fn.returnType?.typeAnnotation.type;
    return type !== 'TSVoidKeyword' && fn.body.type !== 'CallExpression';
  }
  const gives = (node: TSESTree.Node): boolean => {
    if (isFunctionNode(node)) return false;
    if (node.type === 'ReturnStatement') return node.argument !== null;
    return childNodes(node).some(gives);
  };
  return gives(fn.body);
}
