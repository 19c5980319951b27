import type { TSESTree } from '@typescript-eslint/types';
import type { MigratedProject } from '../../src/migrate/codemod.js';
import type { SiteFile } from '../../src/migrate/site-file.js';

type Project = Pick<MigratedProject, 'open' | 'resolve'>;

/** Whether a value is a package's, or what a package's function made: a logger, say. Not what axios gives. */
export function isOfPackage(
  node: TSESTree.Node,
  file: SiteFile,
  project: Project,
  depth = 0,
): boolean {
  if (depth > 5) return false;
  const follow = (inner: TSESTree.Node, where = file) =>
    isOfPackage(inner, where, project, depth + 1);
  switch (node.type) {
    case 'MemberExpression':
      return follow(node.object);
    case 'CallExpression':
    case 'NewExpression':
      return follow(node.callee);
    case 'TSAsExpression':
      return follow(node.expression);
    case 'Identifier':
      break;
    default:
      return false;
  }
  const definition = file.variableOf(node)?.defs[0];
  if (definition === undefined) return false;
  const { node: made, parent } = definition;
  if (made.type === 'VariableDeclarator')
    return made.id.type === 'Identifier' && made.init !== null && follow(made.init);
  if (parent?.type !== 'ImportDeclaration') return false;
  const source = parent.source.value;
  const path = project.resolve(source, file);
  if (path === null) return !source.startsWith('.') && source !== 'axios';
  if (path.includes('/node_modules/')) return source !== 'axios';
  const other = project.open(path);
  if (other === null) return false;
  const found = exported(made, other);
  return found !== null && follow(found, other);
}

/** What stands behind an import in the file that it comes from. */
function exported(made: TSESTree.Node, file: SiteFile): TSESTree.Node | null {
  const name =
    made.type === 'ImportDefaultSpecifier'
      ? 'default'
      : made.type === 'ImportSpecifier' && made.imported.type === 'Identifier'
        ? made.imported.name
        : null;
  for (const statement of file.program.body) {
    if (statement.type === 'ExportDefaultDeclaration' && name === 'default')
      return statement.declaration;
    if (statement.type !== 'ExportNamedDeclaration') continue;
    if (statement.declaration?.type === 'VariableDeclaration')
      for (const { id, init } of statement.declaration.declarations)
        if (id.type === 'Identifier' && id.name === name) return init;
    for (const { local, exported: as } of statement.specifiers)
      if (as.type === 'Identifier' && as.name === name && statement.source === null) return local;
  }
  return null;
}
