import type { TSESTree } from '@typescript-eslint/types';
import type { Carried, Step, Way } from '../../facts/index.js';
import type { Engine } from '../interpret/engine.js';
import type { FateFinding, FateWay } from '../outcome/outcome.js';
import { functionName } from '../scopes/names.js';
import { marksOf, type Mark } from '../state/trace.js';
import { describeStatuses } from '../statuses/describe.js';
import { EMPTY } from '../statuses/status-set.js';
import { Carry } from '../values/taint.js';
import { headOf } from './step-range.js';

const CARRIED: readonly (readonly [number, Carried])[] = [
  [Carry.Response, 'response'],
  [Carry.ClientError, 'error'],
  [Carry.Status, 'status'],
  [Carry.StatusText, 'text'],
  [Carry.Ok, 'ok'],
  [Carry.Headers, 'headers'],
  [Carry.Body, 'body'],
  [Carry.RequestId, 'requestId'],
  [Carry.RetryAfter, 'retryAfter'],
];

/** The way by which a status comes to its fate; no steps where it cannot be followed. */
export function wayOf(engine: Engine, status: number, { kind, way }: FateFinding): Way {
  const steps = way === null ? [] : stepsOf(engine, way);
  return { statuses: [status], fate: kind, steps };
}

function stepsOf(engine: Engine, way: FateWay): Step[] {
  const { chain } = engine.request(way.id);
  const marks = withEnd(tellingMarks(marksOf(way.trace)), way);
  const decisive = decisiveMark(engine, marks, way.at);
  return [
    ...chain.map((node) => stepAt(engine, node, 'called')),
    ...marks.map((mark) => ({ ...stepOf(engine, mark), decides: mark === decisive })),
  ];
}

/** The marks without those that say nothing new; tests of one comparison, a candidate each, are one test. */
function tellingMarks(marks: readonly Mark[]): Mark[] {
  const telling: Mark[] = [];
  for (const mark of marks) {
    const last = telling.at(-1);
    const isSamePlace = last?.node === mark.node;
    if (mark.kind === 'tested' && last?.kind === 'tested' && isSamePlace) {
      telling.splice(-1, 1, {
        ...mark,
        before: last.before,
        told: (last.told | mark.told) & mark.left,
      });
    } else if (mark.kind === 'tested') {
      if (mark.left !== mark.before || mark.told !== EMPTY) telling.push(mark);
    } else if (!isSamePlace || (mark.kind !== 'passed' && mark.kind !== last.kind)) {
      telling.push(mark);
    }
  }
  return telling;
}

/** How the function in which the call was followed ends, unless the last mark says it. */
function withEnd(marks: Mark[], { path, at }: FateWay): Mark[] {
  if (path === null) return marks;
  const { node, kind, carried } = path;
  const isThrow = kind === 'throw';
  const last = marks.at(-1);
  if (isThrow && (last?.kind === 'thrown' || last?.kind === 'rejected')) return marks;
  const isBare =
    node.type === 'BlockStatement' ||
    node.type === 'Program' ||
    (node.type === 'ReturnStatement' && node.argument === null);
  // Where a failure that was dropped before takes the end of a success, that end says nothing.
  const isDropped = at !== node && carried === 0 && marks.some((mark) => mark.node === at);
  if (isDropped || last?.node === node) return marks;
  const end = isThrow ? 'thrown' : isBare ? 'ended' : 'returned';
  return [...marks, { kind: end, node, carried, error: null }];
}

/** The mark at which the fate is decided: the last one at that node, or around or in it, else the last of all. */
function decisiveMark(
  { scopes }: Engine,
  marks: readonly Mark[],
  at: TSESTree.Node,
): Mark | undefined {
  const file = scopes.fileOf(at);
  const isNear = ({ node }: Mark): boolean =>
    scopes.fileOf(node) === file && (isWithin(node, at) || isWithin(at, node));
  return marks.findLast(({ node }) => node === at) ?? marks.findLast(isNear) ?? marks.at(-1);
}

function isWithin(inner: TSESTree.Node, outer: TSESTree.Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}

function stepOf(engine: Engine, mark: Mark): Step {
  const step = stepAt(engine, mark.node, mark.kind);
  switch (mark.kind) {
    case 'tested':
      return {
        ...step,
        elsewhere: describeStatuses(mark.before & ~mark.left),
        apart: describeStatuses(mark.told),
      };
    case 'thrown':
    case 'returned':
    case 'handed':
    case 'logged':
      return {
        ...step,
        name: mark.error ?? step.name,
        carries: CARRIED.filter(([flag]) => mark.carried & flag).map(([, name]) => name),
      };
    default:
      return step;
  }
}

function stepAt(engine: Engine, node: TSESTree.Node, kind: Step['kind']): Step {
  const { scopes } = engine;
  const file = scopes.fileOf(node);
  const [start, stop] = headOf(node, kind, file.text);
  const from = file.lines.at(start);
  const to = file.lines.at(stop);
  const around = file.functionAround(node);
  const within =
    around.type === 'Program' ? null : functionName(around, scopes.placeOf(around)?.parent);
  return {
    kind,
    file: file.path,
    line: from.line,
    column: from.column,
    endLine: to.line,
    endColumn: to.column,
    within,
    name: isCalling(kind) ? file.text.slice(start, stop) : null,
    carries: null,
    elsewhere: [],
    apart: [],
    decides: false,
  };
}

function isCalling(kind: Step['kind']): boolean {
  return (
    kind === 'called' ||
    kind === 'sent' ||
    kind === 'repeated' ||
    kind === 'rejected' ||
    kind === 'logged' ||
    kind === 'handed'
  );
}
