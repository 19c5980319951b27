import type { TSESTree } from '@typescript-eslint/types';
import { membersOf } from '../../src/migrate/client-module/project-client.js';
import type { MigratedProject } from '../../src/migrate/codemod.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { axiosName } from './axios-names.js';
import { valuesProblem } from './object-values.js';

/** By names in lower case; null where there may be others. */
export function headersIn(node: TSESTree.Node, file: SiteFile): Map<string, TSESTree.Node> | null {
  const members = membersOf(literalBehind(node, file));
  if (members === null) return null;
  return new Map([...members].map(([name, value]) => [name.toLowerCase(), value]));
}

/** Those that are written out, by names in lower case, where others may be spread beside them. */
export function headersNamed(node: TSESTree.Node, file: SiteFile): Map<string, TSESTree.Node> {
  const named = new Map<string, TSESTree.Node>();
  const literal = literalBehind(node, file);
  if (literal.type !== 'ObjectExpression') return named;
  for (const member of literal.properties) {
    if (member.type !== 'Property' || member.computed) continue;
    const { key } = member;
    named.set(
      (key.type === 'Identifier' ? key.name : String(key.value)).toLowerCase(),
      member.value,
    );
  }
  return named;
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
  file: SiteFile,
  project: MigratedProject,
): string | null {
  return valuesProblem(
    node,
    file,
    project,
    (shape) => shape?.of === 'text' || shape?.of === 'nothing',
  );
}

function isOfAxios(callee: TSESTree.Node, file: SiteFile): boolean {
  const of = callee.type === 'MemberExpression' ? callee.object : callee;
  return axiosName(of, file) === 'default';
}
