import type { RuntimeErrorBody } from '../contracts/runtime-contract.js';
import type { FieldError } from '../errors/api-error.js';
import { atPath } from './at-path.js';

/** A map (`errors: { name: ['is missing'] }`), or a list as in the example of RFC 9457 (`errors: [{ pointer, detail }]`). */
export const USUAL_FIELDS = { form: 'map', path: 'errors' } as const;

/** The fields of the request that an error body says are wrong. */
export function fieldErrors(
  body: unknown,
  where: Extract<RuntimeErrorBody, { form: 'json' }>['fields'],
  message: string | undefined,
): FieldError[] {
  if (typeof where !== 'object') return [];
  const value = atPath(body, where.path);
  const messages = message === undefined ? [] : [message];
  switch (where.form) {
    case 'path':
      return typeof value === 'string' ? [{ path: value, messages }] : [];
    case 'text': {
      // "/slides/0/title: too long": a JSON pointer (RFC 6901) among the words.
      const pointer = /(?:^|[\s"'`(])(\/[^\s"'`),;:]+)/.exec(String(value))?.[1];
      return where.syntax === 'json-pointer' && pointer ? [{ path: pointer, messages }] : [];
    }
    case 'list':
      return Array.isArray(value)
        ? value.map((item) =>
            fromItem(item, [where.field ?? 'field'], [where.message ?? 'message']),
          )
        : [];
    case 'map':
      if (Array.isArray(value)) return value.map((item) => fromItem(item, PATHS, TEXTS));
      return Object.entries(Object(value) === value ? (value as object) : {}).map(
        ([path, texts]) => ({ path, messages: [texts].flat().map(String) }),
      );
  }
}

const PATHS = ['pointer', 'field', 'path', 'name'];
const TEXTS = ['detail', 'message', 'reason'];

function fromItem(item: unknown, paths: readonly string[], texts: readonly string[]): FieldError {
  const found = (names: readonly string[]): string[] =>
    names
      .map((name) => atPath(item, name))
      .filter((value) => typeof value === 'string')
      .slice(0, 1);
  return { path: found(paths)[0] ?? '', messages: found(texts) };
}
