import type { TSESTree } from '@typescript-eslint/types';
import { builtInContracts } from '@unhappy-path/client/contracts';
import { codeOf, constantParts, type TextPart } from '../constant-text.js';
import type { MigratedProject } from '../codemod.js';
import type { SiteFile } from '../site-file.js';

/** A client that the project's client module exports. */
export interface ProjectClient {
  /** By which name it is exported. */
  name: string;
  /** The id of its contract; null without one, `unknown` for one that is made elsewhere. */
  contract: string | null;
  /** What stands before its paths, without slash at the end: empty for none, null where the code does not say. */
  base: readonly TextPart[] | null;
  /** Names (in lower case) and values of the headers that it adds; null where the code does not say. */
  headers: ReadonlyMap<string, string> | null;
  /** It sends each request once: `retry: false`. */
  sendsOnce: boolean;
  /** It does something else with requests or answers: hooks, a fetch of its own, limits. */
  hasHooks: boolean;
}

const PACKAGE = '@unhappy-path/client';

/** The clients that a module makes with `createClient` and exports, in their order. */
export function clientsOf(
  file: SiteFile,
  project: Pick<MigratedProject, 'open' | 'resolve'>,
): ProjectClient[] {
  const clients: ProjectClient[] = [];
  for (const statement of file.program.body) {
    if (statement.type !== 'ExportNamedDeclaration') continue;
    if (statement.declaration?.type !== 'VariableDeclaration') continue;
    for (const { id, init } of statement.declaration.declarations) {
      if (id.type !== 'Identifier' || init?.type !== 'CallExpression') continue;
      if (!isImported(init.callee, 'createClient', file)) continue;
      clients.push(clientOf(id.name, init, file, project));
    }
  }
  return clients;
}

function clientOf(
  name: string,
  call: TSESTree.CallExpression,
  file: SiteFile,
  project: Pick<MigratedProject, 'open' | 'resolve'>,
): ProjectClient {
  const [options] = call.arguments;
  const members = options === undefined ? new Map<string, TSESTree.Node>() : membersOf(options);
  if (members === null)
    return {
      name,
      contract: 'unknown',
      base: null,
      headers: null,
      sendsOnce: false,
      hasHooks: true,
    };
  const contract = contractOf(members.get('contract'), file);
  const baseUrl = members.get('baseUrl');
  const retry = members.get('retry');
  return {
    name,
    contract,
    base:
      baseUrl === undefined
        ? contractBase(contract)
        : withoutSlash(constantParts(baseUrl, file, project)),
    headers: headersOf(members.get('headers'), file, project),
    sendsOnce: retry?.type === 'Literal' && retry.value === false,
    hasHooks: ['onRequest', 'onResponse', 'fetch', 'timeout', 'deadline'].some((one) =>
      members.has(one),
    ),
  };
}

function contractOf(node: TSESTree.Node | undefined, file: SiteFile): string | null {
  if (node === undefined) return null;
  const known = builtInContracts.find(({ id }) => isImported(node, id, file, `${PACKAGE}/apis`));
  return known?.id ?? 'unknown';
}

function contractBase(id: string | null): readonly TextPart[] | null {
  if (id === null) return [];
  const hosts = builtInContracts.find((one) => one.id === id)?.hosts ?? [];
  const host = hosts.find((one) => !one.host.includes('*'));
  return host === undefined ? null : [{ text: `https://${host.host}${host.pathPrefix}` }];
}

function headersOf(
  node: TSESTree.Node | undefined,
  file: SiteFile,
  project: Pick<MigratedProject, 'open' | 'resolve'>,
): ReadonlyMap<string, string> | null {
  if (node === undefined) return new Map();
  const members = membersOf(node);
  if (members === null) return null;
  const headers = new Map<string, string>();
  for (const [name, value] of members) {
    const parts = constantParts(value, file, project);
    headers.set(name.toLowerCase(), parts === null ? `unknown:${name}` : codeOf(parts));
  }
  return headers;
}

/** The members of an object literal by name; null where there may be others. */
export function membersOf(node: TSESTree.Node): Map<string, TSESTree.Node> | null {
  if (node.type !== 'ObjectExpression') return null;
  const members = new Map<string, TSESTree.Node>();
  for (const member of node.properties) {
    if (member.type !== 'Property' || member.computed || member.kind !== 'init') return null;
    const { key } = member;
    const name = key.type === 'Identifier' ? key.name : String(key.value);
    members.set(name, member.value);
  }
  return members;
}

/** Whether an expression is what a package exports under a name. */
function isImported(node: TSESTree.Node, name: string, file: SiteFile, from = PACKAGE): boolean {
  if (node.type !== 'Identifier') return false;
  const definition = file.variableOf(node)?.defs[0];
  return (
    definition?.node.type === 'ImportSpecifier' &&
    definition.node.imported.type === 'Identifier' &&
    definition.node.imported.name === name &&
    definition.parent?.type === 'ImportDeclaration' &&
    definition.parent.source.value === from
  );
}

function withoutSlash(parts: TextPart[] | null): TextPart[] | null {
  const last = parts?.at(-1);
  if (parts === null || last === undefined || !('text' in last)) return parts;
  return [...parts.slice(0, -1), { text: last.text.replace(/\/+$/, '') }];
}
