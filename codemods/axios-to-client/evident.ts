import type { TSESTree } from '@typescript-eslint/types';
import type { MigratedProject } from '../../src/migrate/codemod.js';
import { declarationOf } from '../../src/migrate/declared.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { typeOf, type Typed } from './written-type.js';

/** What a value is, as far as the code says it. `text?` may be undefined. */
type Evident = 'text' | 'scalar' | 'object' | 'form-data' | 'search-params' | 'nothing';

export interface Shape {
  of: Evident;
  /** It may also be undefined. */
  isOptional: boolean;
}

type Project = Pick<MigratedProject, 'open' | 'resolve'>;

const OBJECT_TYPES = new Set([
  'Array',
  'ReadonlyArray',
  'Record',
  'Partial',
  'Omit',
  'Pick',
  'Required',
]);
const NUMBERS = new Set(['+', '-', '~']);

/** What an expression evidently is; null where it may be several things, or the code does not say. */
export function evident(
  node: TSESTree.Node,
  file: SiteFile,
  project: Project,
  depth = 0,
): Shape | null {
  if (depth > 8) return null;
  const follow = (inner: TSESTree.Node) => evident(inner, file, project, depth + 1);
  switch (node.type) {
    case 'Literal':
      if (typeof node.value === 'string') return sure('text');
      return typeof node.value === 'number' || typeof node.value === 'boolean'
        ? sure('scalar')
        : null;
    case 'TemplateLiteral':
      return sure('text');
    case 'ObjectExpression':
    case 'ArrayExpression':
      return sure('object');
    case 'UnaryExpression':
      if (node.operator === '!' || NUMBERS.has(node.operator)) return sure('scalar');
      return node.operator === 'typeof' ? sure('text') : null;
    case 'BinaryExpression': {
      if (node.operator !== '+') return sure('scalar');
      const [left, right] = [follow(node.left), follow(node.right)];
      if (left?.of === 'text' || right?.of === 'text') return sure('text');
      return left?.of === 'scalar' && right?.of === 'scalar' ? sure('scalar') : null;
    }
    case 'ConditionalExpression':
      return either(follow(node.consequent), follow(node.alternate));
    case 'LogicalExpression': {
      const right = follow(node.right);
      if (node.operator === '&&') return null;
      const left = follow(node.left);
      if (left === null || right === null) return null;
      return either({ ...left, isOptional: false }, right);
    }
    case 'Identifier':
      if (node.name === 'undefined' && file.variableOf(node) === undefined)
        return { of: 'nothing', isOptional: true };
      return ofVariable(node, file, project, depth);
    case 'NewExpression':
      return node.callee.type === 'Identifier' && file.variableOf(node.callee) === undefined
        ? ofGlobal(node.callee.name)
        : null;
    case 'CallExpression':
      return ofCall(node, file, project, depth);
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
      return follow(node.expression);
    case 'TSAsExpression': {
      const inner = follow(node.expression);
      if (inner !== null) return inner;
      return shapeOf({ type: node.typeAnnotation, file }, project, depth + 1);
    }
    case 'MemberExpression': {
      if (isEnvironment(node)) return { of: 'text', isOptional: true };
      const type = typeOf(node, file, project, depth);
      return type === null ? null : shapeOf(type, project, depth + 1);
    }
    default:
      return null;
  }
}

function sure(of: Evident): Shape {
  return { of, isOptional: false };
}

function either(one: Shape | null, other: Shape | null): Shape | null {
  if (one === null || other === null) return null;
  if (one.of === 'nothing') return { of: other.of, isOptional: true };
  if (other.of === 'nothing') return { of: one.of, isOptional: true };
  const isOptional = one.isOptional || other.isOptional;
  if (one.of === other.of) return { of: one.of, isOptional };
  const isScalar = [one.of, other.of].every((of) => of === 'text' || of === 'scalar');
  return isScalar ? { of: 'scalar', isOptional } : null;
}

function ofGlobal(name: string): Shape | null {
  if (name === 'FormData') return sure('form-data');
  return name === 'URLSearchParams' ? sure('search-params') : null;
}

function isEnvironment({ object }: TSESTree.MemberExpression): boolean {
  return (
    object.type === 'MemberExpression' &&
    object.property.type === 'Identifier' &&
    object.property.name === 'env'
  );
}

/** Methods that give a text, whatever they are called on. */
const TEXT_METHODS = new Set(['toString', 'toFixed', 'toISOString', 'trim', 'toLowerCase']);
/** Methods that lists have and texts have not. */
const LIST_METHODS = new Set(['map', 'filter', 'flatMap', 'sort', 'reverse']);

