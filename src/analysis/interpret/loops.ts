import type { TSESTree } from '@typescript-eslint/types';
import { childNodes, isFunctionNode } from '../scopes/walk.js';
import { settle } from '../builtins/promises.js';
import { State } from '../state/state.js';
import { deepTaint } from '../values/deep-taint.js';
import { Origin, UNTAINTED, mixTaints } from '../values/taint.js';
import { UNKNOWN, unknownFrom, type Value } from '../values/value.js';
import { assign } from './assign.js';
import { counted, test, type Split } from './conditions.js';
import type { Engine } from './engine.js';
import { evaluate } from './expressions.js';
import { elementOf } from './members.js';
import { mergeResults } from './results.js';
import { execute } from './statements.js';

/** How often a body is followed: once for a first attempt, once for one after a failure. */
const ROUNDS = 2;

interface Loop {
  node: TSESTree.Node;
  label: string | null;
  body: TSESTree.Statement;
  /** The test before a round; null where there is none. */
  test: ((s: State) => Split) | null;
  /** What is done before each body, and after it. */
  before: (s: State) => State[];
  update: (s: State) => State[];
  testFirst: boolean;
}

function runLoop(engine: Engine, loop: Loop, states: readonly State[]): State[] {
  const { frame } = engine;
  const outer = frame.breaks;
  const counters = steppedNames(engine, loop.node);
  const done: State[] = [];
  let entering = [...states];
  for (let round = 0; round < ROUNDS && entering.length > 0; round += 1) {
    let inside = entering;
    if (loop.test !== null && (loop.testFirst || round > 0)) {
      const splits = entering.map(loop.test);
      inside = splits.flatMap((split) => split.yes);
      done.push(...splits.flatMap((split) => split.no));
    }
    inside = State.merge(inside.map((state) => widen(engine, state, counters))).flatMap(
      loop.before,
    );
    frame.breaks = [];
    const ends = execute(engine, loop.body, inside);
    const jumps = frame.breaks;
    frame.breaks = outer;
    for (const jump of jumps) {
      if (jump.label !== null && jump.label !== loop.label) outer.push(jump);
      else if (jump.kind === 'break') done.push(jump.s);
      else ends.push(jump.s);
    }
    entering = State.merge(State.merge(ends).flatMap(loop.update));
  }
  if (loop.test !== null) {
    for (const state of entering) done.push(...loop.test(state).no);
  }
  return State.merge(done);
}

export function executeWhile(
  engine: Engine,
  node: TSESTree.WhileStatement | TSESTree.DoWhileStatement,
  states: readonly State[],
  label: string | null,
): State[] {
  return runLoop(
    engine,
    {
      node,
      label,
      body: node.body,
      test: (state) => test(engine, node.test, state),
      before: (state) => [state],
      update: (state) => [state],
      testFirst: node.type === 'WhileStatement',
    },
    states,
  );
}

export function executeFor(
  engine: Engine,
  node: TSESTree.ForStatement,
  states: readonly State[],
  label: string | null,
): State[] {
  const { init } = node;
  const start =
    init === null
      ? states
      : init.type === 'VariableDeclaration'
        ? execute(engine, init, states)
        : states.flatMap((s) => evaluate(engine, init, s).map((result) => result.s));
  const { test: condition, update } = node;
  return runLoop(
    engine,
    {
      node,
      label,
      body: node.body,
      test: condition === null ? null : (at) => test(engine, condition, at),
      before: (at) => [at],
      update: (at) =>
        update === null ? [at] : evaluate(engine, update, at).map((result) => result.s),
      testFirst: true,
    },
    start,
  );
}

