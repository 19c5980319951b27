import type { TSESTree } from '@typescript-eslint/types';
import type { ClientName } from '../facts/index.js';
import type { Site } from './codemod.js';

/** Which argument of a call has the options of its request, and what stands before it where it is left out. */
export interface OptionsPlace {
  index: number;
  node: TSESTree.CallExpressionArgument | undefined;
}

/** The functions of axios whose second argument is the body. */
const SENDS_SECOND = new Set(['post', 'put', 'patch', 'postForm', 'putForm', 'patchForm']);

/** Where a call of a client has its options; null where that is not one of its arguments. */
export function optionsPlace({ call, node }: Pick<Site, 'call' | 'node'>): OptionsPlace | null {
  if (node.type === 'NewExpression' || node.arguments.some(isSpread)) return null;
  const index = optionsIndex(call.client, node);
  return index === null ? null : { index, node: node.arguments[index] };
}

function optionsIndex(client: ClientName, node: TSESTree.CallExpression): number | null {
  const { callee } = node;
  const member =
    callee.type === 'MemberExpression' && callee.property.type === 'Identifier'
      ? callee.property.name
      : null;
  switch (client) {
    case 'fetch':
    case 'ky':
    case 'got':
    case 'ofetch':
    case 'undici':
      return 1;
    case 'axios':
      if (member !== null && SENDS_SECOND.has(member)) return 2;
      if (member === 'request') return 0;
      return node.arguments.length > 1 ? 1 : node.arguments[0]?.type === 'Literal' ? 1 : 0;
    case 'superagent':
    case 'other':
      return null;
  }
}

function isSpread({ type }: TSESTree.Node): boolean {
  return type === 'SpreadElement';
}

/** The member of an object literal by its name; `unseen` where a later spread may say it as well. */
export function memberOf(
  literal: TSESTree.ObjectExpression,
  name: string,
): TSESTree.Property | 'unseen' | undefined {
  let found: TSESTree.Property | 'unseen' | undefined;
  for (const property of literal.properties) {
    if (property.type === 'SpreadElement') found = found === undefined ? 'unseen' : found;
    else if (isNamed(property, name)) found = property;
  }
  return found;
}

function isNamed({ key, computed }: TSESTree.Property, name: string): boolean {
  if (computed) return false;
  return key.type === 'Identifier' ? key.name === name : 'value' in key && key.value === name;
}
