import type { PageData } from '../page-data.js';
import { element } from './element.js';

/** A place as text, linked to where its line can be looked at. */
export function linkToLine(
  { links: { template, prefix, folder } }: PageData,
  place: { file: string; line: number; column?: number },
): HTMLElement {
  const text = `${place.file}:${place.line}`;
  if (template === null) return element('span', { class: 'place' }, text);
  const fields: Readonly<Record<string, string>> = {
    path: encodePath(normalise(`${prefix}${place.file}`)),
    file: encodePath(normalise(`${folder}${place.file}`)),
    line: String(place.line),
    column: String(place.column ?? 1),
  };
  const href = template.replace(
    /\{(path|file|line|column)\}/g,
    (_, name: string) => fields[name] ?? '',
  );
  return element('a', { class: 'place', href, rel: 'noopener noreferrer' }, text);
}

/** `a/../b` is `b`: files above the working directory have names that begin with two dots. */
function normalise(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
