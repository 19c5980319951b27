import type { ApiRequest, Route } from './api.js';

export interface FoundRoute {
  route: Route;
  segments: readonly string[];
}

export function findRoute(
  routes: readonly Route[],
  { method, path }: Pick<ApiRequest, 'method' | 'path'>,
): FoundRoute | null {
  if (path === null) return null;
  for (const route of routes) {
    if (route.method !== method && route.method !== 'any') continue;
    const segments = matchPath(route.path, path);
    if (segments !== null) return { route, segments };
  }
  return null;
}

/** The segments for which a `*` stands, and the rest for which `**` does. */
function matchPath(pattern: string, path: string): readonly string[] | null {
  const wanted = pattern.split('/').filter(Boolean);
  const given = path.split('/').filter(Boolean);
  const found: string[] = [];
  for (const [index, one] of wanted.entries()) {
    if (one === '**') return [...found, given.slice(index).join('/')];
    const segment = given[index];
    if (segment === undefined) return null;
    if (one === '*') found.push(segment);
    else if (one !== segment) return null;
  }
  return given.length === wanted.length ? found : null;
}
