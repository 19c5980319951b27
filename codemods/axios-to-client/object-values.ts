import type { TSESTree } from '@typescript-eslint/types';
import type { MigratedProject } from '../../src/migrate/codemod.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { axiosName } from './axios-names.js';
import { evident, shapeOf, type Shape } from './evident.js';
import { functionBehind, returnedBy } from './function-behind.js';
import { typeMembers, typeOf, type Typed } from './written-type.js';
import { declarationOf } from '../../src/migrate/declared.js';

type Project = Pick<MigratedProject, 'open' | 'resolve'>;

/** Which values may stand in an object; null for a value of which the code says nothing. */
export type Allows = (shape: Shape | null, value: TSESTree.Node | null) => boolean;

/**
 * Why an object may hold other values than those allowed, in words of the code; null where all of them are. Objects are
 * followed through spreads, conditions, variables that are added to, functions that return them, and types.
 */
export function valuesProblem(
  node: TSESTree.Node,
  file: SiteFile,
  project: Project,
  allows: Allows,
  depth = 0,
): string | null {
  const unknown = file.textOf(node).split('\n', 1)[0] ?? '';
  if (depth > 8) return unknown;
  const follow = (inner: TSESTree.Node, where = file): string | null =>
    valuesProblem(inner, where, project, allows, depth + 1);
  switch (node.type) {
    case 'ObjectExpression':
      for (const member of node.properties) {
        if (member.type === 'SpreadElement') {
          const problem = follow(member.argument);
          if (problem !== null) return problem;
          continue;
        }
        const isPlain = member.kind === 'init' && !member.method;
        if (!isPlain || !allows(evident(member.value, file, project), member.value))
          return file.textOf(member.key);
      }
      return null;
    case 'ConditionalExpression':
      return follow(node.consequent) ?? follow(node.alternate);
    case 'LogicalExpression':
      // What stands before `&&` and is spread nevertheless, is nothing.
      return node.operator === '&&'
        ? follow(node.right)
        : (follow(node.left) ?? follow(node.right));
    case 'TSAsExpression': {
      const inner = follow(node.expression);
      if (inner === null) return null;
      return ofType({ type: node.typeAnnotation, file }, project, allows, depth + 1) ? null : inner;
    }
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'ChainExpression':
      return follow(node.expression);
    case 'MemberExpression':
      return isTyped(node, file, project, allows, depth) ? null : unknown;
    case 'AwaitExpression':
      if (isTyped(node, file, project, allows, depth)) return null;
      return follow(node.argument);
    case 'CallExpression': {
      if (isTyped(node, file, project, allows, depth)) return null;
      const called = functionBehind(node.callee, file, project);
      const returned = called === null ? null : returnedBy(called.fn);
      if (called === null || returned === null) return unknown;
      const isAll = returned.every((value) => follow(value, called.file) === null);
      return isAll ? null : unknown;
    }
    case 'Identifier':
      if (node.name === 'undefined' && file.variableOf(node) === undefined) return null;
      if (isTyped(node, file, project, allows, depth)) return null;
      return ofVariable(node, file, project, allows, depth) ?? null;
    default:
      return unknown;
  }
}

function ofVariable(
  node: TSESTree.Identifier,
  file: SiteFile,
  project: Project,
  allows: Allows,
  depth: number,
): string | null {
  const variable = file.variableOf(node);
  const made = variable?.defs[0]?.node;
  if (variable === undefined || made?.type !== 'VariableDeclarator') return node.name;
  if (made.id.type !== 'Identifier' || made.init === null) return node.name;
  const problem = valuesProblem(made.init, file, project, allows, depth + 1);
  if (problem !== null) return problem;
  for (const reference of variable.references) {
    if (reference.isWrite()) {
      if (reference.init === true) continue;
      return node.name;
    }
    const written = writtenTo(reference.identifier, file);
    if (written === undefined) return node.name;
    if (written !== null && !allows(evident(written, file, project), written)) return node.name;
  }
  return null;
}

