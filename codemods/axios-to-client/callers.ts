import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { MigratedProject } from '../../src/migrate/codemod.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { childNodes } from '../../src/analysis/index.js';
import { exportedAs, modulesNamed, patternMember, stemOf, textOf } from './references.js';

/** A call of a function: an expression that gives its promise. */
export interface Caller {
  node: TSESTree.Node;
  file: SiteFile;
}

type FunctionNode =
  TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

/** Functions whose callback nobody waits for: what it rejects with reaches no code. */
const UNHEARD = new Set(['setTimeout', 'setInterval', 'queueMicrotask', 'requestAnimationFrame']);

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

/** Whether an object stays in the project's own code: one that is handed to a call may be used by a package. */
function isKept(property: TSESTree.Node, file: SiteFile): boolean {
  for (const one of file.around(property)) {
    switch (one.type) {
      case 'ObjectExpression':
      case 'Property':
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
        continue;
      case 'VariableDeclarator':
      case 'ExportDefaultDeclaration':
      case 'AssignmentExpression':
      case 'ReturnStatement':
      case 'ArrowFunctionExpression':
        return true;
      default:
        return false;
    }
  }
  return false;
}

/** `onClick` of an element of the page: the browser waits for nothing. */
function isHandlerOfElement(node: TSESTree.Node, file: SiteFile): boolean {
  const attribute = file.parentOf(node);
  const element = attribute === undefined ? undefined : file.parentOf(attribute);
  return (
    attribute?.type === 'JSXAttribute' &&
    element?.type === 'JSXOpeningElement' &&
    element.name.type === 'JSXIdentifier' &&
    /^[a-z]/.test(element.name.name)
  );
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
        ? callersByName(parent.key.name, file, project)
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
  depth = 0,
): Caller[] | string {
  if (depth > 4) return 'its callers are too far away';
  const found: Caller[] = [];
  const stem = stemOf(file.absolute);
  for (const absolute of project.files) {
    if (absolute === file.absolute || !textOf(absolute).includes(stem)) continue;
    const other = project.open(absolute);
    if (other === null) continue;
    const uses = usesOfExport(name, file, other, project, depth);
    if (typeof uses === 'string') return uses;
    found.push(...uses);
  }
  return found;
}

function usesOfExport(
  name: string,
  file: SiteFile,
  other: SiteFile,
  project: MigratedProject,
  depth: number,
): Caller[] | string {
  const found: Caller[] = [];
  const add = (more: Caller[] | string): string | null => {
    if (typeof more === 'string') return more;
    found.push(...more);
    return null;
  };
  for (const { source, node } of modulesNamed(other)) {
    if (project.resolve(source, other) !== file.absolute) continue;
    let problem: string | null = null;
    if (node.type === 'ImportDeclaration') {
      for (const specifier of node.specifiers) {
        const variable = other.variableOf(specifier.local);
        if (variable === undefined) continue;
        if (specifier.type === 'ImportNamespaceSpecifier') {
          for (const { identifier } of variable.references) {
            const member = other.parentOf(identifier);
            if (member?.type !== 'MemberExpression' || member.property.type !== 'Identifier')
              return 'its module is handed on';
            if (member.property.name === name) problem ??= add(callerAt(member, other, project));
          }
          continue;
        }
        const imported =
          specifier.type === 'ImportDefaultSpecifier'
            ? 'default'
            : specifier.imported.type === 'Identifier'
              ? specifier.imported.name
              : specifier.imported.value;
        if (imported === name) problem ??= add(callersOfVariable(variable, other, project));
      }
    } else if (node.type === 'ExportAllDeclaration') {
      problem ??= add(callersOfExport(name, other, project, depth + 1));
    } else if (node.type === 'ExportNamedDeclaration') {
      for (const { local, exported } of node.specifiers) {
        const of = local.type === 'Identifier' ? local.name : local.value;
        const as = exported.type === 'Identifier' ? exported.name : exported.value;
        if (of === name) problem ??= add(callersOfExport(as, other, project, depth + 1));
      }
    } else {
      // `require` and `import()`: the module as a value.
      const declarator = other.parentOf(node);
      const wanted =
        declarator?.type === 'VariableDeclarator' ? patternMember(declarator.id, name) : undefined;
      if (wanted === undefined) {
        problem ??= add(callersByName(name, other, { ...project, files: [other.absolute] }));
        if (name === 'default') return 'its module is taken whole';
      } else if (wanted !== null) {
        const variable = other.variableOf(wanted);
        if (variable !== undefined) problem ??= add(callersOfVariable(variable, other, project));
      }
    }
    if (problem !== null) return problem;
  }
  return found;
}

const members = new WeakMap<SiteFile, Map<string, TSESTree.MemberExpression[]>>();

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

/** The variables into which patterns take a member of this name: `const { load } = useUsers()`. */
function takenFrom(name: string, file: SiteFile): Variable[] {
  const found: Variable[] = [];
  for (const scope of file.scopeManager.scopes)
    for (const variable of scope.variables)
      for (const { name: id } of variable.defs) {
        const property = file.parentOf(id);
        const isTaken =
          property?.type === 'Property' &&
          property.key.type === 'Identifier' &&
          property.key.name === name &&
          file.parentOf(property)?.type === 'ObjectPattern';
        if (isTaken) found.push(variable);
      }
  return found;
}

function membersNamed(name: string, file: SiteFile): readonly TSESTree.MemberExpression[] {
  let table = members.get(file);
  if (table === undefined) {
    table = new Map();
    const visit = (node: TSESTree.Node): void => {
      if (
        node.type === 'MemberExpression' &&
        (node.property.type === 'Identifier' || node.property.type === 'PrivateIdentifier') &&
        !node.computed
      )
        table?.set(node.property.name, [...(table.get(node.property.name) ?? []), node]);
      for (const child of childNodes(node)) visit(child);
    };
    visit(file.program);
    members.set(file, table);
  }
  return table.get(name) ?? [];
}
