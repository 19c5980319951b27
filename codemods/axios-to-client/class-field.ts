import type { TSESTree } from '@typescript-eslint/types';
import { childNodes, isFunctionNode } from '../../src/analysis/index.js';
import type { MigratedProject } from '../../src/migrate/codemod.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { textOf, type Use } from '../../src/migrate/uses.js';
import { axiosName } from './axios-names.js';
import { membersNamed, takenFrom } from './member-uses.js';
import { unseenCallers } from './unseen-callers.js';

/** A field of a class that holds an axios instance from the start of its life to the end. */
export interface ClassField {
  create: TSESTree.CallExpression;
  file: SiteFile;
  /** Where its type is written; null where that is left to its value. */
  annotation: TSESTree.TSTypeAnnotation | null;
  /** The value stands at the field itself, which needs no type then. */
  isInPlace: boolean;
  /** Where it is read; in words why not all of that is in view. */
  uses(project: MigratedProject): Use[] | string;
}

/** The field that `this.client` means. */
export function fieldOf(node: TSESTree.Node, file: SiteFile): ClassField | null {
  if (!isOfThis(node)) return null;
  const body = classOfThis(node, file);
  if (body === null) return null;
  const { name } = node.property;
  const declared = body.body.filter(
    (one): one is TSESTree.PropertyDefinition =>
      one.type === 'PropertyDefinition' && !one.computed && isNamed(one.key, node.property),
  );
  const [field, ...more] = declared;
  if (more.length > 0 || field?.static === true || (field?.decorators.length ?? 0) > 0) return null;
  const own = membersNamed(name, file).filter(
    (one) => isWithin(one, body) && one.property.type === node.property.type,
  );
  const written = own.filter((one) => isWritten(one, file));
  const [set, ...others] = written;
  if (others.length > 0) return null;
  const value = set === undefined ? (field?.value ?? null) : valueSet(set, body, file);
  if (set !== undefined && field?.value != null) return null;
  if (value?.type !== 'CallExpression' || axiosName(value.callee, file) !== 'create') return null;
  return {
    create: value,
    file,
    annotation: field?.typeAnnotation ?? null,
    isInPlace: set === undefined,
    uses: (project) => {
      for (const one of own)
        if (!isOfThis(one) || classOfThis(one, file) !== body) return placeOf(one, file);
      if (hasComputedMember(body)) return 'a field whose name is made at run time';
      if (node.property.type === 'Identifier') {
        if (takenFrom(name, file).length > 0) return `a pattern that takes ${name}`;
        const isPrivate = field?.accessibility === 'private';
        const elsewhere = isPrivate ? null : usedElsewhere(name, body, file, project);
        if (elsewhere !== null) return elsewhere;
      }
      return own.filter((one) => one !== set).map((one) => ({ node: one, file }));
    },
  };
}

interface OfThis extends TSESTree.MemberExpressionNonComputedName {
  object: TSESTree.ThisExpression;
}

function isOfThis(node: TSESTree.Node): node is OfThis {
  return (
    node.type === 'MemberExpression' && !node.computed && node.object.type === 'ThisExpression'
  );
}

function isNamed(key: TSESTree.Node, name: TSESTree.Identifier | TSESTree.PrivateIdentifier) {
  return key.type === name.type && 'name' in key && key.name === name.name;
}

function isWithin(node: TSESTree.Node, outer: TSESTree.Node): boolean {
  return outer.range[0] <= node.range[0] && node.range[1] <= outer.range[1];
}

/** The class whose instance `this` is at a place; null for that of a function of its own, or of the class itself. */
function classOfThis(node: TSESTree.Node, file: SiteFile): TSESTree.ClassBody | null {
  for (const one of file.around(node)) {
    if (one.type === 'StaticBlock') return null;
    if (one.type === 'PropertyDefinition' || one.type === 'MethodDefinition') {
      if (one.static || one.computed) return null;
      const body = file.parentOf(one);
      return body?.type === 'ClassBody' ? body : null;
    }
    const isMethod = file.parentOf(one)?.type === 'MethodDefinition';
    if (isFunctionNode(one) && one.type !== 'ArrowFunctionExpression' && !isMethod) return null;
  }
  return null;
}

