import type { TSESTree } from '@typescript-eslint/types';
import {
  isSkip,
  skip,
  type MigratedProject,
  type Site,
  type Skip,
} from '../../src/migrate/codemod.js';
import { settingsOf, type Settings } from './settings.js';

/** An axios call as it is written. */
export interface WrittenRequest extends Pick<Settings, 'spreads' | 'holder' | 'dropped' | 'note'> {
  /** `axios`, or an instance of it. */
  client: TSESTree.Node;
  /** In upper case. */
  method: string;
  url: TSESTree.Node;
  data: TSESTree.Node | null;
  /** By name: the options other than `url`, `method` and `data`. */
  options: ReadonlyMap<string, TSESTree.Node>;
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
      const options = settingsOf(config, file, project);
      if (isSkip(options)) return options;
      const { data: own = null, method, url, ...others } = Object.fromEntries(options.members);
      if (method !== undefined || url !== undefined)
        return skip('options-dynamic', 'method or url');
      return {
        client: callee.object,
        method: member.toUpperCase(),
        url: first,
        data: hasData ? (second ?? null) : own,
        options: new Map(Object.entries(others)),
        ...placesOf(options),
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
      ...{ spreads: [], holder: null, dropped: [], note: null },
      type,
    };
  const options = settingsOf(isConfig ? first : second, file, project);
  if (isSkip(options)) return options;
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
    ...placesOf(options),
    type,
  };
}

function clientOf(callee: TSESTree.Expression, member: string | null): TSESTree.Node {
  return member !== null && callee.type === 'MemberExpression' ? callee.object : callee;
}

function placesOf({
  spreads,
  holder,
  dropped,
  note,
}: Settings): Pick<Settings, 'spreads' | 'holder' | 'dropped' | 'note'> {
  return { spreads, holder, dropped, note };
}

function methodOf(node: TSESTree.Node): string | null {
  return node.type === 'Literal' && typeof node.value === 'string'
    ? node.value.toUpperCase()
    : null;
}
