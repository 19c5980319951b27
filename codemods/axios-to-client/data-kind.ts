import type { TSESTree } from '@typescript-eslint/types';
import type { MigratedProject } from '../../src/migrate/codemod.js';
import { constantOf } from '../../src/migrate/constant-text.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { callersOf } from './callers.js';
import { shapeOf } from './evident.js';
import { functionBehind, functionThatReturns } from './function-behind.js';

/** What the code takes data for: JSON or text; `unknown` where it does not say. */
export type DataKind = 'json' | 'text' | 'unknown' | 'unread' | 'none';

/** Members that a text has as well. */
const OF_TEXT = new Set<string>([
  ...Object.getOwnPropertyNames(String.prototype),
  ...Object.getOwnPropertyNames(Object.prototype),
]);

const TEXT_OR_BINARY = new Set(['Blob', 'ArrayBuffer', 'Buffer', 'Uint8Array', 'ReadableStream']);

export interface DataSite {
  file: SiteFile;
  project: MigratedProject;
  type: TSESTree.TypeNode | null;
  /** Through how many functions the data has been handed on; none by default. */
  depth?: number;
}

const OBJECT_SCHEMAS = new Set(['object', 'array', 'record', 'looseObject', 'strictObject']);

function isTakenAsObject(callee: TSESTree.Node, site: DataSite): boolean {
  return isSchemaOfObject(callee, site) || isSetterOfObject(callee, site);
}

/** `setUsers(data)` of `const [users, setUsers] = useState([])`: the state starts as a list or an object. */
function isSetterOfObject(callee: TSESTree.Node, { file }: DataSite): boolean {
  if (callee.type !== 'Identifier') return false;
  const made = file.variableOf(callee)?.defs[0]?.node;
  if (made?.type !== 'VariableDeclarator' || made.id.type !== 'ArrayPattern') return false;
  const second = made.id.elements[1];
  if (second?.type !== 'Identifier' || second.name !== callee.name) return false;
  if (made.init?.type !== 'CallExpression') return false;
  const [type] = made.init.typeArguments?.params ?? [];
  if (type !== undefined) return kindOfType(type) === 'json';
  const [first] = made.init.arguments;
  return first?.type === 'ArrayExpression' || first?.type === 'ObjectExpression';
}

/** `schema.parse(data)`, where the schema is that of an object or a list. */
function isSchemaOfObject(callee: TSESTree.Node, { file, project }: DataSite): boolean {
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return false;
  const made = constantOf(callee.object, file, project)?.node;
  return (
    made?.type === 'CallExpression' &&
    made.callee.type === 'MemberExpression' &&
    made.callee.property.type === 'Identifier' &&
    OBJECT_SCHEMAS.has(made.callee.property.name)
  );
}

/** What data is taken for, by its type and by what is read of it. */
export function dataKind(reads: readonly TSESTree.Node[], site: DataSite): DataKind {
  const { type } = site;
  if (type !== null) {
    const byType = kindOfType(type);
    if (byType !== null) return byType;
  }
  const isObject = reads.some((read) => isReadAsObject(read, site));
  if (isObject) return 'json';
  return reads.length === 0 ? 'unread' : 'unknown';
}

function kindOfType(type: TSESTree.TypeNode): DataKind | null {
  switch (type.type) {
    case 'TSStringKeyword':
      return 'text';
    case 'TSTypeLiteral':
    case 'TSArrayType':
    case 'TSTupleType':
    case 'TSNumberKeyword':
    case 'TSBooleanKeyword':
    case 'TSMappedType':
      return 'json';
    case 'TSIntersectionType':
      return 'json';
    case 'TSUnionType':
      return type.types.some((one) => kindOfType(one) === 'json') ? 'json' : null;
    case 'TSTypeReference':
      return type.typeName.type === 'Identifier' && TEXT_OR_BINARY.has(type.typeName.name)
        ? 'unknown'
        : 'json';
    default:
      return null;
  }
}

