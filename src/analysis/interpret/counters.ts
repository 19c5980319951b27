import type { TSESTree } from '@typescript-eslint/types';
import { functionName } from '../scopes/names.js';
import {
  calleeName,
  isMark,
  isStepped,
  namesAround,
  parameterName,
  type SteppedCalls,
} from '../scopes/stepped-arguments.js';
import { childNodes } from '../scopes/walk.js';
import type { FunctionNode } from '../values/value.js';
import type { Engine } from './engine.js';

/** What a recursive function counts its rounds with. */
export interface Counters {
  /** Names that its parameters bind. */
  names: ReadonlySet<string>;
  /** Members of its parameters, by the positions of these. */
  members: ReadonlyMap<number, ReadonlySet<string>>;
}

const NONE: Counters = { names: new Set(), members: new Map() };

const known = new WeakMap<FunctionNode, Counters>();

/** What a recursive function changes by arithmetic before or when it comes to call itself. */
export function countersOf(engine: Engine, node: FunctionNode): Counters {
  let counters = known.get(node);
  if (counters === undefined) {
    const own = functionName(node, engine.scopes.placeOf(node)?.parent);
    counters =
      own === null || node.params.length === 0
        ? NONE
        : new Search(node, own, engine.scopes.fileOf(node).steppedCalls).find();
    known.set(node, counters);
  }
  return counters;
}

/** Looks for the counters of one function. */
class Search {
  private readonly bound = new Set<string>();
  private readonly names = new Set<string>();
  private readonly members = new Map<number, Set<string>>();
  private isRecursive = false;
  /** The names that lead to the function, and those that it leads to. */
  private readonly leading: ReadonlySet<string>;
  private readonly led: ReadonlySet<string>;

  constructor(
    private readonly node: FunctionNode,
    private readonly own: string,
    private readonly calls: SteppedCalls,
  ) {
    this.leading = namesAround(calls.callers, own);
    this.led = namesAround(calls.callees, own);
  }

  find(): Counters {
    const { node, own, calls } = this;
    for (const param of node.params) collectNames(param, this.bound);
    if (this.bound.size > 0) this.visit(node.body, false);
    const positions = calls.positions.get(own);
    for (const position of positions ?? []) this.countPosition(position);
    node.params.forEach((_, position) => {
      for (const name of this.membersGiven(position)) this.countMember(position, name);
    });
    return this.isRecursive || positions !== undefined
      ? { names: this.names, members: this.members }
      : NONE;
  }

  private visit(node: TSESTree.Node, isArgument: boolean): void {
    const stepped = steppedTarget(node, isArgument);
    if (stepped !== null) this.count(stepped);
    let inner = isArgument;
    if (node.type === 'CallExpression') {
      const name = calleeName(node.callee);
      if (name !== null && this.leading.has(name)) {
        this.isRecursive = true;
        inner = true;
        if (name === this.own) this.readMarks(node);
      }
    }
    for (const child of childNodes(node)) this.visit(child, inner);
  }

  /** The members that functions of the cycle step on the way to a parameter, or that they hand on as stepped. */
  private membersGiven(start: number): string[] {
    const { calls, own, led } = this;
    const names: string[] = [];
    const seen = new Set([`${own}:${String(start)}`]);
    const open = [{ callee: own, position: start }];
    for (const { callee, position } of open) {
      for (const one of calls.members.get(callee) ?? []) {
        const isHere = one.position === position && one.within.some((around) => led.has(around));
        if (isHere) names.push(one.name);
      }
      for (const { position: to, by, from } of calls.handedOn.get(callee) ?? []) {
        const key = `${by}:${String(from)}`;
        if (to !== position || !led.has(by) || seen.has(key)) continue;
        seen.add(key);
        open.push({ callee: by, position: from });
      }
    }
    return names;
  }

  private readMarks({ arguments: given }: TSESTree.CallExpression): void {
    given.forEach((argument, position) => {
      if (isMark(argument)) this.countPosition(position);
    });
  }

  private count(target: TSESTree.Node): void {
    if (target.type === 'Identifier') {
      if (this.bound.has(target.name)) this.names.add(target.name);
      return;
    }
    if (target.type !== 'MemberExpression' || target.computed) return;
    const { object, property } = target;
    const position = this.node.params.findIndex((param) => {
      const name = parameterName(param);
      return name !== null && object.type === 'Identifier' && object.name === name.name;
    });
    if (position >= 0 && property.type === 'Identifier') this.countMember(position, property.name);
  }

  private countPosition(position: number): void {
    const param = this.node.params[position];
    const name = param === undefined ? null : parameterName(param);
    if (name !== null) this.names.add(name.name);
  }

  private countMember(position: number, name: string): void {
    this.members.set(position, (this.members.get(position) ?? new Set()).add(name));
  }
}

function collectNames(pattern: TSESTree.Node, names: Set<string>): void {
  if (pattern.type === 'Identifier') names.add(pattern.name);
  else if (pattern.type === 'AssignmentPattern') collectNames(pattern.left, names);
  else if (pattern.type === 'Property') collectNames(pattern.value, names);
  else if (pattern.type === 'ObjectPattern' || pattern.type === 'ArrayPattern') {
    for (const child of childNodes(pattern)) collectNames(child, names);
  }
}

/** What a node counts: an update anywhere, plain arithmetic among the arguments of the recursion. */
function steppedTarget(node: TSESTree.Node, isArgument: boolean): TSESTree.Node | null {
  if (node.type === 'UpdateExpression') return node.argument;
  if (node.type === 'AssignmentExpression') {
    if (node.operator === '+=') return isText(node.right) ? null : node.left;
    if (['-=', '*=', '/='].includes(node.operator)) return node.left;
    // `options.attempt = (options.attempt ?? 0) + 1`, `options.isRepeated = true`.
    const isCount =
      node.left.type === 'MemberExpression' && (isStepped(node.right) || isMark(node.right));
    return isCount ? node.left : null;
  }
  return isArgument && node.type === 'BinaryExpression' ? node.left : null;
}

function isText(node: TSESTree.Node): boolean {
  return (
    node.type === 'TemplateLiteral' ||
    (node.type === 'Literal' && typeof node.value === 'string') ||
    (node.type === 'BinaryExpression' && (isText(node.left) || isText(node.right)))
  );
}
