import type { TSESTree } from '@typescript-eslint/types';
import { hasFailed, mayBeSuccess } from '../state/call-state.js';
import { State } from '../state/state.js';
import { traced } from '../state/trace.js';
import { deepTaint } from '../values/deep-taint.js';
import { Carry } from '../values/taint.js';
import { UNDEFINED, unite, type Value } from '../values/value.js';
import { assign } from './assign.js';
import { compare, splitByTruth, test } from './conditions.js';
import type { Engine, Result } from './engine.js';
import { evaluate } from './expressions.js';
import { executeEach, executeFor, executeWhile } from './loops.js';
import { markThrow } from './marks.js';
import { executeTry } from './try.js';

/** Follow statements one after the other; gives the states in which the end is reached. */
export function executeAll(
  engine: Engine,
  nodes: readonly TSESTree.Node[],
  states: readonly State[],
): State[] {
  let current = [...states];
  for (const node of nodes) {
    if (current.length === 0) break;
    current = execute(engine, node, current);
  }
  return current;
}

/** Follow one statement from several states. */
export function execute(
  engine: Engine,
  node: TSESTree.Node,
  states: readonly State[],
  label: string | null = null,
): State[] {
  const from = State.merge(states);
  if (from.length === 0) return [];
  if (!engine.step()) return from;
  switch (node.type) {
    case 'BlockStatement':
    case 'StaticBlock':
      return executeAll(engine, node.body, from);
    case 'IfStatement': {
      const splits = from.map((s) => test(engine, node.test, s));
      const no = splits.flatMap((split) => split.no);
      const yes = splits.flatMap((split) => split.yes);
      const after = execute(engine, node.consequent, yes);
      const otherwise = node.alternate === null ? no : execute(engine, node.alternate, no);
      return State.merge([
        ...after.map((s) => notePassing(engine, node, s, node.consequent)),
        // Past `if (ok) …` a failure is left to what follows; past `if (status === 402) …` it is being handled.
        ...(node.alternate === null && !yes.some((s) => mayHaveSucceeded(engine, s))
          ? otherwise
          : otherwise.map((s) => notePassing(engine, node, s, node.alternate ?? node.test))),
      ]);
    }
    case 'LabeledStatement':
      return executeLabeled(engine, node, from);
    case 'TryStatement':
      return executeTry(engine, node, from);
    case 'WhileStatement':
    case 'DoWhileStatement':
      return executeWhile(engine, node, from, label);
    case 'ForStatement':
      return executeFor(engine, node, from, label);
    case 'ForOfStatement':
    case 'ForInStatement':
      return executeEach(engine, node, from, label);
    default:
      return State.merge(from.flatMap((s) => executeSimple(engine, node, s)));
  }
}

/** A rejection at the top of a module that nobody waits for is handed to the platform, which reports the whole error. */
function afterFloating(
  engine: Engine,
  node: TSESTree.ExpressionStatement,
  { s, v }: Result,
): State[] {
  const { focus } = engine;
  // In a function the code after it goes on, failed or not.
  if (engine.frame.node.type !== 'Program') return [s];
  const call = focus === null ? undefined : s.calls.get(focus);
  if (v.t !== 'promise' || v.settled !== 'rejected' || call === undefined || !hasFailed(call)) {
    return [s];
  }
  engine.throwValue(s, v.value, v.thrownAt ?? node);
  return [];
}

/** A failure that a test of the status has told, and that comes back from the branch to what follows it. */
function notePassing(
  engine: Engine,
  node: TSESTree.IfStatement,
  s: State,
  branch: TSESTree.Node,
): State {
  const { focus } = engine;
  const call = focus === null ? undefined : s.calls.get(focus);
  if (focus === null || call === undefined || !hasFailed(call) || call.at === null) return s;
  const { range } = call.at;
  const isToldHere = node.test.range[0] <= range[0] && range[1] <= node.test.range[1];
  if (!isToldHere) return s;
  return s.withCall(focus, {
    passed: branch,
    trace: traced(call, { kind: 'passed', node: branch }),
  });
}

function mayHaveSucceeded(engine: Engine, s: State): boolean {
  const call = engine.focus === null ? undefined : s.calls.get(engine.focus);
  return call !== undefined && mayBeSuccess(call);
}

function executeSimple(engine: Engine, node: TSESTree.Node, s: State): State[] {
  switch (node.type) {
    case 'ExpressionStatement':
      return evaluate(engine, node.expression, s).flatMap((result) =>
        afterFloating(engine, node, result),
      );
    case 'VariableDeclaration':
      return declare(engine, node, s);
    case 'ReturnStatement':
      leave(engine, node, s);
      return [];
    case 'ThrowStatement':
      for (const result of evaluate(engine, node.argument, s)) {
        for (const v of byWhatTheyKeep(engine, result.s, result.v)) {
          const marked = markThrow(engine, result.s, v, node);
          engine.throwValue(noteThrow(engine, node, marked, v), v, node);
        }
      }
      return [];
    case 'BreakStatement':
    case 'ContinueStatement':
      engine.frame.breaks.push({
        kind: node.type === 'BreakStatement' ? 'break' : 'continue',
        label: node.label?.name ?? null,
        s,
      });
      return [];
    case 'SwitchStatement':
      return executeSwitch(engine, node, s);
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration': {
      const { declaration } = node;
      if (declaration === null || declaration.type === 'FunctionDeclaration') return [s];
      return declaration.type === 'VariableDeclaration'
        ? declare(engine, declaration, s)
        : evaluate(engine, declaration, s).map((result) => result.s);
    }
    default:
      return [s];
  }
}

