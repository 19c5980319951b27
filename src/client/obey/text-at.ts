import type { Location } from '../contracts/model/location.js';
import { atPath } from './at-path.js';

/** The text or number at a place of an answer, as text; undefined where there is none. */
export function textAt(location: Location, headers: Headers, body: unknown): string | undefined {
  const value = location.in === 'header' ? headers.get(location.name) : atPath(body, location.path);
  return typeof value === 'number' || (typeof value === 'string' && value !== '')
    ? String(value)
    : undefined;
}
