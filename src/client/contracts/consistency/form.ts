import type { Contract } from '../contract.js';
import type { Inconsistency } from './inconsistency.js';

/** What the type cannot say of the form of a value: ids, hosts, paths, sources. */
export function checkForm(contract: Contract): Inconsistency[] {
  return [
    ...(/^[a-z0-9][a-z0-9-]*$/u.test(contract.id)
      ? []
      : [{ path: 'id', problem: 'must be lower-case letters, digits and -' }]),
    ...(contract.hosts.length === 0
      ? [{ path: 'hosts', problem: 'is empty, so that no call falls under the contract' }]
      : contract.hosts.flatMap((host, index) => checkHost(host, `hosts[${String(index)}]`))),
    ...contract.contradictions
      .filter(({ statements }) => statements.length < 2)
      .map(({ about }) => ({
        path: 'contradictions',
        problem: `has one statement about "${about}": two can contradict each other`,
      })),
    ...checkValues(contract, ''),
  ];
}

function checkHost({ host, pathPrefix }: Contract['hosts'][number], path: string): Inconsistency[] {
  return [
    ...(host === '' || /[/\s@A-Z]/u.test(host)
      ? [{ path: `${path}.host`, problem: 'must be a host name alone, in lower case' }]
      : []),
    ...(pathPrefix.startsWith('/')
      ? []
      : [{ path: `${path}.pathPrefix`, problem: 'must begin with /' }]),
  ];
}

/** Sources and endpoint paths, wherever they stand. */
function checkValues(value: unknown, path: string): Inconsistency[] {
  if (Array.isArray(value)) {
    return value.flatMap((one, index) => checkValues(one, `${path}[${String(index)}]`));
  }
  if (typeof value !== 'object' || value === null) return [];
  if (isSource(value)) {
    return isCited(value) ? [] : [{ path: `${path}.url`, problem: 'must be an http or https URL' }];
  }
  return Object.entries(value).flatMap(([key, member]: [string, unknown]) => {
    const at = path === '' ? key : `${path}.${key}`;
    const found = key === 'paths' && Array.isArray(member) ? checkPaths(member, at) : [];
    return [...found, ...checkValues(member, at)];
  });
}

function checkPaths(paths: readonly unknown[], at: string): Inconsistency[] {
  return paths.flatMap((path, index) => {
    if (typeof path !== 'string') return [];
    const rest = path.indexOf('**');
    const isRight = path.startsWith('/') && (rest === -1 || rest === path.length - 2);
    return isRight
      ? []
      : [
          {
            path: `${at}[${String(index)}]`,
            problem: 'must begin with / and have ** only at its end',
          },
        ];
  });
}

function isSource(value: object): value is { url: unknown; certainty: unknown } {
  return 'url' in value && 'certainty' in value;
}

function isCited({ url, certainty }: { url: unknown; certainty: unknown }): boolean {
  return (
    (certainty === 'own' && url === 'unknown') ||
    (typeof url === 'string' && /^https?:\/\/\S+$/u.test(url))
  );
}
