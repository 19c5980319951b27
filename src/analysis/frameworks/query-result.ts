import type { TSESTree } from '@typescript-eslint/types';
import type { Engine } from '../interpret/engine.js';
import { childNodes } from '../scopes/walk.js';

/** The members by which the code around a hook gets at the error itself. */
const ERROR_MEMBERS = new Set(['error', 'failureReason']);

/** The members that hand the failure to code elsewhere: what it does there is not followed. */
const SENDING_MEMBERS = new Set(['mutate', 'mutateAsync', 'refetch']);

/**
 * Whether all that the failure of a query comes to is seen here: a handler, or a component that reads the error. Where
 * it is not, the library keeps the error for others.
 */
export function isErrorInView(
  engine: Engine,
  node: TSESTree.Node,
  hasHandler: boolean,
  option: 'queryFn' | 'mutationFn',
): boolean {
  const members = membersRead(engine, node);
  if (members === null) return false;
  const isSentOn = option === 'mutationFn' && [...members].some((one) => SENDING_MEMBERS.has(one));
  if (isSentOn && !hasHandler) return false;
  if (members.has('mutateAsync')) return false;
  return hasHandler || [...members].some((one) => ERROR_MEMBERS.has(one));
}

/** The members that are read of what a call gives; null where it may go on whole. */
function membersRead(engine: Engine, call: TSESTree.Node): ReadonlySet<string> | null {
  const nodes = nodesWithin(engine.frame.node);
  const declared = nodes.find(
    (node) => node.type === 'VariableDeclarator' && node.init === call,
  ) as TSESTree.VariableDeclarator | undefined;
  if (declared === undefined) return null;
  if (declared.id.type === 'ObjectPattern') return patternNames(declared.id);
  if (declared.id.type !== 'Identifier') return null;
  const variable = engine.scopes.variableOf(declared.id);
  const uses = variable?.references.filter(({ init }) => init !== true).length ?? 0;
  const names: string[] = [];
  for (const node of nodes) {
    if (node.type !== 'MemberExpression' || node.computed) continue;
    if (node.object.type !== 'Identifier' || node.property.type !== 'Identifier') continue;
    if (engine.scopes.variableOf(node.object) === variable) names.push(node.property.name);
  }
  return names.length < uses ? null : new Set(names);
}

function nodesWithin(root: TSESTree.Node): TSESTree.Node[] {
  const nodes = [root];
  for (const node of nodes) nodes.push(...childNodes(node));
  return nodes;
}

function patternNames(pattern: TSESTree.ObjectPattern): ReadonlySet<string> | null {
  const names = new Set<string>();
  for (const property of pattern.properties) {
    if (property.type === 'RestElement' || property.key.type !== 'Identifier') return null;
    names.add(property.key.name);
  }
  return names;
}
