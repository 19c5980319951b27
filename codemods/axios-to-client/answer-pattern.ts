import type { TSESTree } from '@typescript-eslint/types';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { axiosName } from './axios-names.js';

/** The pattern of `data`, where nothing else is taken. */
export function dataPattern(pattern: TSESTree.ObjectPattern): TSESTree.Node | null {
  const [only] = pattern.properties;
  if (pattern.properties.length > 1 || only?.type !== 'Property' || only.computed) return null;
  return only.key.type === 'Identifier' && only.key.name === 'data' ? only.value : null;
}

/** The type of `data` in `: { data: T }`; null without a type, undefined where it says something else. */
export function declaredData(
  pattern: TSESTree.ObjectPattern,
  file: SiteFile,
): string | null | undefined {
  if (pattern.typeAnnotation == null) return null;
  const type = pattern.typeAnnotation.typeAnnotation;
  if (type.type !== 'TSTypeLiteral' || type.members.length > 1) return undefined;
  const [member] = type.members;
  if (member?.type !== 'TSPropertySignature' || member.optional) return undefined;
  const inner = member.typeAnnotation?.typeAnnotation;
  return inner === undefined ? undefined : file.textOf(inner);
}

/** `T` of `: AxiosResponse<T>`; null without a type, undefined where it is another one. */
export function annotationOf(
  id: TSESTree.Identifier,
  file: SiteFile,
): TSESTree.TypeNode | null | undefined {
  if (id.typeAnnotation == null) return null;
  const type = id.typeAnnotation.typeAnnotation;
  if (type.type === 'TSAnyKeyword') return null;
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return undefined;
  if (axiosName(type.typeName, file) !== 'AxiosResponse') return undefined;
  return type.typeArguments?.params[0] ?? null;
}

/** Where what a pattern binds is read. */
export function readsOfPattern(pattern: TSESTree.Node, file: SiteFile): TSESTree.Node[] {
  if (pattern.type === 'Identifier') {
    const references = file.variableOf(pattern)?.references ?? [];
    return references.filter((one) => one.isRead()).map(({ identifier }) => identifier);
  }
  // It is taken apart: what is taken apart is an object.
  return [pattern];
}
