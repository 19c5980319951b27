import type { TSESTree } from '@typescript-eslint/types';
import type { State } from '../state/state.js';
import { deepTaint } from '../values/deep-taint.js';
import { Carry, asText, mapFlags, mixTaints, type Taint } from '../values/taint.js';
import { UNKNOWN, unknownFrom } from '../values/value.js';
import type { Engine, Result } from './engine.js';
import { evaluate } from './expressions.js';
import { bind, mergeResults } from './results.js';
import { hand } from './unknown-call.js';
import { useBody } from './uses.js';

const AS_DATA = Carry.Status | Carry.Response | Carry.ClientError;

/** How many steps the markup of one component may take. */
const MOST_STEPS_OF_MARKUP = 3_000;

/**
 * Markup: an element shows what stands in it, as text; a component may do anything with what it is given. It matters
 * once an answer is there.
 */
export function evaluateMarkup(
  engine: Engine,
  node: TSESTree.JSXElement | TSESTree.JSXFragment,
  s: State,
): Result[] {
  const { focus } = engine;
  if (engine.ambient || focus === null || !s.calls.has(focus)) return [{ s, v: UNKNOWN }];
  let after = s;
  const results = engine.within(
    MOST_STEPS_OF_MARKUP,
    () => mergeResults(evaluateElement(engine, node, s)),
    () => {
      after = s.withCall(focus, { unfollowed: true });
    },
  );
  return after === s ? results : [{ s: after, v: UNKNOWN }];
}

function evaluateElement(
  engine: Engine,
  node: TSESTree.JSXElement | TSESTree.JSXFragment,
  s: State,
): Result[] {
  const isComponent = node.type === 'JSXElement' && !isIntrinsic(node.openingElement.name);
  let paths: { s: State; shown: Taint[] }[] = [{ s, shown: [] }];
  const parts = [
    ...(node.type === 'JSXElement' ? node.openingElement.attributes : []),
    ...node.children,
  ];
  for (const part of parts) {
    const held = expressionOf(part);
    if (held === null) continue;
    const isMarkup = held.type === 'JSXElement' || held.type === 'JSXFragment';
    paths = paths.flatMap((path) => {
      const results = isMarkup
        ? evaluateElement(engine, held, path.s)
        : evaluate(engine, held, path.s);
      return results.map(({ s: after, v }) => {
        const used = useBody(engine, after, v, held);
        const taint = deepTaint(engine, used, v);
        if (!isComponent || isMarkup) {
          return { s: used, shown: [...path.shown, mapFlags(taint, asText)] };
        }
        // What a component is given whole it may tell apart; a text it can only show.
        const text = mapFlags(taint, (flags) => (flags & AS_DATA ? 0 : asText(flags)));
        return { s: hand(used, taint, true), shown: [...path.shown, text] };
      });
    });
    paths = merged(paths);
  }
  return paths.map((path) => ({ s: path.s, v: unknownFrom(mixTaints(path.shown)) }));
}

/** Paths that have come to the same show what either shows. */
function merged(paths: readonly { s: State; shown: Taint[] }[]): { s: State; shown: Taint[] }[] {
  const results = paths.map(({ s, shown }) => ({ s, v: unknownFrom(mixTaints(shown)) }));
  return bind(mergeResults(results), (s, v) => [{ s, v }]).map(({ s, v }) => ({
    s,
    shown: [v.t === 'unknown' ? v.taint : mixTaints([])],
  }));
}

function expressionOf(
  part: TSESTree.JSXChild | TSESTree.JSXAttribute | TSESTree.JSXSpreadAttribute,
): TSESTree.Expression | TSESTree.JSXFragment | null {
  switch (part.type) {
    case 'JSXAttribute':
      return part.value === null ? null : expressionOf(part.value as TSESTree.JSXChild);
    case 'JSXSpreadAttribute':
      return part.argument;
    case 'JSXExpressionContainer':
    case 'JSXSpreadChild':
      return part.expression.type === 'JSXEmptyExpression' ? null : part.expression;
    case 'JSXElement':
    case 'JSXFragment':
      return part;
    default:
      return null;
  }
}

/** An element of the page itself, and not a component. */
function isIntrinsic(name: TSESTree.JSXTagNameExpression): boolean {
  return name.type === 'JSXIdentifier' && /^[a-z]/.test(name.name);
}