export function executeEach(
  engine: Engine,
  node: TSESTree.ForOfStatement | TSESTree.ForInStatement,
  states: readonly State[],
  label: string | null,
): State[] {
  const collections = mergeResults(states.flatMap((s) => evaluate(engine, node.right, s)));
  return State.merge(
    collections.flatMap(({ s: start, v }) => {
      let round = 0;
      return runLoop(
        engine,
        {
          node,
          label,
          body: node.body,
          test: (state) => {
            const skips = round > 0 || !hasElements(engine, start, v);
            round += 1;
            return { yes: [state], no: skips ? [counted(state)] : [] };
          },
          before: (state) => enterEach(engine, node, counted(state), v),
          update: (state) => [state],
          testFirst: true,
        },
        [start],
      );
    }),
  );
}

function hasElements(engine: Engine, s: State, collection: Value): boolean {
  const object = collection.t === 'object' ? engine.object(s, collection.id) : undefined;
  return object?.kind.is === 'array' && object.props.size > 0;
}

function enterEach(
  engine: Engine,
  node: TSESTree.ForOfStatement | TSESTree.ForInStatement,
  s: State,
  collection: Value,
): State[] {
  const element = node.type === 'ForInStatement' ? UNKNOWN : elementOf(engine, s, collection, null);
  const pattern =
    node.left.type === 'VariableDeclaration' ? node.left.declarations[0].id : node.left;
  const round = engine.nextMint();
  const items =
    node.type === 'ForOfStatement' && node.await
      ? settle(engine, s, element, node)
      : [{ s, v: element }];
  return items.map((item) =>
    assign(engine, pattern, item.s, asItem(engine, item.s, item.v, round)),
  );
}

/** An element that differs from round to round: a request made with it is not the same request again. */
export function asItem(engine: Engine, s: State, element: Value, round: number): Value {
  if (
    element.t !== 'const' &&
    element.t !== 'unknown' &&
    element.t !== 'union' &&
    element.t !== 'text'
  ) {
    return element;
  }
  const taint = deepTaint(engine, s, element);
  return unknownFrom(mixTaints([taint, { ...UNTAINTED, origin: Origin.Item, item: round }]));
}

const stepped = new WeakMap<TSESTree.Node, readonly TSESTree.Identifier[]>();

/** The names that a loop counts with: changed by arithmetic on themselves. */
function steppedNames(engine: Engine, node: TSESTree.Node): readonly TSESTree.Identifier[] {
  let names = stepped.get(node);
  if (names === undefined) {
    const found: TSESTree.Identifier[] = [];
    const visit = (current: TSESTree.Node): void => {
      if (isFunctionNode(current)) return;
      if (current.type === 'UpdateExpression' && current.argument.type === 'Identifier') {
        found.push(current.argument);
      }
      if (current.type === 'AssignmentExpression' && current.left.type === 'Identifier') {
        const isArithmetic = ['+=', '-=', '*=', '/=', '**='].includes(current.operator);
        const { left, right } = current;
        if (
          isArithmetic ||
          (right.type === 'BinaryExpression' && mentions(right, left.name)) ||
          (right.type === 'CallExpression' &&
            right.arguments.some((argument) => mentions(argument, left.name)) &&
            right.callee.type === 'MemberExpression' &&
            right.callee.object.type === 'Identifier' &&
            right.callee.object.name === 'Math')
        ) {
          found.push(left);
        }
      }
      for (const child of childNodes(current)) visit(child);
    };
    visit(node);
    names = found;
    stepped.set(node, names);
  }
  return names;
}

function mentions(node: TSESTree.Node, name: string): boolean {
  if (node.type === 'Identifier') return node.name === name;
  for (const child of childNodes(node)) if (mentions(child, name)) return true;
  return false;
}

function widen(engine: Engine, s: State, names: readonly TSESTree.Identifier[]): State {
  let after = s;
  for (const name of names) {
    const variable = engine.scopes.variableOf(name);
    if (variable === undefined) continue;
    const value = after.variables.get(variable);
    if (
      value === undefined ||
      value.t === 'text' ||
      (value.t === 'const' && typeof value.value === 'string')
    )
      continue;
    const taint = mixTaints([
      deepTaint(engine, after, value),
      { ...UNTAINTED, origin: Origin.Counter },
    ]);
    after = after.withVariable(variable, unknownFrom(taint));
  }
  return after;
}
