import type { TSESTree } from '@typescript-eslint/types';
import { sentWithin } from '../clients/retries.js';
import type { State } from '../state/state.js';
import { maySendWith } from '../values/may-send.js';
import type { FunctionNode, Value } from '../values/value.js';
import { functionName } from '../scopes/names.js';
import { calleeName } from '../scopes/stepped-arguments.js';
import { childNodes } from '../scopes/walk.js';
import type { Engine } from './engine.js';

const known = new WeakMap<FunctionNode, ReadonlySet<string>>();
const NONE: ReadonlySet<string> = new Set();

/** The parameters that a recursive function changes by arithmetic before or when it calls itself: its counters. */
export function countedParameters(engine: Engine, node: FunctionNode): ReadonlySet<string> {
  let counted = known.get(node);
  if (counted === undefined) {
    counted = findCounted(engine, node);
    known.set(node, counted);
  }
  return counted;
}

const MOST_ROUNDS = 3;

/**
 * Whether a function that sends nothing is followed into itself: one that looks through an answer, such as the causes of an
 * error.
 */
export function isWorthAnotherRound(
  engine: Engine,
  s: State,
  depth: number,
  node: FunctionNode,
  args: readonly Value[],
): boolean {
  if (engine.focus === null || engine.ambient || engine.maySend(node)) return false;
  const entered = engine.frames.filter((frame) => frame.node === node).length;
  return (
    entered < MOST_ROUNDS &&
    sentWithin(engine, s, depth).length === 0 &&
    args.every((one) => !maySendWith(engine, s, one))
  );
}

function findCounted(engine: Engine, node: FunctionNode): ReadonlySet<string> {
  const own = functionName(node, engine.scopes.placeOf(node)?.parent);
  if (own === null) return NONE;
  const stepped = engine.scopes.fileOf(node).steppedArguments.get(own);
  const names = new Set<string>();
  for (const param of node.params) collectNames(param, names);
  const counted = new Set<string>();
  const recursions = new Set<TSESTree.Node>();
  const visit = (current: TSESTree.Node, isArgument: boolean): void => {
    const stepped = steppedName(current, isArgument);
    if (stepped !== null && names.has(stepped)) counted.add(stepped);
    const isRecursion = current.type === 'CallExpression' && calleeName(current.callee) === own;
    if (isRecursion) recursions.add(current);
    for (const child of childNodes(current)) visit(child, isArgument || isRecursion);
  };
  if (names.size > 0) visit(node.body, false);
  // `this.request(options, retries - 1)`, wherever it stands.
  for (const index of stepped ?? []) {
    const param = node.params[index];
    const name = param?.type === 'AssignmentPattern' ? param.left : param;
    if (name?.type === 'Identifier') counted.add(name.name);
  }
  return recursions.size > 0 || stepped !== undefined ? counted : NONE;
}

function collectNames(pattern: TSESTree.Node, names: Set<string>): void {
  if (pattern.type === 'Identifier') names.add(pattern.name);
  else if (pattern.type === 'AssignmentPattern') collectNames(pattern.left, names);
  else if (pattern.type === 'Property') collectNames(pattern.value, names);
  else if (pattern.type === 'ObjectPattern' || pattern.type === 'ArrayPattern') {
    for (const child of childNodes(pattern)) collectNames(child, names);
  }
}

/** The name that a node counts with: an update anywhere, plain arithmetic among the arguments of the recursion. */
function steppedName(node: TSESTree.Node, isArgument: boolean): string | null {
  if (node.type === 'UpdateExpression' && node.argument.type === 'Identifier') {
    return node.argument.name;
  }
  if (
    node.type === 'AssignmentExpression' &&
    node.left.type === 'Identifier' &&
    ['+=', '-=', '*=', '/='].includes(node.operator)
  ) {
    return node.left.name;
  }
  return isArgument && node.type === 'BinaryExpression' && node.left.type === 'Identifier'
    ? node.left.name
    : null;
}
