import type { TSESTree } from '@typescript-eslint/types';
import type { MigratedProject } from './codemod.js';
import type { SiteFile } from './site-file.js';

/** A text as far as the code says it: known characters, and expressions that are the same wherever their code is. */
export type TextPart = { text: string } | { code: string };

/**
 * An expression as known text and code: constants are followed, also into other files, so that two expressions with equal
 * parts give the same text. Null where it may differ from time to time or place to place.
 */
export function constantParts(
  node: TSESTree.Node,
  file: SiteFile,
  project: Pick<MigratedProject, 'open' | 'resolve'>,
  depth = 0,
): TextPart[] | null {
  if (depth > 10) return null;
  const follow = (inner: TSESTree.Node, where = file) =>
    constantParts(inner, where, project, depth + 1);
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' || typeof node.value === 'number'
        ? [{ text: String(node.value) }]
        : null;
    case 'TemplateLiteral': {
      const parts: TextPart[] = [];
      for (const [index, quasi] of node.quasis.entries()) {
        if (quasi.value.cooked === null) return null;
        parts.push({ text: quasi.value.cooked });
        const expression = node.expressions[index];
        if (expression === undefined) continue;
        const inner = follow(expression);
        if (inner === null) return null;
        parts.push(...inner);
      }
      return joinParts(parts);
    }
    case 'BinaryExpression': {
      if (node.operator !== '+') return null;
      const left = follow(node.left);
      const right = follow(node.right);
      return left === null || right === null ? null : joinParts([...left, ...right]);
    }
    case 'LogicalExpression': {
      const left = follow(node.left);
      const right = follow(node.right);
      if (left === null || right === null) return null;
      return [{ code: `(${codeOf(left)} ${node.operator} ${codeOf(right)})` }];
    }
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
      return follow(node.expression);
    case 'MemberExpression':
      return isEnvironment(node) ? [{ code: file.textOf(node).replace(/\?\.|\s+/g, '.') }] : null;
    case 'Identifier': {
      const found = constantOf(node, file, project);
      return found === null ? null : follow(found.node, found.file);
    }
    default:
      return null;
  }
}

/** The initial value of a constant that an identifier means, here or in the module that it is imported from. */
export function constantOf(
  node: TSESTree.Identifier,
  file: SiteFile,
  project: Pick<MigratedProject, 'open' | 'resolve'>,
): { node: TSESTree.Node; file: SiteFile } | null {
  const definition = file.variableOf(node)?.defs[0];
  if (definition === undefined) return null;
  if (definition.node.type === 'VariableDeclarator') {
    const { id, init } = definition.node;
    const isConstant =
      definition.parent?.type === 'VariableDeclaration' && definition.parent.kind === 'const';
    return isConstant && id.type === 'Identifier' && init !== null ? { node: init, file } : null;
  }
  if (definition.node.type !== 'ImportSpecifier' || definition.parent?.type !== 'ImportDeclaration')
    return null;
  const { imported } = definition.node;
  const path = project.resolve(definition.parent.source.value, file);
  const other = path === null ? null : project.open(path);
  const name = imported.type === 'Identifier' ? imported.name : imported.value;
  return other === null ? null : exportedConstant(other, name);
}

function exportedConstant(
  file: SiteFile,
  name: string,
): { node: TSESTree.Node; file: SiteFile } | null {
  for (const statement of file.program.body) {
    if (statement.type !== 'ExportNamedDeclaration') continue;
    const { declaration } = statement;
    if (declaration?.type !== 'VariableDeclaration' || declaration.kind !== 'const') continue;
    for (const { id, init } of declaration.declarations)
      if (id.type === 'Identifier' && id.name === name && init !== null)
        return { node: init, file };
  }
  return null;
}

/** `process.env.X` and `import.meta.env.X`, which nobody changes while a program runs. */
function isEnvironment(node: TSESTree.MemberExpression): boolean {
  const { object } = node;
  if (object.type !== 'MemberExpression' || object.property.type !== 'Identifier') return false;
  if (object.property.name !== 'env') return false;
  return (
    object.object.type === 'MetaProperty' ||
    (object.object.type === 'Identifier' && object.object.name === 'process')
  );
}

/** Parts with neighbouring texts joined. */
export function joinParts(parts: readonly TextPart[]): TextPart[] {
  const all: TextPart[] = [];
  for (const part of parts) {
    const last = all.at(-1);
    if ('text' in part && last !== undefined && 'text' in last) last.text += part.text;
    else if (!('text' in part) || part.text !== '') all.push({ ...part });
  }
  return all;
}

/** Parts as one text to compare by. */
export function codeOf(parts: readonly TextPart[]): string {
  return parts.map((part) => ('text' in part ? JSON.stringify(part.text) : part.code)).join(' + ');
}
