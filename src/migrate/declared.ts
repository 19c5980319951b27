import type { TSESTree } from '@typescript-eslint/types';
import type { MigratedProject } from './codemod.js';
import type { SiteFile } from './site-file.js';

/** The node that declares a name, and the file in which it stands. */
export interface Declared {
  node: TSESTree.Node;
  file: SiteFile;
}

type Project = Pick<MigratedProject, 'open' | 'resolve'>;

/**
 * What declares an identifier: a declarator, function, class, type, or the function whose parameter it is. Imports are
 * followed into the files of the project; null for globals, for packages and for modules that are taken whole.
 */
export function declarationOf(
  name: TSESTree.Identifier,
  file: SiteFile,
  project: Project,
  depth = 0,
): Declared | null {
  const definition = file.variableOf(name)?.defs[0];
  if (definition === undefined) return null;
  const { node, parent } = definition;
  if (parent?.type !== 'ImportDeclaration') return { node, file };
  const imported = importedName(node);
  return imported === null
    ? null
    : exportOfModule(imported, parent.source.value, file, project, depth);
}

/** The name under which an import takes something from its module; null for the whole of it. */
export function importedName(specifier: TSESTree.Node): string | null {
  if (specifier.type === 'ImportDefaultSpecifier') return 'default';
  if (specifier.type !== 'ImportSpecifier') return null;
  return nameOf(specifier.imported);
}

function nameOf(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === 'Identifier' ? node.name : node.value;
}

function exportOfModule(
  name: string,
  source: string,
  from: SiteFile,
  project: Project,
  depth: number,
): Declared | null {
  const path = depth > 5 ? null : project.resolve(source, from);
  const file = path === null ? null : project.open(path);
  return file === null ? null : exportOf(name, file, project, depth + 1);
}

/** What a file exports under a name, also where it hands on what another one exports; a default may be an expression. */
function exportOf(name: string, file: SiteFile, project: Project, depth: number): Declared | null {
  const wholes: string[] = [];
  for (const statement of file.program.body) {
    switch (statement.type) {
      case 'ExportDefaultDeclaration':
        if (name !== 'default') break;
        return statement.declaration.type === 'Identifier'
          ? declarationOf(statement.declaration, file, project, depth)
          : { node: statement.declaration, file };
      case 'ExportAllDeclaration':
        if (statement.exported === null) wholes.push(statement.source.value);
        break;
      case 'ExportNamedDeclaration': {
        const declared = declaredBy(statement.declaration, name);
        if (declared !== null) return { node: declared, file };
        for (const { local, exported } of statement.specifiers) {
          if (nameOf(exported) !== name) continue;
          if (statement.source !== null)
            return exportOfModule(nameOf(local), statement.source.value, file, project, depth);
          return local.type === 'Identifier' ? declarationOf(local, file, project, depth) : null;
        }
        break;
      }
      default:
    }
  }
  for (const source of wholes) {
    const found = exportOfModule(name, source, file, project, depth);
    if (found !== null) return found;
  }
  return null;
}

function declaredBy(
  declaration: TSESTree.NamedExportDeclarations | null,
  name: string,
): TSESTree.Node | null {
  if (declaration === null) return null;
  if (declaration.type === 'VariableDeclaration')
    return (
      declaration.declarations.find(({ id }) => id.type === 'Identifier' && id.name === name) ??
      null
    );
  const isIt = declaration.id?.type === 'Identifier' && declaration.id.name === name;
  return isIt ? declaration : null;
}
