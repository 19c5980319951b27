import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { MigratedProject } from '../../src/migrate/codemod.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { isOfPackage } from './of-package.js';
import { exportedAs, textOf, usesOfExport, type Use } from '../../src/migrate/uses.js';
import { handsErrorsOn, isHandlerOfElement, isKept, UNHEARD } from './callback-takers.js';
import { membersNamed, takenFrom, usesOfObject } from './member-uses.js';

/** A call of a function: an expression that gives its promise. */
export interface Caller {
  node: TSESTree.Node;
  file: SiteFile;
}

type FunctionNode =
  TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

/** Every call of a function in the project; in words why they are not all in view. */
export function callersOf(
  fn: FunctionNode,
  file: SiteFile,
  project: MigratedProject,
): Caller[] | string {
  const parent = file.parentOf(fn);
  if (fn.type === 'FunctionDeclaration') {
    if (fn.id === null) return callersOfExport('default', file, project);
    const variable = file.variableOf(fn.id);
    return variable === undefined ? 'its callers' : callersOfVariable(variable, file, project);
  }
  switch (parent?.type) {
    case 'VariableDeclarator': {
      if (parent.id.type !== 'Identifier') return 'its callers';
      const variable = file.variableOf(parent.id);
      return variable === undefined ? 'its callers' : callersOfVariable(variable, file, project);
    }
    case 'CallExpression': {
      if (parent.callee === fn) return [{ node: parent, file }];
      return callersOfArgument(parent, fn, file, project);
    }
    case 'MethodDefinition':
    case 'PropertyDefinition':
    case 'Property':
      if (parent.type === 'Property' && !isKept(parent, file))
        return 'it is handed on in an object';
      if (parent.value !== fn || parent.computed) return 'its callers';
      if (parent.key.type === 'PrivateIdentifier')
        return callersByName(parent.key.name, file, { ...project, files: [file.absolute] });
      if (parent.type === 'Property') return callersOfMember(parent, file, project);
      return parent.key.type === 'Identifier'
        ? callersByName(parent.key.name, file, project)
        : 'its callers';
    case 'JSXExpressionContainer':
      return isHandlerOfElement(parent, file) ? [] : 'it is handed to a component';
    case 'ExportDefaultDeclaration':
      return callersOfExport('default', file, project);
    default:
      return 'its callers are not in view';
  }
}

function callersOfArgument(
  call: TSESTree.CallExpression,
  fn: TSESTree.Node,
  file: SiteFile,
  project: MigratedProject,
): Caller[] | string {
  const { callee } = call;
  if (callee.type === 'Identifier') {
    const definition = file.variableOf(callee)?.defs[0];
    if (definition === undefined && UNHEARD.has(callee.name)) return [];
    const from =
      definition?.parent?.type === 'ImportDeclaration' ? definition.parent.source.value : null;
    if (from === 'react' && (callee.name === 'useEffect' || callee.name === 'useLayoutEffect'))
      return [];
    if (from === 'react' && callee.name === 'useCallback') {
      const declarator = file.parentOf(call);
      if (declarator?.type === 'VariableDeclarator' && declarator.id.type === 'Identifier') {
        const variable = file.variableOf(declarator.id);
        if (variable !== undefined) return callersOfVariable(variable, file, project);
      }
    }
    // What the callback rejects with, the promise of a package's function may: nobody waits for that of a statement.
    if (isOfPackage(callee, file, project) && !handsErrorsOn(project))
      return [{ node: call, file }];
    return `it is handed to ${callee.name}`;
  }
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier')
    return 'it is handed on';
  const { name } = callee.property;
  // What the callback rejects with, the promise of the chain does.
  if (name === 'then' || name === 'catch' || name === 'finally') return [{ node: call, file }];
  if (name === 'map') {
    const list = file.parentOf(call);
    if (
      list?.type === 'CallExpression' &&
      list.callee.type === 'MemberExpression' &&
      file.textOf(list.callee) === 'Promise.all'
    )
      return [{ node: list, file }];
  }
  if (name === 'forEach') return [];
  if (name === 'addEventListener') return [];
  return `it is handed to ${file.textOf(callee).split('\n', 1)[0] ?? ''}`;
}