function ofCall(
  node: TSESTree.CallExpression,
  file: SiteFile,
  project: Project,
  depth: number,
): Shape | null {
  const { callee } = node;
  if (callee.type === 'MemberExpression' && callee.property.type === 'Identifier') {
    const { name } = callee.property;
    if (TEXT_METHODS.has(name)) return sure('text');
    if (LIST_METHODS.has(name)) return sure('object');
    const type = typeOf(node, file, project, depth);
    if (type !== null) return shapeOf(type, project, depth + 1);
    if (callee.object.type !== 'Identifier' || file.variableOf(callee.object) !== undefined)
      return null;
    if (callee.object.name === 'JSON' && name === 'stringify') return sure('text');
    if (callee.object.name === 'crypto' && name === 'randomUUID') return sure('text');
    return callee.object.name === 'Math' || (callee.object.name === 'Date' && name === 'now')
      ? sure('scalar')
      : null;
  }
  if (callee.type !== 'Identifier') return null;
  if (file.variableOf(callee) !== undefined) {
    if (isRandomUuid(callee, file)) return sure('text');
    const type = typeOf(node, file, project, depth);
    return type === null ? null : shapeOf(type, project, depth + 1);
  }
  if (callee.name === 'String' || callee.name === 'encodeURIComponent') return sure('text');
  return ['Number', 'Boolean', 'parseInt', 'parseFloat'].includes(callee.name)
    ? sure('scalar')
    : null;
}

/** `randomUUID` of Node, which add-idempotency-key writes as well. */
function isRandomUuid(name: TSESTree.Identifier, file: SiteFile): boolean {
  const definition = file.variableOf(name)?.defs[0];
  return (
    definition?.node.type === 'ImportSpecifier' &&
    definition.node.imported.type === 'Identifier' &&
    definition.node.imported.name === 'randomUUID' &&
    definition.parent?.type === 'ImportDeclaration' &&
    ['crypto', 'node:crypto'].includes(definition.parent.source.value)
  );
}

function ofVariable(
  node: TSESTree.Identifier,
  file: SiteFile,
  project: Project,
  depth: number,
): Shape | null {
  const type = typeOf(node, file, project, depth);
  // What is said to be anything is what it is made as.
  if (type !== null && type.type.type !== 'TSAnyKeyword') return shapeOf(type, project, depth + 1);
  const variable = file.variableOf(node);
  const definition = variable?.defs[0];
  if (variable === undefined || definition?.node.type !== 'VariableDeclarator') return null;
  const { id, init } = definition.node;
  if (id.type !== 'Identifier' || init === null) return null;
  const isWritten = variable.references.some((one) => one.isWrite() && one.init !== true);
  return isWritten ? null : evident(init, file, project, depth + 1);
}

/** What a written type is at run time. */
export function shapeOf({ type, file }: Typed, project: Project, depth: number): Shape | null {
  if (depth > 12) return null;
  switch (type.type) {
    case 'TSStringKeyword':
    case 'TSTemplateLiteralType':
      return sure('text');
    case 'TSNumberKeyword':
    case 'TSBooleanKeyword':
      return sure('scalar');
    case 'TSLiteralType':
      return type.literal.type === 'Literal' && typeof type.literal.value === 'string'
        ? sure('text')
        : type.literal.type === 'Literal' && type.literal.value !== null
          ? sure('scalar')
          : null;
    case 'TSArrayType':
    case 'TSTupleType':
    case 'TSTypeLiteral':
      return sure('object');
    case 'TSUndefinedKeyword':
      return { of: 'nothing', isOptional: true };
    case 'TSUnionType':
      return type.types
        .map((one) => shapeOf({ type: one, file }, project, depth + 1))
        .reduce((one, other) => either(one, other));
    case 'TSTypeReference': {
      const { typeName } = type;
      if (typeName.type !== 'Identifier') return null;
      const found = declarationOf(typeName, file, project);
      if (found === null) {
        if (file.variableOf(typeName) !== undefined) return null;
        return OBJECT_TYPES.has(typeName.name) ? sure('object') : ofGlobal(typeName.name);
      }
      const { node } = found;
      if (node.type === 'TSInterfaceDeclaration')
        return node.extends.every(({ expression }) => isPlain(expression)) ? sure('object') : null;
      if (node.type === 'TSEnumDeclaration') return sure('scalar');
      return node.type === 'TSTypeAliasDeclaration'
        ? shapeOf({ type: node.typeAnnotation, file: found.file }, project, depth + 1)
        : null;
    }
    default:
      return null;
  }
}

const NOT_JSON = new Set(['FormData', 'URLSearchParams', 'Blob', 'File', 'ArrayBuffer', 'String']);

function isPlain(base: TSESTree.Expression): boolean {
  return base.type === 'Identifier' && !NOT_JSON.has(base.name);
}
