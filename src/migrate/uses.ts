import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { childNodes } from '../analysis/index.js';
import type { MigratedProject } from './codemod.js';
import { importedName } from './declared.js';
import type { SiteFile } from './site-file.js';

/** A use of what a file declares or exports: an identifier, or a member of its module. */
export interface Use {
  node: TSESTree.Node;
  file: SiteFile;
}

/** Every use of a variable in the project, exports not counted; in words why they are not all in view. */
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
    const others = usesOfExport(name, file, project, depth + 1);
    if (typeof others === 'string') return others;
    found.push(...others);
  }
  return found;
}

/** The uses in other files of what a file exports under a name; in words why they are not all in view. */
export function usesOfExport(
  name: string,
  file: SiteFile,
  project: MigratedProject,
  depth = 0,
): Use[] | string {
  if (depth > 4) return 'it is handed on too often';
  const found: Use[] = [];
  const stem = stemOf(file.absolute);
  for (const absolute of project.files) {
    if (absolute === file.absolute || !textOf(absolute).includes(stem)) continue;
    const other = project.open(absolute);
    if (other === null) continue;
    for (const { source, node } of modulesNamed(other)) {
      if (project.resolve(source, other) !== file.absolute) continue;
      const uses = usesOfModule(name, node, other, project, depth);
      if (typeof uses === 'string') return uses;
      found.push(...uses);
    }
  }
  return found;
}

/** The uses of an export where a file names its module: imports it, hands it on, or requires it. */
function usesOfModule(
  name: string,
  node: TSESTree.Node,
  file: SiteFile,
  project: MigratedProject,
  depth: number,
): Use[] | string {
  switch (node.type) {
    case 'ImportDeclaration': {
      const found: Use[] = [];
      for (const specifier of node.specifiers) {
        const variable = file.variableOf(specifier.local);
        if (variable === undefined) continue;
        const imported = importedName(specifier);
        if (imported !== null && imported !== name) continue;
        const uses =
          imported === null
            ? membersOfWhole(variable, name, file)
            : usesOf(variable, file, project, depth);
        if (typeof uses === 'string') return uses;
        found.push(...uses);
      }
      return found;
    }
    case 'ExportAllDeclaration':
      return usesOfExport(name, file, project, depth + 1);
    case 'ExportNamedDeclaration': {
      const found: Use[] = [];
      for (const { local, exported } of node.specifiers) {
        if (nameOf(local) !== name) continue;
        const uses = usesOfExport(nameOf(exported), file, project, depth + 1);
        if (typeof uses === 'string') return uses;
        found.push(...uses);
      }
      return found;
    }
    default: {
      // `require()` and `import()`: the module as a value.
      const outer = file.parentOf(node);
      const value = outer?.type === 'AwaitExpression' ? outer : node;
      return usesOfValue(value, name, file, project, depth);
    }
  }
}

function usesOfValue(
  value: TSESTree.Node,
  name: string,
  file: SiteFile,
  project: MigratedProject,
  depth: number,
): Use[] | string {
  const parent = file.parentOf(value);
  if (parent?.type === 'MemberExpression' && parent.object === value)
    return memberUse(parent, name, file);
  if (parent?.type !== 'VariableDeclarator' || parent.init !== value)
    return 'its module is taken whole';
  if (parent.id.type === 'Identifier') {
    const variable = file.variableOf(parent.id);
    return variable === undefined ? [] : membersOfWhole(variable, name, file);
  }
  const taken = patternMember(parent.id, name);
  if (taken === undefined) return 'its module is taken whole';
  const variable = taken === null ? undefined : file.variableOf(taken);
  return variable === undefined ? [] : usesOf(variable, file, project, depth);
}

function memberUse(
  member: TSESTree.MemberExpression,
  name: string,
  file: SiteFile,
): Use[] | string {
  if (member.computed || member.property.type !== 'Identifier') return 'its module is handed on';
  return member.property.name === name ? [{ node: member, file }] : [];
}

/** The uses of one member of an object that a variable holds; in words why they are not all in view. */
function membersOfWhole(variable: Variable, name: string, file: SiteFile): Use[] | string {
  const found: Use[] = [];
  for (const { identifier, init } of variable.references) {
    if (init === true) continue;
    const uses = memberOfUse({ node: identifier, file }, name);
    if (typeof uses === 'string') return uses;
    found.push(...uses);
  }
  return found;
}

/** What a use of an object uses of one of its members; in words where that is not known. */
export function memberOfUse({ node, file }: Use, name: string): Use[] | string {
  const parent = file.parentOf(node);
  if (parent?.type === 'TSTypeQuery') return [];
  if (parent?.type === 'MemberExpression' && parent.object === node)
    return memberUse(parent, name, file);
  if (parent?.type !== 'VariableDeclarator' || parent.init !== node) return 'it is handed on';
  const taken = patternMember(parent.id, name);
  if (taken === undefined) return 'it is handed on';
  const variable = taken === null ? undefined : file.variableOf(taken);
  const reads = variable?.references.filter(({ init }) => init !== true) ?? [];
  return reads.map(({ identifier }) => ({ node: identifier, file }));
}

function nameOf(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === 'Identifier' ? node.name : node.value;
}
/** The names under which a file exports a variable. */
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
function patternMember(id: TSESTree.Node, name: string): TSESTree.Identifier | null | undefined {
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

function modulesNamed(file: SiteFile): NamedModule[] {
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