/** A member that no text has, a pattern, a spread, a type: what is read so is no text. */
function isReadAsObject(read: TSESTree.Node, site: DataSite): boolean {
  const { file } = site;
  if (read.type === 'ObjectPattern' || read.type === 'ArrayPattern') return true;
  const parent = file.parentOf(read);
  switch (parent?.type) {
    case 'MemberExpression':
      if (parent.object !== read) return false;
      return (
        !parent.computed &&
        parent.property.type === 'Identifier' &&
        !OF_TEXT.has(parent.property.name)
      );
    case 'TSNonNullExpression':
    case 'ChainExpression':
      return isReadAsObject(parent, site);
    case 'TSAsExpression':
      return kindOfType(parent.typeAnnotation) === 'json' || isReadAsObject(parent, site);
    case 'VariableDeclarator': {
      if (parent.init !== read) return false;
      if (parent.id.type !== 'Identifier') return true;
      const type = parent.id.typeAnnotation?.typeAnnotation;
      if (type != null && kindOfType(type) === 'json') return true;
      const variable = file.variableOf(parent.id);
      return (
        variable?.references.some((one) => one.isRead() && isReadAsObject(one.identifier, site)) ??
        false
      );
    }
    case 'LogicalExpression':
      if (parent.left === read && parent.operator !== '&&') {
        // `data || []`: what stands for nothing is of the same kind.
        if (parent.right.type === 'ArrayExpression' || parent.right.type === 'ObjectExpression')
          return true;
        return isReadAsObject(parent, site);
      }
      return parent.right === read && isReadAsObject(parent, site);
    case 'CallExpression':
      if (parent.arguments[0] === read && isTakenAsObject(parent.callee, site)) return true;
      if (isParameterOfObject(parent, read, site)) return true;
      return (
        parent.arguments[0] === read &&
        parent.callee.type === 'MemberExpression' &&
        parent.callee.object.type === 'Identifier' &&
        ((parent.callee.object.name === 'Array' &&
          file.textOf(parent.callee.property) === 'isArray') ||
          (parent.callee.object.name === 'Object' &&
            ['keys', 'entries', 'values'].includes(file.textOf(parent.callee.property))))
      );
    case 'SpreadElement':
    case 'ForOfStatement':
      return true;
    case 'ReturnStatement':
    case 'ArrowFunctionExpression':
      return isReturnedAsObject(parent, file) || isTakenByCallers(read, site);
    default:
      return false;
  }
}

/** `show(data)`, where the parameter of `show` is said to be an object or a list. */
function isParameterOfObject(
  call: TSESTree.CallExpression,
  read: TSESTree.Node,
  { file, project }: DataSite,
): boolean {
  const called = functionBehind(call.callee, file, project);
  const parameter = called?.fn.params[call.arguments.findIndex((one) => one === read)];
  if (called === null || parameter === undefined) return false;
  const type = called.file.typeOf(parameter)?.typeAnnotation;
  return type !== undefined && shapeOf({ type, file: called.file }, project, 0)?.of === 'object';
}

/** `Promise<T>` of the function that returns it. */
function isReturnedAsObject(node: TSESTree.Node, file: SiteFile): boolean {
  const around =
    node.type === 'ArrowFunctionExpression' ? [node, ...file.around(node)] : file.around(node);
  for (const one of around) {
    if (
      one.type !== 'ArrowFunctionExpression' &&
      one.type !== 'FunctionDeclaration' &&
      one.type !== 'FunctionExpression'
    )
      continue;
    const type = one.returnType?.typeAnnotation;
    // What a callback of `then` gives, the function around it gives.
    const call = file.parentOf(one);
    if (type === undefined && call?.type === 'CallExpression' && call.callee !== one) continue;
    if (type?.type !== 'TSTypeReference') return false;
    const [inner] = type.typeArguments?.params ?? [];
    return inner !== undefined && kindOfType(inner) === 'json';
  }
  return false;
}

/** Whether some caller of the function that returns data reads them so. */
function isTakenByCallers(read: TSESTree.Node, site: DataSite): boolean {
  const { file, project } = site;
  const depth = (site.depth ?? 0) + 1;
  const fn = functionThatReturns(read, file);
  if (fn === null || fn.returnType?.typeAnnotation !== undefined || depth > 3) return false;
  const callers = callersOf(fn, file, project);
  if (typeof callers === 'string') return false;
  return callers.some((caller) => {
    if (caller.node.type !== 'CallExpression') return false;
    if (functionBehind(caller.node.callee, caller.file, project)?.fn !== fn) return false;
    const awaited = caller.file.parentOf(caller.node);
    return (
      awaited?.type === 'AwaitExpression' &&
      isReadAsObject(awaited, { ...site, file: caller.file, depth })
    );
  });
}
