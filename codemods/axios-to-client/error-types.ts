import type { TSESTree } from '@typescript-eslint/types';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { axiosName } from './axios-names.js';
import type { ReadContext } from './error-context.js';

/** `isAxiosError(error)` and `error instanceof AxiosError`. */
export function isGuard(node: TSESTree.Node, file: SiteFile): boolean {
  const parent = file.parentOf(node);
  if (parent?.type === 'CallExpression' && parent.arguments[0] === node)
    return axiosName(parent.callee, file) === 'isAxiosError';
  return (
    parent?.type === 'BinaryExpression' &&
    parent.operator === 'instanceof' &&
    parent.left === node &&
    axiosName(parent.right, file) === 'AxiosError'
  );
}

export function guardType(nodes: readonly TSESTree.Node[], file: SiteFile): string | null {
  for (const node of nodes) {
    const parent = file.parentOf(node);
    const type = parent?.type === 'CallExpression' ? parent.typeArguments?.params[0] : undefined;
    if (type !== undefined) return file.textOf(type);
  }
  return null;
}

/** `T` of `AxiosError<T>`, `any` without; null for another type. */
export function typeOfAxiosError(
  type: TSESTree.TypeNode | undefined,
  file: SiteFile,
): string | null {
  if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return null;
  if (axiosName(type.typeName, file) !== 'AxiosError') return null;
  const [inner] = type.typeArguments?.params ?? [];
  return inner === undefined ? 'any' : file.textOf(inner);
}

export function replaceType(type: TSESTree.Node, { plan, handler, edit }: ReadContext): void {
  const need = { from: '@unhappy-path/client', name: 'ApiError', isType: true };
  edit({ start: type.range[0], end: type.range[1], text: handler.file.imports.nameOf(need) });
  plan.imports.push(need);
}
