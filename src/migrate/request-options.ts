import type { TSESTree } from '@typescript-eslint/types';
import { membersOf } from './client-module/project-client.js';
import { constantOf } from './constant-text.js';
import type { MigratedProject } from './codemod.js';
import type { SiteFile } from './site-file.js';

/** The options of one request as the code at its call says them. */
export interface WrittenOptions {
  members: ReadonlyMap<string, TSESTree.Node>;
  /** By names in lower case; null where there may be others. */
  headers: ReadonlyMap<string, TSESTree.Node> | null;
}

/** The options that an argument stands for; null where they are not all in view. */
export function writtenOptions(
  node: TSESTree.Node | undefined,
  file: SiteFile,
  project: Pick<MigratedProject, 'open' | 'resolve'>,
): WrittenOptions | null {
  if (node === undefined) return { members: new Map(), headers: new Map() };
  const literal = literalOf(node, file, project);
  const members = literal === null ? null : membersOf(literal);
  if (members === null) return null;
  return { members, headers: headersIn(members.get('headers'), file, project) };
}

function headersIn(
  node: TSESTree.Node | undefined,
  file: SiteFile,
  project: Pick<MigratedProject, 'open' | 'resolve'>,
): ReadonlyMap<string, TSESTree.Node> | null {
  if (node === undefined) return new Map();
  const literal = literalOf(node, file, project);
  const members = literal === null ? null : membersOf(literal);
  if (members === null) return null;
  return new Map([...members].map(([name, value]) => [name.toLowerCase(), value]));
}

/** An object literal, also behind a constant of the same file that nothing changes. */
function literalOf(
  node: TSESTree.Node,
  file: SiteFile,
  project: Pick<MigratedProject, 'open' | 'resolve'>,
): TSESTree.Node | null {
  if (node.type === 'ObjectExpression') return node;
  if (node.type === 'TSAsExpression' || node.type === 'TSSatisfiesExpression')
    return literalOf(node.expression, file, project);
  if (node.type !== 'Identifier') return null;
  const found = constantOf(node, file, project);
  const isUsedOnce = (file.variableOf(node)?.references.length ?? 0) === 2;
  return found !== null && found.file === file && isUsedOnce
    ? literalOf(found.node, file, project)
    : null;
}
