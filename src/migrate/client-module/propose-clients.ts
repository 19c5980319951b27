import { builtInContracts } from '@unhappy-path/client/contracts';
import type { MigratedProject, Site } from '../codemod.js';
import { codeOf, constantParts, type TextPart } from '../constant-text.js';
import { writtenOptions } from '../request-options.js';
import { leadingParts } from './leading-parts.js';

/** A client that the calls of a project could be sent by. */
export interface ProposedClient {
  /** By which name it is exported. */
  name: string;
  /** The id of a built-in contract. */
  contract: string | null;
  /** Where its paths begin: only with a contract of its own address may it be left out. */
  base: readonly TextPart[];
  /** Credentials that all of its calls send alike, by the name that they use. */
  headers: ReadonlyMap<string, readonly TextPart[]>;
  sendsOnce: boolean;
  /** How many calls it is for. */
  calls: number;
}

/** The calls of one API, or below one address. */
interface Group {
  contract: string | null;
  base: TextPart[];
  sites: Site[];
}

/** Names of headers that hold credentials. */
const CREDENTIALS = new Set(['authorization', 'x-api-key', 'api-key', 'apikey']);

/**
 * The clients that a project needs: one for every address without one of its own, one for calls that code sends again
 * by itself, and one for each API or host that is called.
 *
 * @param apis ids of the contracts to use; null for those whose APIs are called
 */
export function proposeClients(
  sites: readonly Site[],
  project: MigratedProject,
  apis: readonly string[] | null,
): ProposedClient[] {
  const groups = new Map<string, Group>();
  for (const site of sites) {
    const { contract } = site.call;
    const isWanted = contract !== null && (apis === null || apis.includes(contract));
    const base = baseOf(site, project);
    if (!isWanted && base === null) continue;
    const key = isWanted ? contract : codeOf(base ?? []);
    const group = groups.get(key) ?? {
      contract: isWanted ? contract : null,
      base: base ?? [],
      sites: [],
    };
    group.sites.push(site);
    groups.set(key, group);
  }
  for (const id of apis ?? [])
    if (!groups.has(id)) groups.set(id, { contract: id, base: [], sites: [] });
  const names = new Set(['api', 'apiOnce']);
  const repeated = sites.filter(({ call }) => call.retry !== null);
  const plain = { contract: null, base: [], headers: new Map<string, TextPart[]>() };
  return [
    { ...plain, name: 'api', sendsOnce: false, calls: sites.length },
    ...(repeated.length === 0
      ? []
      : [{ ...plain, name: 'apiOnce', sendsOnce: true, calls: repeated.length }]),
    ...[...groups.values()].filter(isWorthIt).map(({ contract, base, sites: own }) => ({
      name: freeName(contract ?? nameOfBase(base), names),
      contract,
      base: contract === null || !isStandardBase(contract, base) ? base : [],
      headers: sharedCredentials(own, project),
      sendsOnce: false,
      calls: own.length,
    })),
  ];
}

/** A single call of a host says little of what its clients would share. */
function isWorthIt({ contract, base, sites }: Group): boolean {
  return contract !== null || sites.length > 1 || base.some((part) => 'code' in part);
}

/** Scheme and host of an address, or the constant in front of its path. */
function baseOf({ node, file }: Site, project: MigratedProject): TextPart[] | null {
  const [address] = node.arguments;
  if (address === undefined) return null;
  const [first, second] = leadingParts(address, file, project);
  if (first === undefined) return null;
  if ('text' in first) {
    const origin = /^https?:\/\/[^/?#]+(?=\/)/i.exec(first.text)?.[0];
    return origin === undefined ? null : [{ text: origin }];
  }
  const isFollowed = second !== undefined && 'text' in second && second.text.startsWith('/');
  return isFollowed ? [first] : null;
}

/** Whether a base is the address that a contract has by itself. */
function isStandardBase(id: string, base: readonly TextPart[]): boolean {
  const [only] = base;
  if (base.length === 0) return true;
  const hosts = builtInContracts.find((one) => one.id === id)?.hosts ?? [];
  return (
    base.length === 1 &&
    only !== undefined &&
    'text' in only &&
    hosts.some(({ host }) => only.text === `https://${host}`)
  );
}

/** The credentials that every call of a group sends, each with the same constant value. */
function sharedCredentials(
  sites: readonly Site[],
  project: MigratedProject,
): Map<string, TextPart[]> {
  const shared = new Map<string, TextPart[]>();
  for (const [index, { node, file }] of sites.entries()) {
    const options = writtenOptions(node.arguments[1], file, project);
    if (options === null || options.headers === null) return new Map();
    const own = new Map<string, TextPart[]>();
    for (const [name, value] of options.headers) {
      const parts = CREDENTIALS.has(name) ? constantParts(value, file, project) : null;
      if (parts !== null) own.set(name, parts);
    }
    if (index === 0) for (const [name, parts] of own) shared.set(name, parts);
    for (const [name, parts] of shared) {
      const beside = own.get(name);
      if (beside === undefined || codeOf(beside) !== codeOf(parts)) shared.delete(name);
    }
  }
  return shared;
}

/** `acme` of `https://api.acme.test`, and of `process.env.ACME_URL`. */
function nameOfBase(base: readonly TextPart[]): string {
  const [first] = base;
  if (first === undefined) return 'api';
  if ('code' in first) {
    const variable = /env\.([A-Za-z0-9_]+)/.exec(first.code)?.[1] ?? 'own';
    return (
      camelCase(variable.toLowerCase().replace(/_?(?:api|base|url|host|endpoint)(?=_|$)/g, '')) ||
      'backend'
    );
  }
  const labels = new URL(first.text).hostname.split('.');
  const name = labels.length > 1 ? labels.at(-2) : labels[0];
  return camelCase(name ?? 'own');
}

function camelCase(text: string): string {
  const name = text
    .replace(/^[^a-z]+/i, '')
    .replace(/[^a-z0-9]+([a-z0-9]?)/gi, (_, letter: string) => letter.toUpperCase());
  return name;
}

/** A contract is imported under its own name. */
function freeName(wanted: string, taken: Set<string>): string {
  const name = `${camelCase(wanted) || 'own'}Api`;
  let free = name;
  for (let count = 2; taken.has(free); count++) free = `${name}${count}`;
  taken.add(free);
  return free;
}
