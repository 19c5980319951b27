import type { EndpointPattern, HttpMethod } from './model/endpoint.js';
import { segmentsOf } from './host-match.js';

/** `maybe`: a part of the call that is known only at run time decides. */
export type Match = 'yes' | 'no' | 'maybe';

/**
 * Whether a call is to one of these endpoints.
 *
 * @param method of the call; anything that is no method name (`dynamic`) is not known
 * @param path relative to the host's prefix, `*` for a part known only at run time; null where nothing is known
 */
export function matchEndpoint(
  pattern: Pick<EndpointPattern, 'methods' | 'paths'>,
  method: string,
  path: string | null,
): Match {
  return both(matchMethod(pattern.methods, method), matchPaths(pattern.paths, path));
}

const METHODS: readonly string[] = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'CONNECT',
];

function matchMethod(methods: readonly HttpMethod[] | 'any', method: string): Match {
  if (methods === 'any') return 'yes';
  const name = method.toUpperCase();
  if (methods.some((one) => one === name)) return 'yes';
  return METHODS.includes(name) ? 'no' : 'maybe';
}

function matchPaths(paths: readonly string[] | 'any', path: string | null): Match {
  if (paths === 'any') return 'yes';
  if (path === null) return 'maybe';
  let best: Match = 'no';
  for (const one of paths) {
    const match = matchSegments(segmentsOf(one), segmentsOf(path));
    if (match === 'yes') return 'yes';
    if (match === 'maybe') best = 'maybe';
  }
  return best;
}

function matchSegments(pattern: readonly string[], path: readonly string[]): Match {
  for (const [index, wanted] of pattern.entries()) {
    if (wanted === '**') return 'yes';
    const segment = path[index];
    if (segment === undefined) return 'no';
    if (wanted === '*') continue;
    // A run-time part may stand for several segments, so nothing after it can be compared.
    if (segment.includes('*')) return 'maybe';
    if (segment !== wanted) return 'no';
  }
  const rest = path.slice(pattern.length);
  if (rest.length === 0) return 'yes';
  return rest.some((segment) => segment.includes('*')) ? 'maybe' : 'no';
}

function both(one: Match, other: Match): Match {
  if (one === 'no' || other === 'no') return 'no';
  return one === 'yes' && other === 'yes' ? 'yes' : 'maybe';
}
