import type { Host } from './model/host.js';

/** How well a call fits a host: -1 not at all, else higher for a longer path prefix and a host without `*`. */
export function hostFit(host: Host, callHost: string, callPath: string | null): number {
  if (!isSameHost(host.host, callHost.toLowerCase())) return -1;
  const below = relativePath(host, callPath);
  if (below === null && (host.shared || !canBeBelow(host.pathPrefix, callPath))) return -1;
  return segmentsOf(host.pathPrefix).length * 2 + (host.host.includes('*') ? 0 : 1);
}

/** The path below the host's prefix, with a leading `/`; null where it is not known to be below. */
export function relativePath(host: Host, callPath: string | null): string | null {
  if (callPath === null) return null;
  const prefix = segmentsOf(host.pathPrefix);
  const segments = segmentsOf(callPath);
  if (!prefix.every((segment, index) => segments[index] === segment)) return null;
  return `/${segments.slice(prefix.length).join('/')}`;
}

/** The segments of a path without query, fragment and empty ones. */
export function segmentsOf(path: string): string[] {
  const end = path.search(/[?#]/);
  return (end === -1 ? path : path.slice(0, end)).split('/').filter((segment) => segment !== '');
}

/** Whether text is what a pattern says in which `*` stands for any text, the empty one included. */
function isLike(pattern: string, text: string): boolean {
  const parts = pattern.split('*');
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (parts.length === 1) return pattern === text;
  if (text.length < first.length + last.length) return false;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = text.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return at <= text.length - last.length;
}

function isSameHost(pattern: string, callHost: string): boolean {
  const bare = pattern.includes(':') ? callHost : withoutPort(callHost);
  const labels = pattern.split('.');
  const callLabels = bare.split('.');
  return (
    labels.length === callLabels.length &&
    labels.every((label, index) => isLike(label, callLabels[index] ?? ''))
  );
}

function withoutPort(host: string): string {
  const colon = host.lastIndexOf(':');
  return colon === -1 || host.endsWith(']') ? host : host.slice(0, colon);
}

/** A `*` in the path of a call stands for a part known only at run time, which may have several segments. */
function canBeBelow(prefix: string, callPath: string | null): boolean {
  if (callPath === null) return true;
  const segments = segmentsOf(callPath);
  for (const [index, wanted] of segmentsOf(prefix).entries()) {
    const segment = segments[index];
    if (segment === undefined) return false;
    if (segment.includes('*')) return true;
    if (segment !== wanted) return false;
  }
  return true;
}
