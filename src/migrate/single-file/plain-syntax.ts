/** A node of whatever parser, its members not known. */
interface AnyNode {
  type: string;
  start: number;
  end: number;
  range?: [number, number];
  [member: string]: unknown;
}

/** Statements of Flow that leave no code behind. */
const OF_FLOW =
  /^(?:TypeAlias|OpaqueType|InterfaceDeclaration|Declare[A-Z]\w*|EnumDeclaration|ExportTypeAlias)$/;

/** Where Babel writes the arguments of a type as its parameters. */
const TAKES_TYPE_ARGUMENTS = new Set([
  'CallExpression',
  'NewExpression',
  'TaggedTemplateExpression',
  'JSXOpeningElement',
  'TSTypeReference',
  'TSTypeQuery',
  'TSImportType',
  'TSInstantiationExpression',
  'TSInterfaceHeritage',
  'TSClassImplements',
]);

/**
 * A tree of Babel's `estree` mode as other ESTree parsers give it: without Flow's types, and TypeScript's named as
 * typescript-estree names them. Positions stay as they are.
 */
export function asPlainSyntax(root: unknown): unknown {
  return isNode(root) ? plain(root) : root;
}

function plain(node: AnyNode): AnyNode {
  if (OF_FLOW.test(node.type)) return emptyAt(node);
  if (node.type === 'TypeCastExpression' && isNode(node['expression']))
    return plain(node['expression']);
  for (const [name, value] of Object.entries(node)) {
    if (name === 'loc' || name === 'extra' || name.endsWith('Comments')) continue;
    if (Array.isArray(value)) node[name] = plainList(value);
    else if (isNode(value)) {
      if (isFlowType(value)) node[name] = undefined;
      else node[name] = plain(value);
    }
  }
  if (node.type === 'ExportNamedDeclaration' && isEmpty(node['declaration'])) return emptyAt(node);
  node.range ??= [node.start, node.end];
  if (MAY_BE_DECORATED.has(node.type)) node['decorators'] ??= [];
  rename(node);
  return node;
}

function plainList(list: readonly unknown[]): unknown[] {
  return list
    .filter((one) => !(isNode(one) && isFlowType(one)))
    .map((one) => (isNode(one) ? plain(one) : one));
}

/** `TypeAnnotation`, `GenericTypeAnnotation`, `TypeParameterDeclaration`, `ObjectTypeProperty`, … */
function isFlowType({ type }: AnyNode): boolean {
  if (type.startsWith('TS')) return false;
  return (
    type.endsWith('TypeAnnotation') ||
    type.startsWith('TypeParameter') ||
    type.startsWith('ObjectType') ||
    type === 'TypeAnnotation' ||
    type === 'Variance' ||
    type === 'InferredPredicate' ||
    type === 'DeclaredPredicate' ||
    type === 'InterfaceExtends' ||
    type === 'ClassImplements'
  );
}

function rename(node: AnyNode): void {
  if (node.type === 'TSExpressionWithTypeArguments') node.type = 'TSInterfaceHeritage';
  if (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') {
    node['implements'] ??= [];
    node['superTypeArguments'] ??= node['superTypeParameters'];
    for (const one of listOf(node['implements'])) one.type = 'TSClassImplements';
  }
  if (node.type === 'MethodDefinition' && isNode(node['value'])) {
    if (node['abstract'] === true) node.type = 'TSAbstractMethodDefinition';
    if (!isNode(node['value']['body'])) node['value'].type = 'TSEmptyBodyFunctionExpression';
  }
  if (node.type === 'PropertyDefinition' && node['abstract'] === true)
    node.type = 'TSAbstractPropertyDefinition';
  if (TAKES_TYPE_ARGUMENTS.has(node.type)) node['typeArguments'] ??= node['typeParameters'];
  if (node.type === 'TSTypeParameter' && typeof node['name'] === 'string')
    node['name'] = identifier(node['name'], node);
  if (SIGNATURES.has(node.type)) {
    node['params'] ??= node['parameters'];
    node['returnType'] ??= node['typeAnnotation'];
  }
  if (node.type === 'TSMappedType' && isNode(node['typeParameter'])) {
    node['key'] = node['typeParameter']['name'];
    node['constraint'] = node['typeParameter']['constraint'];
  }
  if (node.type === 'TSEnumDeclaration' && node['body'] === undefined)
    node['body'] = { ...placeOf(node), type: 'TSEnumBody', members: node['members'] };
}

/** Readers of typescript-estree take for granted that there is a list. */
const MAY_BE_DECORATED = new Set([
  'Identifier',
  'ArrayPattern',
  'ObjectPattern',
  'AssignmentPattern',
  'RestElement',
  'TSParameterProperty',
  'ClassDeclaration',
  'ClassExpression',
  'MethodDefinition',
  'TSAbstractMethodDefinition',
  'PropertyDefinition',
  'TSAbstractPropertyDefinition',
  'AccessorProperty',
]);

const SIGNATURES = new Set([
  'TSFunctionType',
  'TSConstructorType',
  'TSMethodSignature',
  'TSCallSignatureDeclaration',
  'TSConstructSignatureDeclaration',
  'TSDeclareFunction',
]);

function identifier(name: string, node: AnyNode): AnyNode {
  return { ...placeOf(node), type: 'Identifier', name };
}

function emptyAt(node: AnyNode): AnyNode {
  return { ...placeOf(node), type: 'EmptyStatement' };
}

function placeOf({ start, end }: AnyNode): Pick<AnyNode, 'start' | 'end' | 'range'> {
  return { start, end, range: [start, end] };
}

function isEmpty(value: unknown): boolean {
  return isNode(value) && value.type === 'EmptyStatement';
}

function listOf(value: unknown): AnyNode[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}

function isNode(value: unknown): value is AnyNode {
  return (
    typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
  );
}
