import type { TSESTree } from '@typescript-eslint/types';
import { membersOf } from '../../src/migrate/client-module/project-client.js';
import { skip, type MigratedProject, type Site, type Skip } from '../../src/migrate/codemod.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { headersIn, headersProblem, literalBehind } from './written-headers.js';

/** An axios call as it is written. */
export interface WrittenRequest {
  /** `axios`, or an instance of it. */
  client: TSESTree.Node;
  /** In upper case. */
  method: string;
  url: TSESTree.Node;
  data: TSESTree.Node | null;
  /** By name: the options other than `url`, `method` and `data`. */
  options: ReadonlyMap<string, TSESTree.Node>;
  /** Constants with options that mean the same to the client. */
  spreads: readonly TSESTree.Node[];
  /** What the type of the data is said to be. */
  type: TSESTree.TypeNode | null;
}

const WITH_DATA = new Set(['post', 'put', 'patch']);
const WITHOUT_DATA = new Set(['get', 'delete', 'head', 'options']);

/** Read a call; the reason where what it sends is not all in view. */
export function readRequest(
  { node, file }: Pick<Site, 'node' | 'file'>,
  project: MigratedProject,
): WrittenRequest | Skip {
  if (node.type !== 'CallExpression') return skip('shape-not-followed');
  if (node.arguments.some(({ type }) => type === 'SpreadElement')) return skip('arguments-spread');
  if (node.optional) return skip('shape-not-followed');
  const [first, second, third] = node.arguments;
  if (first === undefined) return skip('options-dynamic');
  const types = node.typeArguments?.params ?? [];
  if (types.length > 1) return skip('shape-not-followed', 'type arguments');
  const type = types[0] ?? null;
  const { callee } = node;
  const member =
    callee.type === 'MemberExpression' && !callee.computed && callee.property.type === 'Identifier'
      ? callee.property.name
      : null;
  if (member !== null && callee.type === 'MemberExpression') {
    const hasData = WITH_DATA.has(member);
    if (hasData || WITHOUT_DATA.has(member)) {
      const config = hasData ? third : second;
      if (node.arguments.length > (hasData ? 3 : 2)) return skip('shape-not-followed');
      const options = optionsOf(config, file, project);
      if ('kind' in options) return options;
      const { data: own = null, method, url, ...others } = Object.fromEntries(options.members);
      if (method !== undefined || url !== undefined)
        return skip('options-dynamic', 'method or url');
      return {
        client: callee.object,
        method: member.toUpperCase(),
        url: first,
        data: hasData ? (second ?? null) : own,
        options: new Map(Object.entries(others)),
        spreads: options.spreads,
        type,
      };
    }
    if (member !== 'request') return skip('shape-not-followed', member);
  }
  const isConfig = node.arguments.length === 1 && first.type !== 'Literal';
  const isAddress = first.type === 'TemplateLiteral' || first.type === 'Literal';
  if (isConfig && isAddress)
    return {
      client: clientOf(callee, member),
      method: 'GET',
      url: first,
      data: null,
      options: new Map(),
      spreads: [],
      type,
    };
  const options = optionsOf(isConfig ? first : second, file, project);
  if ('kind' in options) return options;
  const { data = null, method, url, ...others } = Object.fromEntries(options.members);
  const address = isConfig ? url : first;
  if (address === undefined) return skip('options-dynamic', 'url');
  const named = method === undefined ? 'GET' : methodOf(method);
  if (named === null) return skip('method-dynamic');
  return {
    client: clientOf(callee, member),
    method: named,
    url: address,
    data,
    options: new Map(Object.entries(others)),
    spreads: options.spreads,
    type,
  };
}

function clientOf(callee: TSESTree.Expression, member: string | null): TSESTree.Node {
  return member !== null && callee.type === 'MemberExpression' ? callee.object : callee;
}

interface FoundOptions {
  members: ReadonlyMap<string, TSESTree.Node>;
  spreads: readonly TSESTree.Node[];
}

function optionsOf(
  node: TSESTree.CallExpressionArgument | undefined,
  file: SiteFile,
  project: MigratedProject,
): FoundOptions | Skip {
  if (node === undefined) return { members: new Map(), spreads: [] };
  const direct = membersOf(node);
  if (direct !== null) return { members: direct, spreads: [] };
  if (node.type !== 'ObjectExpression') {
    const isAlike = meansTheSame(node, file, project);
    return isAlike
      ? { members: new Map(), spreads: [node] }
      : skip('options-dynamic', file.textOf(node).split('\n', 1)[0]);
  }
  const spreads: TSESTree.Node[] = [];
  const members = new Map<string, TSESTree.Node>();
  for (const member of node.properties) {
    if (member.type === 'SpreadElement') {
      // What is spread later goes before what was said: that order is kept only where spreads come first.
      const isFirst = members.size === 0;
      if (!isFirst || !meansTheSame(member.argument, file, project))
        return skip('options-dynamic', file.textOf(member).split('\n', 1)[0]);
      spreads.push(member.argument);
      continue;
    }
    if (member.computed || member.key.type !== 'Identifier' || member.kind !== 'init')
      return skip('options-dynamic');
    members.set(member.key.name, member.value);
  }
  return { members, spreads };
}

/** A constant whose options have the same names and meanings for the client. */
function meansTheSame(node: TSESTree.Node, file: SiteFile, project: MigratedProject): boolean {
  if (node.type !== 'Identifier') return false;
  const members = membersOf(literalBehind(node, file));
  if (members === null) return false;
  return [...members].every(([name, value]) => {
    if (name === 'timeout' || name === 'signal') return true;
    if (name !== 'headers') return false;
    const headers = headersIn(value, file);
    const type = headers?.get('content-type');
    const isJson =
      type === undefined || (type.type === 'Literal' && type.value === 'application/json');
    return isJson && headersProblem(value, headers, file, project) === null;
  });
}

function methodOf(node: TSESTree.Node): string | null {
  return node.type === 'Literal' && typeof node.value === 'string'
    ? node.value.toUpperCase()
    : null;
}