/**
 * The value that a use of an object adds to it; null where it only reads, undefined where more may be added.
 *
 * `headers.Accept = 'text/csv'`
 */
function writtenTo(use: TSESTree.Node, file: SiteFile): TSESTree.Expression | null | undefined {
  const parent = file.parentOf(use);
  switch (parent?.type) {
    case 'MemberExpression': {
      const outer = file.parentOf(parent);
      if (parent.object !== use) return null;
      if (outer?.type === 'AssignmentExpression' && outer.left === parent)
        return outer.operator === '=' ? outer.right : undefined;
      if (outer?.type === 'UpdateExpression') return undefined;
      return outer?.type === 'CallExpression' && outer.callee === parent ? undefined : null;
    }
    case 'Property':
    case 'SpreadElement':
    case 'IfStatement':
    case 'UnaryExpression':
    case 'BinaryExpression':
    case 'ReturnStatement':
    case 'ConditionalExpression':
    case 'LogicalExpression':
      return null;
    case 'CallExpression': {
      const { callee } = parent;
      const of = callee.type === 'MemberExpression' ? callee.object : callee;
      if (axiosName(of, file) === 'default') return null;
      const isReader =
        of.type === 'Identifier' &&
        file.variableOf(of) === undefined &&
        callee.type === 'MemberExpression' &&
        callee.property.type === 'Identifier' &&
        ((of.name === 'Object' && callee.property.name !== 'assign') ||
          of.name === 'JSON' ||
          of.name === 'console');
      return isReader ? null : undefined;
    }
    default:
      return undefined;
  }
}

function isTyped(
  node: TSESTree.Node,
  file: SiteFile,
  project: Project,
  allows: Allows,
  depth: number,
): boolean {
  const type = typeOf(node, file, project, depth);
  return type !== null && ofType(type, project, allows, depth + 1);
}

/** Whether a type says that all values are allowed. */
function ofType(typed: Typed, project: Project, allows: Allows, depth: number): boolean {
  if (depth > 10) return false;
  const { type, file } = typed;
  const follow = (inner: TSESTree.TypeNode, where = file): boolean =>
    ofType({ type: inner, file: where }, project, allows, depth + 1);
  const isAllowed = (inner: TSESTree.TypeNode, where: SiteFile): boolean =>
    allows(shapeOf({ type: inner, file: where }, project, depth + 1), null);
  switch (type.type) {
    case 'TSUndefinedKeyword':
    case 'TSNullKeyword':
      return true;
    case 'TSUnionType':
    case 'TSIntersectionType':
      return type.types.every((one) => follow(one));
    case 'TSTypeReference': {
      if (type.typeName.type !== 'Identifier') return false;
      const [first, second] = type.typeArguments?.params ?? [];
      if (file.variableOf(type.typeName) === undefined) {
        if (type.typeName.name === 'Record') return second !== undefined && isAllowed(second, file);
        if (['Partial', 'Readonly', 'Required'].includes(type.typeName.name))
          return first !== undefined && follow(first);
        return false;
      }
      const declared = declarationOf(type.typeName, file, project);
      if (declared?.node.type === 'TSTypeAliasDeclaration')
        return follow(declared.node.typeAnnotation, declared.file);
      if (declared?.node.type !== 'TSInterfaceDeclaration') return false;
      if (declared.node.extends.length > 0) return false;
      break;
    }
    case 'TSTypeLiteral':
      break;
    default:
      return false;
  }
  const members = typeMembers(typed, project, depth);
  return (
    members?.list.every(
      (member) =>
        (member.type === 'TSPropertySignature' || member.type === 'TSIndexSignature') &&
        member.typeAnnotation !== undefined &&
        isAllowed(member.typeAnnotation.typeAnnotation, members.file),
    ) ?? false
  );
}
