import { relative, sep } from 'node:path';

/** A path as reports show it: relative to the working directory, with forward slashes. */
export function displayPath(cwd: string, absolute: string): string {
  const path = relative(cwd, absolute);
  if (path === '') return '.';
  return sep === '\\' ? path.replaceAll('\\', '/') : path;
}
