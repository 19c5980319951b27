import type { TSESTree } from '@typescript-eslint/types';
import type { MigratedProject } from '../../src/migrate/codemod.js';
import { declarationOf } from '../../src/migrate/declared.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { functionBehind } from './function-behind.js';

/** A type as it is written, and the file whose names it means. */
export interface Typed {
  type: TSESTree.TypeNode;
  file: SiteFile;
}

type Project = Pick<MigratedProject, 'open' | 'resolve'>;

/** The type that is written for an expression. */
export function typeOf(
  node: TSESTree.Node,
  file: SiteFile,
  project: Project,
  depth: number,
): Typed | null {
  if (depth > 8) return null;
  switch (node.type) {
    case 'Identifier': {
      const definition = file.variableOf(node)?.defs[0];
      if (definition === undefined) return null;
      const { name } = definition;
      if (name.type !== 'Identifier') return null;
      if (name.typeAnnotation != null) return { type: name.typeAnnotation.typeAnnotation, file };
      const made = definition.node;
      if (made.type === 'VariableDeclarator' && made.id === name && made.init !== null)
        return isConstant(definition.parent) && made.init.type !== 'Identifier'
          ? typeOf(made.init, file, project, depth + 1)
          : null;
      return ofPattern(name, file, project, depth);
    }
    case 'MemberExpression': {
      if (node.computed || node.property.type !== 'Identifier') return null;
      if (node.object.type === 'ThisExpression') return ofField(node, node.property.name, file);
      const of = typeOf(node.object, file, project, depth + 1);
      return of === null ? null : memberType(of, node.property.name, project, depth + 1);
    }
    case 'AwaitExpression': {
      const type = typeOf(node.argument, file, project, depth + 1);
      if (type?.type.type !== 'TSTypeReference' || type.type.typeName.type !== 'Identifier')
        return null;
      const [inner] = type.type.typeArguments?.params ?? [];
      return type.type.typeName.name === 'Promise' && inner !== undefined
        ? { type: inner, file: type.file }
        : null;
    }
    case 'CallExpression': {
      if (node.callee.type === 'MemberExpression') {
        const { object, property } = node.callee;
        if (
          object.type === 'ThisExpression' &&
          (property.type === 'Identifier' || property.type === 'PrivateIdentifier')
        )
          return ofMethod(node, property.name, file);
      }
      const called = functionBehind(node.callee, file, project);
      const type = called?.fn.returnType?.typeAnnotation;
      return called === null || type === undefined ? null : { type, file: called.file };
    }
    case 'TSAsExpression':
      return { type: node.typeAnnotation, file };
    case 'TSNonNullExpression':
      return typeOf(node.expression, file, project, depth + 1);
    default:
      return null;
  }
}

/** `{ id }: Props`, and `id = 1` of a parameter. */
function ofPattern(
  name: TSESTree.Identifier,
  file: SiteFile,
  project: Project,
  depth: number,
): Typed | null {
  const property = file.parentOf(name);
  if (property?.type !== 'Property' || property.key.type !== 'Identifier') return null;
  const pattern = file.parentOf(property);
  if (pattern?.type !== 'ObjectPattern' || pattern.typeAnnotation == null) return null;
  const of = { type: pattern.typeAnnotation.typeAnnotation, file };
  return memberType(of, property.key.name, project, depth + 1);
}

function ofField(node: TSESTree.Node, name: string, file: SiteFile): Typed | null {
  for (const one of file.around(node)) {
    if (one.type !== 'ClassBody') continue;
    for (const member of one.body) {
      const isNamed =
        member.type === 'PropertyDefinition' &&
        member.key.type === 'Identifier' &&
        member.key.name === name;
      if (isNamed && member.typeAnnotation != null)
        return { type: member.typeAnnotation.typeAnnotation, file };
      if (member.type !== 'MethodDefinition' || member.kind !== 'constructor') continue;
      for (const parameter of member.value.params)
        if (
          parameter.type === 'TSParameterProperty' &&
          parameter.parameter.type === 'Identifier' &&
          parameter.parameter.name === name &&
          parameter.parameter.typeAnnotation != null
        )
          return { type: parameter.parameter.typeAnnotation.typeAnnotation, file };
    }
    return null;
  }
  return null;
}

function isConstant(node: TSESTree.Node | null | undefined): boolean {
  return node?.type === 'VariableDeclaration' && node.kind === 'const';
}

/** What a method of the same class says that it gives. */
function ofMethod(node: TSESTree.Node, name: string, file: SiteFile): Typed | null {
  for (const one of file.around(node)) {
    if (one.type !== 'ClassBody') continue;
    for (const member of one.body) {
      if (member.type !== 'MethodDefinition') continue;
      const { key, value } = member;
      if ((key.type !== 'Identifier' && key.type !== 'PrivateIdentifier') || key.name !== name)
        continue;
      return value.returnType == null ? null : { type: value.returnType.typeAnnotation, file };
    }
    return null;
  }
  return null;
}

function memberType(of: Typed, name: string, project: Project, depth: number): Typed | null {
  const members = typeMembers(of, project, depth);
  if (members === null) return null;
  for (const member of members.list)
    if (
      member.type === 'TSPropertySignature' &&
      member.key.type === 'Identifier' &&
      member.key.name === name &&
      member.typeAnnotation != null
    )
      return { type: member.typeAnnotation.typeAnnotation, file: members.file };
  return null;
}

export function typeMembers(
  { type, file }: Typed,
  project: Project,
  depth: number,
): { list: readonly TSESTree.TypeElement[]; file: SiteFile } | null {
  if (depth > 8) return null;
  if (type.type === 'TSTypeLiteral') return { list: type.members, file };
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return null;
  const found = declarationOf(type.typeName, file, project);
  if (found === null) return null;
  const { node } = found;
  if (node.type === 'TSInterfaceDeclaration') return { list: node.body.body, file: found.file };
  return node.type === 'TSTypeAliasDeclaration'
    ? typeMembers({ type: node.typeAnnotation, file: found.file }, project, depth + 1)
    : null;
}
