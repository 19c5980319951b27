import path from 'node:path';
import { tinyglobby } from '../on-demand.js';
import { readText } from './read-text.js';

interface Package {
  folder: string;
  manifest: Record<string, unknown>;
}

/** The packages of workspaces, by the folder of each root; kept by who asks. */
export type Workspaces = Map<string, ReadonlyMap<string, Package>>;

/**
 * Where the code of a package of the same workspace may stand that nobody has linked yet: a fresh clone, an analysis
 * without an install.
 */
export function unlinkedSources(
  known: Workspaces,
  from: string,
  name: string,
  inside: string,
): string[] {
  for (let folder = path.dirname(from); ; folder = path.dirname(folder)) {
    const found = packagesOf(known, folder).get(name);
    if (found !== undefined) return sourcesIn(found, inside);
    if (folder === path.dirname(folder)) return [];
  }
}

function sourcesIn({ folder, manifest }: Package, inside: string): string[] {
  const key = inside === 'index' ? '.' : `./${inside}`;
  const exported = asRecord(manifest['exports']);
  const targets = [
    ...textsIn(exported[key] ?? (key === '.' ? manifest['exports'] : undefined)),
    ...(key === '.' ? [manifest['source'], manifest['module'], manifest['main']] : []),
  ].filter((target) => typeof target === 'string');
  return [
    path.join(folder, 'src', inside),
    ...targets.map((target) => path.join(folder, target)),
    path.join(folder, inside),
  ];
}

/** The texts in the conditions of an export. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Object.entries(asRecord(value))
    .filter(([condition]) => condition !== 'types' && !condition.startsWith('.'))
    .flatMap(([, target]) => textsIn(target));
}

/** The packages of the workspace whose root a folder is, by their names. */
function packagesOf(known: Workspaces, root: string): ReadonlyMap<string, Package> {
  let packages = known.get(root);
  if (packages === undefined) {
    packages = readPackages(root);
    known.set(root, packages);
  }
  return packages;
}

function readPackages(root: string): ReadonlyMap<string, Package> {
  const packages = new Map<string, Package>();
  const patterns = [...npmPatterns(root), ...pnpmPatterns(root)];
  if (patterns.length === 0) return packages;
  const manifests = tinyglobby().globSync(
    patterns.map((pattern) => `${pattern.replace(/\/+$/, '')}/package.json`),
    { cwd: root, absolute: true, ignore: ['**/node_modules/**'] },
  );
  for (const file of manifests) {
    const manifest = readJson(file);
    const name = manifest['name'];
    if (typeof name === 'string') packages.set(name, { folder: path.dirname(file), manifest });
  }
  return packages;
}

/** `"workspaces": ["packages/*"]`, and yarn's `{ "packages": [...] }`. */
function npmPatterns(root: string): string[] {
  const { workspaces } = readJson(path.join(root, 'package.json'));
  const list = Array.isArray(workspaces) ? workspaces : asRecord(workspaces)['packages'];
  return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : [];
}

/** The list under `packages:` of `pnpm-workspace.yaml`. */
function pnpmPatterns(root: string): string[] {
  const file = path.join(root, 'pnpm-workspace.yaml');
  const patterns: string[] = [];
  let isListed = false;
  for (const line of (readText(file) ?? '').split(/\r?\n/)) {
    const item = /^\s*-\s+(['"]?)([^'"#]+?)\1\s*(?:#.*)?$/.exec(line);
    if (isListed && item?.[2] !== undefined) patterns.push(item[2]);
    else if (/^\S/.test(line) && !line.startsWith('#')) isListed = /^packages:/.test(line);
  }
  return patterns;
}

function readJson(file: string): Record<string, unknown> {
  try {
    return asRecord(JSON.parse(readText(file) ?? ''));
  } catch {
    return {};
  }
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
