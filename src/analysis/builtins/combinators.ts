import type { Call } from '../interpret/calls.js';
import type { Engine, Result } from '../interpret/engine.js';
import { makeArray, makeObject } from '../interpret/literals.js';
import { mergeResults } from '../interpret/results.js';
import { hasFailed } from '../state/call-state.js';
import type { State } from '../state/state.js';
import { UNKNOWN, constant, unite, type Value } from '../values/value.js';
import { asPromises, settleBoth } from './promises.js';

interface Joined {
  s: State;
  values: Value[];
}

/** The elements of the collection that a combinator gets; null where they are not known. */
function elementsOf(
  engine: Engine,
  s: State,
  call: Call,
): { elements: Value[]; rest: Value | null } | null {
  const [collection] = call.args;
  const object = collection?.t === 'object' ? engine.object(s, collection.id) : undefined;
  if (object?.kind.is !== 'array') return null;
  return { elements: [...object.props.values()], rest: object.rest };
}

/** `Promise.all`: every element's answer, or the first rejection. */
export function joinAll(engine: Engine, s: State, call: Call): Result[] {
  const found = elementsOf(engine, s, call);
  if (found === null) return [{ s, v: UNKNOWN }];
  const rejected: Result[] = [];
  let paths: Joined[] = [{ s, values: [] }];
  const all = found.rest === null ? found.elements : [...found.elements, found.rest];
  for (const element of all) {
    paths = paths.flatMap((path) => {
      const settlement = settleBoth(engine, path.s, element, call.node);
      rejected.push(...settlement.rejected);
      return settlement.fulfilled.map((end) => ({ s: end.s, values: [...path.values, end.v] }));
    });
  }
  const fulfilled = paths.map(({ s: after, values }) =>
    found.rest === null
      ? makeArray(engine, after, call.node, values)
      : makeArray(engine, after, call.node, values.slice(0, -1), values.at(-1) ?? UNKNOWN),
  );
  return asPromises({ fulfilled, rejected });
}

/** `Promise.allSettled`: an object for each element. */
export function joinSettled(engine: Engine, s: State, call: Call): Result[] {
  const found = elementsOf(engine, s, call);
  if (found === null) return [{ s, v: UNKNOWN }];
  let paths: Joined[] = [{ s, values: [] }];
  const all = found.rest === null ? found.elements : [...found.elements, found.rest];
  all.forEach((element, index) => {
    paths = paths.flatMap((path) => {
      const settlement = settleBoth(engine, path.s, element, call.node);
      const settled = (kind: 'fulfilled' | 'rejected', end: Result): Joined => {
        const name = kind === 'fulfilled' ? 'value' : 'reason';
        const outcome = makeObject(
          engine,
          end.s,
          call.node,
          { status: constant(kind), [name]: end.v },
          `${kind}${String(index)}`,
        );
        return { s: outcome.s, values: [...path.values, outcome.v] };
      };
      return [
        ...settlement.fulfilled.map((end) => settled('fulfilled', end)),
        ...settlement.rejected.map((end) => settled('rejected', keptHere(end, call))),
      ];
    });
  });
  const fulfilled = paths.map(({ s: after, values }) =>
    found.rest === null
      ? makeArray(engine, after, call.node, values)
      : makeArray(engine, after, call.node, values.slice(0, -1), values.at(-1) ?? UNKNOWN),
  );
  return asPromises({ fulfilled: mergeResults(fulfilled), rejected: [] });
}

/** A rejection that is made a value is handled here. */
function keptHere(end: Result, { node }: Call): Result {
  return { ...end, s: end.s.mapCalls((call) => (hasFailed(call) ? { ...call, at: node } : call)) };
}

/** `Promise.race` and `Promise.any`: the answer of any element. */
export function joinAny(engine: Engine, s: State, call: Call): Result[] {
  const found = elementsOf(engine, s, call);
  if (found === null) return [{ s, v: UNKNOWN }];
  const any = unite([...found.elements, ...(found.rest === null ? [] : [found.rest])]);
  return asPromises(settleBoth(engine, s, any, call.node));
}
