import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionNode } from '../values/value.js';
import { functionName } from './names.js';
import { childNodes, isFunctionNode } from './walk.js';

/** Which names of a file are called with something that has been counted up or down, and from where. */
export interface SteppedCalls {
  /** Of the names that are called with a stepped argument (`retries - 1`) the positions of these. */
  positions: ReadonlyMap<string, ReadonlySet<number>>;
  /** Of the names that are called with an object the members of it that are stepped: `{ ...options, retries: retries - 1 }`. */
  members: ReadonlyMap<string, readonly SteppedMember[]>;
  /** The names that are called in a function, by the name of this. */
  callees: ReadonlyMap<string, ReadonlySet<string>>;
  /** The functions in which a name is called. */
  callers: ReadonlyMap<string, ReadonlySet<string>>;
  /** What functions hand on of what they are given, by the name that is called with it. */
  handedOn: ReadonlyMap<string, readonly HandedOn[]>;
}

/** A parameter that a function calls another one with. */
interface HandedOn {
  position: number;
  by: string;
  /** The position of the parameter. */
  from: number;
}

interface SteppedMember {
  position: number;
  name: string;
  /** The names of the functions around the call. */
  within: readonly string[];
}

export function findSteppedCalls(program: TSESTree.Program): SteppedCalls {
  const positions = new Map<string, Set<number>>();
  const members = new Map<string, SteppedMember[]>();
  const callees = new Map<string, Set<string>>();
  const callers = new Map<string, Set<string>>();
  const handedOn = new Map<string, HandedOn[]>();
  const visitCall = (node: TSESTree.CallExpression, around: readonly Around[]): void => {
    const name = calleeName(node.callee);
    if (name === null) return;
    const within = around.map((one) => one.name);
    for (const one of within) {
      callees.set(one, (callees.get(one) ?? new Set()).add(name));
      callers.set(name, (callers.get(name) ?? new Set()).add(one));
    }
    node.arguments.forEach((argument, position) => {
      if (isStepped(argument)) {
        positions.set(name, (positions.get(name) ?? new Set()).add(position));
      }
      for (const member of steppedMembers(argument)) {
        const known = members.get(name) ?? [];
        members.set(name, known);
        known.push({ position, name: member, within });
      }
      for (const { name: by, params } of around) {
        const from = argument.type === 'Identifier' ? params.indexOf(argument.name) : -1;
        if (from < 0) continue;
        const known = handedOn.get(name) ?? [];
        handedOn.set(name, known);
        known.push({ position, by, from });
      }
    });
  };
  const visit = (node: TSESTree.Node, parent: TSESTree.Node, within: readonly Around[]): void => {
    const own = isFunctionNode(node) ? aroundOf(node, parent) : null;
    const around = own === null ? within : [...within, own];
    if (node.type === 'CallExpression') visitCall(node, around);
    for (const child of childNodes(node)) visit(child, node, around);
  };
  visit(program, program, []);
  return { positions, members, callees, callers, handedOn };
}

/** A function around a call. */
interface Around {
  name: string;
  /** The names of its parameters; empty where one is taken apart. */
  params: readonly string[];
}

function aroundOf(node: FunctionNode, parent: TSESTree.Node): Around | null {
  const name = functionName(node, parent);
  if (name === null) return null;
  return { name, params: node.params.map((param) => parameterName(param)?.name ?? '') };
}

/** The name of a parameter that is not taken apart. */
export function parameterName(param: TSESTree.Parameter): TSESTree.Identifier | null {
  const target = param.type === 'TSParameterProperty' ? param.parameter : param;
  const name = target.type === 'AssignmentPattern' ? target.left : target;
  return name.type === 'Identifier' ? name : null;
}

/** `x - 1`, `(options.attempt ?? 0) + 1`. */
export function isStepped(node: TSESTree.Node): boolean {
  return (
    node.type === 'BinaryExpression' &&
    (node.operator === '-' || node.operator === '+') &&
    node.left.type !== 'Literal' &&
    node.left.type !== 'TemplateLiteral' &&
    node.right.type === 'Literal' &&
    typeof node.right.value === 'number'
  );
}

/** The members of an object literal that are counted, or that mark that this is another attempt. */
function steppedMembers(node: TSESTree.Node): string[] {
  if (node.type !== 'ObjectExpression') return [];
  return node.properties.flatMap((property) =>
    property.type === 'Property' &&
    !property.computed &&
    property.key.type === 'Identifier' &&
    (isStepped(property.value) || isMark(property.value))
      ? [property.key.name]
      : [],
  );
}

/** What is handed over to say that this is another attempt: `true`. */
export function isMark(node: TSESTree.Node): boolean {
  return node.type === 'Literal' && typeof node.value === 'boolean';
}

/** The last name of a callee. */
export function calleeName(callee: TSESTree.Node): string | null {
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type !== 'MemberExpression') return null;
  return callee.property.type === 'Identifier' || callee.property.type === 'PrivateIdentifier'
    ? callee.property.name
    : null;
}

const LONGEST_CYCLE = 5;
const MOST_NAMES = 200;

/** The names that are a few steps away at most: of callees, what a function leads to; of callers, what leads to it. */
export function namesAround(
  steps: ReadonlyMap<string, ReadonlySet<string>>,
  start: string,
): ReadonlySet<string> {
  const found = new Set([start]);
  let level = [start];
  for (let depth = 0; depth < LONGEST_CYCLE && level.length > 0; depth += 1) {
    const next: string[] = [];
    for (const name of level.flatMap((one) => [...(steps.get(one) ?? [])])) {
      if (found.has(name)) continue;
      // In a bundle a name of one letter leads everywhere.
      if (found.size >= MOST_NAMES) return found;
      found.add(name);
      next.push(name);
    }
    level = next;
  }
  return found;
}
