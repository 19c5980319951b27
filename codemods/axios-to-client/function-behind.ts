import type { TSESTree } from '@typescript-eslint/types';
import { childNodes, isFunctionNode, type FunctionNode } from '../../src/analysis/index.js';
import type { MigratedProject } from '../../src/migrate/codemod.js';
import { declarationOf } from '../../src/migrate/declared.js';
import type { SiteFile } from '../../src/migrate/site-file.js';

/** A function of the project, and the file in which it stands. */
export interface FoundFunction {
  fn: FunctionNode;
  file: SiteFile;
}

type Project = Pick<MigratedProject, 'open' | 'resolve'>;

/** The function that an expression means, here or in the module that it comes from; null where it may be another one. */
export function functionBehind(
  node: TSESTree.Node,
  file: SiteFile,
  project: Project,
): FoundFunction | null {
  if (isFunctionNode(node)) return { fn: node, file };
  if (node.type === 'Identifier') {
    const declared = declarationOf(node, file, project);
    return declared === null ? null : asFunction(declared.node, declared.file);
  }
  if (node.type !== 'MemberExpression' || node.computed) return null;
  const { object, property } = node;
  if (property.type === 'PrivateIdentifier') {
    const own = classAround(node, file);
    return own === null ? null : memberOfClass(own, property, file, () => true);
  }
  if (object.type === 'ThisExpression') return ofThis(node, property.name, file, project);
  if (object.type !== 'Identifier') return null;
  const declared = declarationOf(object, file, project);
  if (declared?.node.type === 'ClassDeclaration')
    return memberOfClass(declared.node.body, property, declared.file, ({ static: is }) => is);
  const made = declared?.node.type === 'VariableDeclarator' ? declared.node.init : declared?.node;
  return declared !== null && made?.type === 'ObjectExpression'
    ? memberOfObject(made, property.name, declared.file, project)
    : null;
}

function asFunction(node: TSESTree.Node, file: SiteFile): FoundFunction | null {
  if (isFunctionNode(node)) return { fn: node, file };
  if (node.type !== 'VariableDeclarator' || node.init === null) return null;
  const declaration = file.parentOf(node);
  const isConstant = declaration?.type === 'VariableDeclaration' && declaration.kind === 'const';
  return isConstant && isFunctionNode(node.init) ? { fn: node.init, file } : null;
}

/** `this.load` of an object literal. A method of a class may be another one in a class that extends it. */
function ofThis(
  node: TSESTree.Node,
  name: string,
  file: SiteFile,
  project: Project,
): FoundFunction | null {
  for (const one of file.around(node)) {
    if (!isFunctionNode(one) || one.type === 'ArrowFunctionExpression') continue;
    const property = file.parentOf(one);
    const object = property === undefined ? undefined : file.parentOf(property);
    return property?.type === 'Property' && object?.type === 'ObjectExpression'
      ? memberOfObject(object, name, file, project)
      : null;
  }
  return null;
}

function memberOfObject(
  object: TSESTree.ObjectExpression,
  name: string,
  file: SiteFile,
  project: Project,
): FoundFunction | null {
  // What is spread behind it may bring another one.
  const found = object.properties.findLast(
    (one) =>
      one.type === 'SpreadElement' ||
      (!one.computed && one.key.type === 'Identifier' && one.key.name === name),
  );
  if (found?.type !== 'Property') return null;
  return found.value.type === 'MemberExpression'
    ? null
    : functionBehind(found.value, file, project);
}

function classAround(node: TSESTree.Node, file: SiteFile): TSESTree.ClassBody | null {
  for (const one of file.around(node)) if (one.type === 'ClassBody') return one;
  return null;
}

function memberOfClass(
  body: TSESTree.ClassBody,
  key: TSESTree.Identifier | TSESTree.PrivateIdentifier,
  file: SiteFile,
  isMeant: (member: TSESTree.MethodDefinition) => boolean,
): FoundFunction | null {
  for (const member of body.body)
    if (
      member.type === 'MethodDefinition' &&
      member.key.type === key.type &&
      'name' in member.key &&
      member.key.name === key.name &&
      isMeant(member) &&
      isFunctionNode(member.value)
    )
      return { fn: member.value, file };
  return null;
}

/** What a function may return, where it ends with that: not what functions within it do. Null for one that yields. */
export function returnedBy(fn: FunctionNode): TSESTree.Expression[] | null {
  if (fn.generator) return null;
  if (fn.body.type !== 'BlockStatement') return [fn.body];
  const found: TSESTree.Expression[] = [];
  const open: TSESTree.ReturnStatement[] = [];
  const visit = (node: TSESTree.Node): void => {
    if (isFunctionNode(node)) return;
    if (node.type === 'ReturnStatement') {
      if (node.argument === null) open.push(node);
      else found.push(node.argument);
    }
    for (const child of childNodes(node)) visit(child);
  };
  visit(fn.body);
  return open.length === 0 && fn.body.body.at(-1)?.type === 'ReturnStatement' ? found : null;
}

/** The function of which an expression is what it returns. */
export function functionThatReturns(node: TSESTree.Node, file: SiteFile): FunctionNode | null {
  const parent = file.parentOf(node);
  if (parent?.type === 'ArrowFunctionExpression') return parent.body === node ? parent : null;
  if (parent?.type !== 'ReturnStatement') return null;
  for (const one of file.around(parent)) if (isFunctionNode(one)) return one;
  return null;
}
