import { idempotencyFor, type Contract } from '@unhappy-path/client/contracts';
import type { KeyDefect } from '../../facts/index.js';
import type { Engine } from '../interpret/engine.js';
import type { State } from '../state/state.js';
import { deepTaint } from '../values/deep-taint.js';
import { Origin } from '../values/taint.js';
import { alternatives, type Value } from '../values/value.js';
import { assignedHeaders } from './configure.js';
import type { KeyFinding, Request } from './client.js';
import { isUndefined } from './options.js';

/** Header names under which providers take a key, besides those of the contract. */
const KEY_HEADERS = new Set([
  'idempotency-key',
  'x-idempotency-key',
  'idempotence-key',
  'x-idempotence-key',
  'paypal-request-id',
]);

const NONE: ReadonlySet<number> = new Set();
const ABSENT: KeyFinding = { state: 'absent', defect: null, mint: null, mints: NONE };
const UNSEEN: KeyFinding = { state: 'unknown', defect: null, mint: null, mints: NONE };

/**
 * The key that a request carries.
 *
 * @param again the headers that hooks would give it before another attempt
 */
export function keyOf(
  engine: Engine,
  s: State,
  request: Request,
  contract: Contract | null,
  again: readonly Value[] = [],
): KeyFinding {
  const names = new Set(KEY_HEADERS);
  const rule =
    contract === null
      ? 'unknown'
      : idempotencyFor(contract, request.method, request.callUrl.path, request.callUrl.host);
  if (rule !== 'unknown' && rule.carrier !== 'unknown' && rule.carrier.in === 'header') {
    names.add(rule.carrier.name.toLowerCase());
  }
  let isSeen = true;
  for (const headers of [...request.headers].reverse()) {
    const found = findKey(engine, s, headers, names);
    if (found === 'unseen') isSeen = false;
    else if (found !== 'none') {
      const key = classifyKey(engine, s, found);
      return isRemade(engine, s, key, again, names) ? { ...key, remade: true } : key;
    }
  }
  for (const [name, value] of assignedHeaders(request.instance)) {
    if (names.has(name.toLowerCase())) return classifyKey(engine, s, value);
  }
  if (rule !== 'unknown' && rule.carrier !== 'unknown' && rule.carrier.in === 'body') {
    const key =
      request.body === null
        ? 'none'
        : findKey(engine, s, request.body, new Set([rule.carrier.name]));
    if (key === 'unseen') return UNSEEN;
    if (key !== 'none') return classifyKey(engine, s, key);
  }
  return isSeen ? ABSENT : UNSEEN;
}

/** Whether hooks mint another key for another attempt, and keep the first one on no path. */
function isRemade(
  engine: Engine,
  s: State,
  { mint }: KeyFinding,
  again: readonly Value[],
  names: ReadonlySet<string>,
): boolean {
  if (mint === null) return false;
  const mints = again.flatMap((headers) => {
    const found = findKey(engine, s, headers, names);
    if (typeof found === 'string') return [];
    return alternatives(found).map((one) => deepTaint(engine, s, one).mint);
  });
  return mints.length > 0 && mints.every((one) => one !== undefined && one !== mint);
}

/** The value of a key among headers; `unseen` where nothing at all is known of them. */
function findKey(
  engine: Engine,
  s: State,
  headers: Value,
  names: ReadonlySet<string>,
): Value | 'none' | 'unseen' {
  let outcome: 'none' | 'unseen' = 'none';
  for (const one of alternatives(headers)) {
    if (one.t !== 'object') {
      if (one.t !== 'const') outcome = 'unseen';
      continue;
    }
    const object = engine.object(s, one.id);
    if (object === undefined) continue;
    for (const [name, value] of object.props) {
      if (names.has(name.toLowerCase()) && !isUndefined(value)) return value;
      const pair = pairOf(engine, s, value);
      if (object.kind.is === 'array' && pair !== null && names.has(pair.name)) return pair.value;
    }
    if (object.props.size === 0 && object.rest !== null) outcome = 'unseen';
  }
  return outcome;
}

/** `['Idempotency-Key', key]` in a list of headers. */
function pairOf(engine: Engine, s: State, value: Value): { name: string; value: Value } | null {
  const object = value.t === 'object' ? engine.object(s, value.id) : undefined;
  const name = object?.props.get('0');
  const key = object?.props.get('1');
  if (name?.t !== 'const' || key === undefined) return null;
  return { name: String(name.value).toLowerCase(), value: key };
}

function classifyKey(engine: Engine, s: State, value: Value): KeyFinding {
  const [first] = alternatives(value);
  if (first?.t === 'const' && alternatives(value).length === 1) {
    return first.value === null ? ABSENT : { ...ABSENT, state: 'unstable', defect: 'constant' };
  }
  const { origin, mint = null } = deepTaint(engine, s, value);
  const mints = mintsOf(engine, s, value);
  const defect: KeyDefect | null =
    origin & Origin.Clock ? 'clock' : origin & Origin.Random ? 'random' : null;
  if (defect !== null) return { state: 'unstable', defect, mint, mints };
  return {
    state: 'present',
    defect: origin & Origin.Minted ? 'mintedPerCall' : null,
    mint,
    mints,
  };
}

function mintsOf(engine: Engine, s: State, value: Value): ReadonlySet<number> {
  if (value.t === 'union') {
    return new Set(value.of.flatMap((one) => [...mintsOf(engine, s, one)]));
  }
  if (value.t === 'text') {
    return new Set(value.parts.flatMap((part) => [...mintsOf(engine, s, part)]));
  }
  const { mint } = deepTaint(engine, s, value);
  return mint === undefined ? NONE : new Set([mint]);
}
