import type { TSESTree } from '@typescript-eslint/types';
import type { SiteFile } from '../../src/migrate/site-file.js';

/** What of the package an expression is: `axios` itself is `default`, `axios.get` is `get`. Null for other things. */
export function axiosName(node: TSESTree.Node, file: SiteFile): string | null {
  if (node.type === 'MemberExpression') {
    if (node.computed || node.property.type !== 'Identifier') return null;
    const of = axiosName(node.object, file);
    if (of !== 'default') return null;
    return node.property.name;
  }
  if (node.type !== 'Identifier') return null;
  const definition = file.variableOf(node)?.defs[0];
  if (definition === undefined) return null;
  const { node: made, parent } = definition;
  if (parent?.type === 'ImportDeclaration' && parent.source.value === 'axios') {
    if (made.type !== 'ImportSpecifier') return 'default';
    return made.imported.type === 'Identifier' ? made.imported.name : made.imported.value;
  }
  if (made.type !== 'VariableDeclarator' || !isRequire(made.init)) return null;
  if (made.id.type === 'Identifier') return 'default';
  if (made.id.type !== 'ObjectPattern') return null;
  for (const member of made.id.properties)
    if (
      member.type === 'Property' &&
      member.key.type === 'Identifier' &&
      member.value.type === 'Identifier' &&
      file.variableOf(member.value) === file.variableOf(node)
    )
      return member.key.name;
  return null;
}

function isRequire(node: TSESTree.Expression | null): boolean {
  const call = node?.type === 'MemberExpression' ? node.object : node;
  return (
    call?.type === 'CallExpression' &&
    call.callee.type === 'Identifier' &&
    call.callee.name === 'require' &&
    call.arguments[0]?.type === 'Literal' &&
    call.arguments[0].value === 'axios'
  );
}

/** The identifiers in a piece of code that mean something of the package: an edit over it takes them away. */
export function axiosIdentifiers(file: SiteFile, start: number, end: number): TSESTree.Node[] {
  return axiosReferences(file).filter(({ range }) => start <= range[0] && range[1] <= end);
}

const known = new WeakMap<SiteFile, TSESTree.Node[]>();

/** Every use of a name that a file takes from the package. */
export function axiosReferences(file: SiteFile): TSESTree.Node[] {
  const kept = known.get(file);
  if (kept !== undefined) return kept;
  const found: TSESTree.Node[] = [];
  for (const scope of file.scopeManager.scopes)
    for (const variable of scope.variables) {
      const [definition] = variable.defs;
      if (definition === undefined) continue;
      const isImport =
        definition.parent?.type === 'ImportDeclaration' &&
        definition.parent.source.value === 'axios';
      const isRequired =
        definition.node.type === 'VariableDeclarator' && isRequire(definition.node.init);
      if (isImport || isRequired)
        for (const { identifier } of variable.references)
          if (!isRequired || identifier.range[0] > definition.node.range[1]) found.push(identifier);
    }
  known.set(file, found);
  return found;
}

/** Whether a file makes errors of axios itself, or of a class below them: no call of ours rejects with these. */
export function makesAxiosErrors(file: SiteFile): boolean {
  return axiosReferences(file).some((node) => {
    const parent = file.parentOf(node);
    const isMember = parent?.type === 'MemberExpression' && parent.object === node;
    const named = isMember ? parent : node;
    const name = axiosName(named, file);
    if (name !== 'AxiosError' && name !== 'CanceledError') return false;
    const around = isMember ? file.parentOf(named) : parent;
    if (around?.type === 'NewExpression') return around.callee === named;
    if (around?.type === 'MemberExpression') return around.object === named;
    const isClass = around?.type === 'ClassDeclaration' || around?.type === 'ClassExpression';
    return isClass && around.superClass === named;
  });
}

export function isTypeScript(file: SiteFile): boolean {
  if (/\.[mc]?tsx?$/.test(file.path)) return true;
  return /\.(?:vue|svelte|astro)$/.test(file.path) && /<script[^>]*\blang="tsx?"/.test(file.text);
}
