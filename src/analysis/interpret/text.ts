import type { State } from '../state/state.js';
import { deepTaint } from '../values/deep-taint.js';
import { asText, mapFlags } from '../values/taint.js';
import { follow } from '../modules/follow.js';
import { UNKNOWN, constant, unite, unknownFrom, type Value } from '../values/value.js';
import type { Engine } from './engine.js';

/** A value as the part of a text. */
export function textOf(engine: Engine, s: State, value: Value): Value {
  switch (value.t) {
    case 'const':
      return constant(String(value.value));
    case 'text':
    case 'facet':
    case 'unknown':
      return value;
    case 'native':
      return value.name === 'location.origin' ? value : UNKNOWN;
    case 'import': {
      const found = follow(engine, value);
      return found.t === 'import' ? UNKNOWN : textOf(engine, s, found);
    }
    case 'union': {
      const present = value.of.filter((one) => one.t !== 'const' || (one.value ?? null) !== null);
      return eachAlternative({ ...value, of: present }, (one) => textOf(engine, s, one));
    }
    default:
      return unknownFrom(mapFlags(deepTaint(engine, s, value), asText));
  }
}

/** The text of parts that {@link textOf} gives; known neighbours fall together. */
export function concatenate(parts: readonly Value[]): Value {
  const joined: Value[] = [];
  for (const part of parts.flatMap((one) => (one.t === 'text' ? one.parts : [one]))) {
    const last = joined.at(-1);
    if (part.t === 'const' && last?.t === 'const') {
      joined[joined.length - 1] = constant(`${String(last.value)}${String(part.value)}`);
    } else if (!(part.t === 'const' && part.value === '')) joined.push(part);
  }
  const [only] = joined;
  if (only === undefined) return constant('');
  return joined.length === 1 && only.t === 'const' ? only : { t: 'text', parts: joined };
}

/** What becomes of each of the values that one may be; of the one that holds by default too. */
export function eachAlternative(value: Value, change: (one: Value) => Value): Value {
  if (value.t !== 'union') return change(value);
  const changed = unite(value.of.map(change));
  return changed.t === 'union' && value.standard !== undefined
    ? { ...changed, standard: eachAlternative(value.standard, change) }
    : changed;
}
