import type { TSESTree } from '@typescript-eslint/types';
import { membersOf } from '../../src/migrate/client-module/project-client.js';
import type { MigratedProject } from '../../src/migrate/codemod.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { axiosName } from './axios-names.js';
import { evident } from './evident.js';

/** By names in lower case; null where there may be others. */
export function headersIn(node: TSESTree.Node, file: SiteFile): Map<string, TSESTree.Node> | null {
  const members = membersOf(literalBehind(node, file));
  if (members === null) return null;
  return new Map([...members].map(([name, value]) => [name.toLowerCase(), value]));
}

/** An object literal, also behind a constant to which nothing is added. */
export function literalBehind(node: TSESTree.Node, file: SiteFile): TSESTree.Node {
  if (node.type !== 'Identifier') return node;
  const variable = file.variableOf(node);
  const definition = variable?.defs[0];
  if (variable === undefined || definition?.node.type !== 'VariableDeclarator') return node;
  const { id, init } = definition.node;
  if (id.type !== 'Identifier' || init?.type !== 'ObjectExpression') return node;
  const isRead = variable.references.every((one) => {
    if (one.isWrite()) return one.init === true;
    const parent = file.parentOf(one.identifier);
    // A function that is given it could, but for axios itself.
    return (
      parent?.type === 'Property' ||
      parent?.type === 'SpreadElement' ||
      (parent?.type === 'CallExpression' && isOfAxios(parent.callee, file))
    );
  });
  return isRead ? init : node;
}

/** A header of null or false is left out by axios, and sent as text by the client. */
export function headersProblem(
  node: TSESTree.Node,
  headers: ReadonlyMap<string, TSESTree.Node> | null,
  file: SiteFile,
  project: MigratedProject,
): string | null {
  if (isTextRecord(node, file)) return null;
  if (headers === null)
    return node.type === 'ObjectExpression'
      ? 'names that are spread or computed'
      : (file.textOf(node).split('\n', 1)[0] ?? null);
  for (const [name, value] of headers) {
    const shape = evident(value, file, project);
    if (shape?.of !== 'text' && shape?.of !== 'nothing') return name;
  }
  return null;
}

/** `const headers: Record<string, string>` */
function isTextRecord(node: TSESTree.Node, file: SiteFile): boolean {
  if (node.type !== 'Identifier') return false;
  const name = file.variableOf(node)?.defs[0]?.name;
  const type = name?.type === 'Identifier' ? name.typeAnnotation?.typeAnnotation : undefined;
  return (
    type?.type === 'TSTypeReference' &&
    type.typeName.type === 'Identifier' &&
    type.typeName.name === 'Record' &&
    type.typeArguments?.params.every((one) => one.type === 'TSStringKeyword') === true
  );
}

function isOfAxios(callee: TSESTree.Node, file: SiteFile): boolean {
  const of = callee.type === 'MemberExpression' ? callee.object : callee;
  return axiosName(of, file) === 'default';
}
