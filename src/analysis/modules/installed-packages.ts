import path from 'node:path';

/** Whether a file belongs to the project, or to an installed package that one of the patterns names. */
export function isFollowed(file: string, packages: readonly string[]): boolean {
  const name = installedPackage(file);
  return name === null || packages.some((pattern) => matches(name, pattern));
}

/** The package that a file is installed with; null where it belongs to the project. */
function installedPackage(file: string): string | null {
  const folders = file.split(path.sep);
  const at = folders.lastIndexOf('node_modules');
  if (at < 0) return null;
  const length = folders[at + 1]?.startsWith('@') === true ? 2 : 1;
  return folders.slice(at + 1, at + 1 + length).join('/');
}

function matches(name: string, pattern: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(name);
}