const KEPT = Carry.Status | Carry.StatusText | Carry.Response | Carry.ClientError;

/** Of the body not all keep the id, which is no reason to blame who hands it on. */
const KEPT_ID = Carry.RequestId | Carry.Headers | Carry.Response | Carry.ClientError | Carry.Body;

/** What a failure is turned into here; an error that is only thrown again was made elsewhere. */
function noteThrow(engine: Engine, node: TSESTree.ThrowStatement, s: State, v: Value): State {
  const { focus } = engine;
  const call = focus === null ? undefined : s.calls.get(focus);
  if (focus === null || call === undefined || !hasFailed(call)) return s;
  if (call.caught && node.argument.type === 'Identifier') return s;
  const carried = deepTaint(engine, s, v).calls.get(focus) ?? 0;
  const withoutId = call.thrown?.withoutId ?? ((carried & KEPT_ID) === 0 ? node : null);
  return s.withCall(focus, { thrown: { node, keeps: carried & KEPT, withoutId } });
}

/** One of several errors is thrown: those that keep something else of the status are ends of their own. */
function byWhatTheyKeep(engine: Engine, s: State, v: Value): Value[] {
  const { focus } = engine;
  if (v.t !== 'union' || focus === null) return [v];
  const groups = new Map<number, Value[]>();
  const isKnown = ({ t }: Value): boolean => t !== 'unknown' && t !== 'import';
  for (const one of v.of.filter(isKnown)) {
    const kept = (deepTaint(engine, s, one).calls.get(focus) ?? 0) & KEPT;
    groups.set(kept, [...(groups.get(kept) ?? []), one]);
  }
  if (groups.size < 2) return [v];
  const others = v.of.filter((one) => !isKnown(one));
  return [...groups.values()].map((group) => unite([...group, ...others]));
}

function leave(engine: Engine, node: TSESTree.ReturnStatement, s: State): void {
  if (node.argument === null) {
    engine.frame.returns.push({ s, v: UNDEFINED, node });
    return;
  }
  for (const result of evaluate(engine, node.argument, s)) {
    engine.frame.returns.push({ ...result, node });
  }
}

function declare(engine: Engine, node: TSESTree.VariableDeclaration, s: State): State[] {
  let states = [s];
  for (const { id, init } of node.declarations) {
    states = states.flatMap((state) => {
      if (init === null) {
        return node.kind === 'var' ? [state] : [assign(engine, id, state, UNDEFINED)];
      }
      return evaluate(engine, init, state).map((result) => assign(engine, id, result.s, result.v));
    });
  }
  return states;
}

function executeLabeled(
  engine: Engine,
  node: TSESTree.LabeledStatement,
  states: readonly State[],
): State[] {
  const { name } = node.label;
  const outer = engine.frame.breaks;
  engine.frame.breaks = [];
  const after = execute(engine, node.body, states, name);
  const jumps = engine.frame.breaks;
  engine.frame.breaks = outer;
  for (const jump of jumps) {
    if (jump.label === name && jump.kind === 'break') after.push(jump.s);
    else outer.push(jump);
  }
  return after;
}

function executeSwitch(engine: Engine, node: TSESTree.SwitchStatement, s: State): State[] {
  const outer = engine.frame.breaks;
  engine.frame.breaks = [];
  const done: State[] = [];
  for (const { s: start, v } of evaluate(engine, node.discriminant, s)) {
    // States that have matched no case yet, and those that each case is entered with.
    let open = [start];
    const entries = node.cases.map((): State[] => []);
    node.cases.forEach((branch, index) => {
      if (branch.test === null) return;
      const { test: sought } = branch;
      const next: State[] = [];
      for (const state of open) {
        for (const wanted of evaluate(engine, sought, state)) {
          for (const outcome of compare(engine, wanted.s, '===', v, wanted.v, sought)) {
            const split = splitByTruth(engine, outcome.s, outcome.v, sought);
            entries[index]?.push(...split.yes.map((result) => result.s));
            next.push(...split.no.map((result) => result.s));
          }
        }
      }
      open = State.merge(next);
    });
    const fallback = node.cases.findIndex((branch) => branch.test === null);
    if (fallback >= 0) entries[fallback]?.push(...open);
    else done.push(...open);
    let falling: State[] = [];
    node.cases.forEach((branch, index) => {
      falling = executeAll(
        engine,
        branch.consequent,
        State.merge([...falling, ...(entries[index] ?? [])]),
      );
    });
    done.push(...falling);
  }
  const jumps = engine.frame.breaks;
  engine.frame.breaks = outer;
  for (const jump of jumps) {
    if (jump.kind === 'break' && jump.label === null) done.push(jump.s);
    else outer.push(jump);
  }
  return done;
}
