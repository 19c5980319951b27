import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { childNodes } from '../../src/analysis/index.js';
import type { MigratedProject } from '../../src/migrate/codemod.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { memberOfUse, usesOf, usesOfExport, type Use } from '../../src/migrate/uses.js';

/** The uses of one member of an object that a variable or the default export of a module is; null where others may be. */
export function usesOfObject(
  object: TSESTree.Node,
  name: string,
  file: SiteFile,
  project: MigratedProject,
): Use[] | null {
  const holder = file.parentOf(object);
  let whole: Use[] | string;
  if (holder?.type === 'ExportDefaultDeclaration') whole = usesOfExport('default', file, project);
  else if (holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier') {
    const variable = file.variableOf(holder.id);
    whole = variable === undefined ? [] : usesOf(variable, file, project);
  } else return null;
  // `this.load()` of its own methods is one more.
  if (typeof whole === 'string' || readsThis(object)) return null;
  const found: Use[] = [];
  for (const use of whole) {
    const uses = memberOfUse(use, name);
    if (typeof uses === 'string') return null;
    found.push(...uses);
  }
  return found;
}

function readsThis(node: TSESTree.Node): boolean {
  return node.type === 'ThisExpression' || childNodes(node).some(readsThis);
}

const members = new WeakMap<SiteFile, Map<string, TSESTree.MemberExpression[]>>();

/** The variables into which patterns take a member of this name: `const { load } = useUsers()`. */
export function takenFrom(name: string, file: SiteFile): Variable[] {
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

export function membersNamed(name: string, file: SiteFile): readonly TSESTree.MemberExpression[] {
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
