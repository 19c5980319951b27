import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { MigratedProject } from '../../src/migrate/codemod.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { childNodes } from '../../src/analysis/index.js';

export function exportedAs(variable: Variable, file: SiteFile): string[] {
  const names: string[] = [];
  for (const statement of file.program.body) {
    if (statement.type === 'ExportNamedDeclaration') {
      const { declaration } = statement;
      if (declaration !== null && variable.defs.some(({ node }) => isWithin(node, declaration)))
        if (variable.scope.block === file.program || variable.scope.type === 'module')
          names.push(variable.name);
      for (const specifier of statement.specifiers)
        if (
          statement.source === null &&
          specifier.local.type === 'Identifier' &&
          specifier.local.name === variable.name
        )
          names.push(
            specifier.exported.type === 'Identifier'
              ? specifier.exported.name
              : specifier.exported.value,
          );
    }
    if (statement.type === 'ExportDefaultDeclaration') {
      const { declaration } = statement;
      const isIt =
        (declaration.type === 'Identifier' && declaration.name === variable.name) ||
        variable.defs.some(({ node }) => node === declaration);
      if (isIt) names.push('default');
    }
  }
  return names;
}

function isWithin(node: TSESTree.Node, outer: TSESTree.Node): boolean {
  return outer.range[0] <= node.range[0] && node.range[1] <= outer.range[1];
}

/** The name under which a pattern takes a member; null where it does not, undefined for no pattern. */
export function patternMember(
  id: TSESTree.Node,
  name: string,
): TSESTree.Identifier | null | undefined {
  if (id.type !== 'ObjectPattern') return undefined;
  for (const member of id.properties) {
    if (member.type !== 'Property' || member.key.type !== 'Identifier') return undefined;
    if (member.key.name === name && member.value.type === 'Identifier') return member.value;
  }
  return null;
}

interface NamedModule {
  source: string;
  node: TSESTree.Node;
}

const named = new WeakMap<SiteFile, NamedModule[]>();

export function modulesNamed(file: SiteFile): NamedModule[] {
  const kept = named.get(file);
  if (kept !== undefined) return kept;
  const found: NamedModule[] = [];
  const visit = (node: TSESTree.Node): void => {
    if ('source' in node && node.source !== null && typeof node.source === 'object') {
      const source = node.source as TSESTree.Node;
      if (source.type === 'Literal') found.push({ source: String(source.value), node });
    } else if (
      node.type === 'CallExpression' &&
      node.callee.type === 'Identifier' &&
      node.callee.name === 'require' &&
      node.arguments[0]?.type === 'Literal'
    )
      found.push({ source: String(node.arguments[0].value), node });
    for (const child of childNodes(node)) visit(child);
  };
  visit(file.program);
  named.set(file, found);
  return found;
}

const texts = new Map<string, string>();

/** A file's text, only to tell whether it can be meant. */
export function textOf(path: string): string {
  let text = texts.get(path);
  if (text === undefined) {
    try {
      text = readFileSync(path, 'utf8');
    } catch {
      text = '';
    }
    texts.set(path, text);
  }
  return text;
}

/** What the specifiers that lead to a file end in. */
export function stemOf(absolute: string): string {
  const name = path.basename(absolute).replace(/\.[^.]+$/, '');
  return name === 'index' ? path.basename(path.dirname(absolute)) : name;
}

/** A use of a variable, here or where it is imported. */
export interface Use {
  node: TSESTree.Node;
  file: SiteFile;
}

/** Every use of a variable in the project; in words why they are not all in view. */
export function usesOf(
  variable: Variable,
  file: SiteFile,
  project: MigratedProject,
  depth = 0,
): Use[] | string {
  if (depth > 4) return 'it is handed on too often';
  const found: Use[] = [];
  for (const reference of variable.references) {
    if (reference.isWrite()) {
      if (reference.init === true) continue;
      return 'it is replaced';
    }
    const parent = file.parentOf(reference.identifier);
    const isExport =
      parent?.type === 'ExportSpecifier' || parent?.type === 'ExportDefaultDeclaration';
    if (!isExport) found.push({ node: reference.identifier, file });
  }
  for (const name of exportedAs(variable, file)) {
    const others = importedUses(name, file, project, depth);
    if (typeof others === 'string') return others;
    found.push(...others);
  }
  return found;
}

function importedUses(
  name: string,
  file: SiteFile,
  project: MigratedProject,
  depth: number,
): Use[] | string {
  const found: Use[] = [];
  const stem = stemOf(file.absolute);
  for (const absolute of project.files) {
    if (absolute === file.absolute || !textOf(absolute).includes(stem)) continue;
    const other = project.open(absolute);
    if (other === null) continue;
    for (const { source, node } of modulesNamed(other)) {
      if (project.resolve(source, other) !== file.absolute) continue;
      if (node.type === 'ImportDeclaration') {
        for (const specifier of node.specifiers) {
          if (specifier.type === 'ImportNamespaceSpecifier') return 'its module is taken whole';
          const imported =
            specifier.type === 'ImportDefaultSpecifier'
              ? 'default'
              : specifier.imported.type === 'Identifier'
                ? specifier.imported.name
                : specifier.imported.value;
          const variable = other.variableOf(specifier.local);
          if (imported !== name || variable === undefined) continue;
          const uses = usesOf(variable, other, project, depth + 1);
          if (typeof uses === 'string') return uses;
          found.push(...uses);
        }
      } else if (node.type === 'ExportNamedDeclaration') {
        for (const { local, exported } of node.specifiers) {
          const of = local.type === 'Identifier' ? local.name : local.value;
          const as = exported.type === 'Identifier' ? exported.name : exported.value;
          if (of !== name) continue;
          const uses = importedUses(as, other, project, depth + 1);
          if (typeof uses === 'string') return uses;
          found.push(...uses);
        }
      } else if (node.type === 'ExportAllDeclaration') {
        const uses = importedUses(name, other, project, depth + 1);
        if (typeof uses === 'string') return uses;
        found.push(...uses);
      } else return 'its module is taken whole';
    }
  }
  return found;
}