function isWritten(node: TSESTree.Node, file: SiteFile): boolean {
  const parent = file.parentOf(node);
  switch (parent?.type) {
    case 'AssignmentExpression':
    case 'AssignmentPattern':
      return parent.left === node;
    case 'UpdateExpression':
    case 'ArrayPattern':
    case 'RestElement':
      return true;
    case 'UnaryExpression':
      return parent.operator === 'delete';
    case 'Property':
      return parent.value === node && file.parentOf(parent)?.type === 'ObjectPattern';
    case 'ForOfStatement':
    case 'ForInStatement':
      return parent.left === node;
    default:
      return false;
  }
}

/** What a statement of the constructor sets a field to, which runs always and once. */
function valueSet(
  set: TSESTree.Node,
  body: TSESTree.ClassBody,
  file: SiteFile,
): TSESTree.Expression | null {
  const assignment = file.parentOf(set);
  const statement = assignment === undefined ? undefined : file.parentOf(assignment);
  const block = statement === undefined ? undefined : file.parentOf(statement);
  const fn = block === undefined ? undefined : file.parentOf(block);
  const method = fn === undefined ? undefined : file.parentOf(fn);
  const isOfConstructor =
    assignment?.type === 'AssignmentExpression' &&
    assignment.operator === '=' &&
    statement?.type === 'ExpressionStatement' &&
    block?.type === 'BlockStatement' &&
    method?.type === 'MethodDefinition' &&
    method.kind === 'constructor' &&
    file.parentOf(method) === body;
  return isOfConstructor && isOfThis(set) ? assignment.right : null;
}

function hasComputedMember(node: TSESTree.Node): boolean {
  const isOne =
    node.type === 'MemberExpression' && node.computed && node.object.type === 'ThisExpression';
  return isOne || childNodes(node).some(hasComputedMember);
}

/** Where code outside of its class may read a field that is not private; null where none does. */
function usedElsewhere(
  name: string,
  body: TSESTree.ClassBody,
  file: SiteFile,
  project: MigratedProject,
): string | null {
  const own = file.parentOf(body);
  const isClass = own?.type === 'ClassDeclaration' || own?.type === 'ClassExpression';
  if (!isClass || own.superClass !== null) return `${name} of a class that extends another one`;
  const unseen = unseenCallers(file, project);
  if (unseen !== null) return `${name} is not private: ${unseen}`;
  for (const absolute of project.files) {
    if (absolute !== file.absolute && !textOf(absolute).includes(name)) continue;
    const other = absolute === file.absolute ? file : project.open(absolute);
    if (other === null) continue;
    if (takenFrom(name, other).length > 0) return `a pattern in ${other.path}`;
    for (const one of membersNamed(name, other)) {
      if (other === file && isWithin(one, body)) continue;
      if (!isOfOwnField(one, name, other)) return placeOf(one, other);
    }
  }
  return null;
}

/** `this.client` of a class that has a field of this name itself, and extends none. */
function isOfOwnField(node: TSESTree.Node, name: string, file: SiteFile): boolean {
  const body = isOfThis(node) ? classOfThis(node, file) : null;
  const own = body === null ? undefined : file.parentOf(body);
  if (own?.type !== 'ClassDeclaration' && own?.type !== 'ClassExpression') return false;
  return (
    own.superClass === null &&
    own.body.body.some(
      (one) =>
        one.type === 'PropertyDefinition' && one.key.type === 'Identifier' && one.key.name === name,
    )
  );
}

function placeOf(node: TSESTree.Node, file: SiteFile): string {
  return `${file.textOf(node).slice(0, 40)} at ${file.path}:${file.scopes.lines.at(node.range[0]).line}`;
}