function callersOfVariable(
  variable: Variable,
  file: SiteFile,
  project: MigratedProject,
): Caller[] | string {
  const found: Caller[] = [];
  for (const reference of variable.references) {
    if (reference.isWrite()) {
      if (reference.init === true) continue;
      return 'it is replaced';
    }
    const caller = callerAt(reference.identifier, file, project);
    if (typeof caller === 'string') return caller;
    found.push(...caller);
  }
  for (const name of exportedAs(variable, file)) {
    const others = callersOfExport(name, file, project);
    if (typeof others === 'string') return others;
    found.push(...others);
  }
  return found;
}

/** The call that a use of a function is. */
function callerAt(
  node: TSESTree.Node,
  file: SiteFile,
  project: MigratedProject,
): Caller[] | string {
  const parent = file.parentOf(node);
  switch (parent?.type) {
    case 'CallExpression':
      if (parent.callee === node) return [{ node: parent, file }];
      return callersOfArgument(parent, node, file, project);
    case 'ExportSpecifier':
    case 'ExportDefaultDeclaration':
    case 'TSTypeQuery':
      return [];
    case 'JSXExpressionContainer':
      return isHandlerOfElement(parent, file) ? [] : 'it is handed to a component';
    case 'ArrayExpression': {
      // Of `useEffect(…, [load])`: compared, never called.
      const call = file.parentOf(parent);
      return call?.type === 'CallExpression' && call.arguments[1] === parent
        ? []
        : 'it is handed on';
    }
    case 'MemberExpression':
      // `load.displayName`
      return parent.object === node ? 'its members are used' : [];
    case 'Property': {
      const object = file.parentOf(parent);
      const made = object === undefined ? undefined : file.parentOf(object);
      if (parent.key.type !== 'Identifier' || parent.computed) return 'it is handed on';
      const isExported =
        made?.type === 'AssignmentExpression' && file.textOf(made.left) === 'module.exports';
      if (isExported) return callersOfExport(parent.key.name, file, project);
      return object?.type === 'ObjectExpression' && isKept(parent, file)
        ? callersOfMember(parent, file, project)
        : 'it is handed on';
    }
    case 'AssignmentExpression': {
      if (parent.right !== node) return 'it is replaced';
      const left = file.textOf(parent.left);
      if (left === 'module.exports') return callersOfExport('default', file, project);
      return /^(?:module\.)?exports\.\w+$/.test(left)
        ? callersOfExport(left.slice(left.lastIndexOf('.') + 1), file, project)
        : 'it is handed on';
    }
    default:
      return 'it is handed on';
  }
}

/** The calls in other files of what a file exports under a name. */
function callersOfExport(
  name: string,
  file: SiteFile,
  project: MigratedProject,
): Caller[] | string {
  const uses = usesOfExport(name, file, project);
  if (typeof uses !== 'string') return callersAt(uses, project);
  // What takes the module whole may call a member of this name anywhere.
  return name === 'default' ? uses : callersByName(name, file, project);
}

function callersAt(uses: readonly Use[], project: MigratedProject): Caller[] | string {
  const found: Caller[] = [];
  for (const { node, file } of uses) {
    const callers = callerAt(node, file, project);
    if (typeof callers === 'string') return callers;
    found.push(...callers);
  }
  return found;
}

/**
 * The calls of a member of an object: of this one, where all of its uses are in view, else of every member of that name.
 */
function callersOfMember(
  property: TSESTree.Property,
  file: SiteFile,
  project: MigratedProject,
): Caller[] | string {
  if (property.key.type !== 'Identifier' || property.computed) return 'its callers';
  const { name } = property.key;
  const object = file.parentOf(property);
  const uses = object === undefined ? null : usesOfObject(object, name, file, project);
  if (uses === null) return callersByName(name, file, project);
  return callersAt(uses, project);
}

/** Every call of a member of this name in the project, whatever it is a member of. */
function callersByName(name: string, file: SiteFile, project: MigratedProject): Caller[] | string {
  const found: Caller[] = [];
  for (const absolute of project.files) {
    if (absolute !== file.absolute && !textOf(absolute).includes(name)) continue;
    const other = absolute === file.absolute ? file : project.open(absolute);
    if (other === null) continue;
    for (const variable of takenFrom(name, other)) {
      const callers = callersOfVariable(variable, other, { ...project, files: [] });
      if (typeof callers === 'string') return `${callers} (${name})`;
      found.push(...callers);
    }
    for (const member of membersNamed(name, other)) {
      const caller = callerAt(member, other, project);
      if (typeof caller === 'string') return `${caller} (.${name})`;
      found.push(...caller);
    }
    if (found.length > 60) return `there are too many calls of .${name}`;
  }
  return found;
}
