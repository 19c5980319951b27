import type { TSESTree } from '@typescript-eslint/types';
import type { State } from '../state/state.js';
import { traced } from '../state/trace.js';
import { SUCCESS, standIn, statusSet } from '../statuses/status-set.js';
import { Carry } from '../values/taint.js';
import { FALSE, TRUE, UNKNOWN, type FacetValue, type Value } from '../values/value.js';
import { compareConstants } from './constants.js';
import type { Engine, Result } from './engine.js';
import { separate, splitStatus } from './status-tests.js';

/** A comparison that tells which statuses an answer can still have; null where it says nothing of them. */
export function statusTest(
  engine: Engine,
  s: State,
  operator: string,
  left: Value,
  right: Value,
  node: TSESTree.Node,
): Result[] | null {
  const byNumber =
    computedTest(s, operator, left, right, node) ?? textTest(s, operator, left, right, node);
  if (byNumber !== null) return byNumber;
  const isLeft = left.t === 'facet' || (left.t === 'unknown' && right.t !== 'facet');
  const [facet, other, turned] = isLeft ? [left, right, operator] : [right, left, mirror(operator)];
  if (facet.t === 'unknown') return heldStatusTest(s, facet, other, turned, node);
  if (facet.t !== 'facet') return null;
  if (facet.facet === 'status') {
    if (
      other.t !== 'const' ||
      (typeof other.value !== 'number' && typeof other.value !== 'string')
    ) {
      return [{ s: unclear(s, facet.call, node), v: UNKNOWN }];
    }
    const isEquality = turned.startsWith('=') || turned.startsWith('!');
    const value = isEquality ? standIn(Number(other.value)) : Number(other.value);
    return splitStatus(
      s,
      facet.call,
      (status) => compareConstants(turned, status, value) === TRUE,
      node,
      { exact: isEquality ? (turned.startsWith('!') ? 'no' : 'yes') : null },
    );
  }
  if (facet.facet === 'ok' && other.t === 'const' && typeof other.value === 'boolean') {
    const sought = other.value !== turned.startsWith('!');
    const { yes, no } = separate(s, facet.call, SUCCESS, node);
    return [
      ...(yes === null ? [] : [{ s: yes, v: sought ? TRUE : FALSE }]),
      ...(no === null ? [] : [{ s: no, v: sought ? FALSE : TRUE }]),
    ];
  }
  if (facet.facet === 'statusText') return statusTextTest(s, facet, other, turned, node);
  return codeTest(engine, s, facet, other, turned, node);
}

/** `Math.floor(status / 100) === 4`. */
function computedTest(
  s: State,
  operator: string,
  left: Value,
  right: Value,
  node: TSESTree.Node,
): Result[] | null {
  const [computed, other, turned] =
    left.t === 'computed' ? [left, right, operator] : [right, left, mirror(operator)];
  if (computed.t !== 'computed' || other.t !== 'const') return null;
  const { value } = other;
  return splitStatus(
    s,
    computed.call,
    (status) => compareConstants(turned, computed.of(status), value) === TRUE,
    node,
    { exact: null },
  );
}

/** A whole text with the status in it, compared with a constant: `message === 'HTTP 429'`. */
function textTest(
  s: State,
  operator: string,
  left: Value,
  right: Value,
  node: TSESTree.Node,
): Result[] | null {
  const [text, other] = left.t === 'text' ? [left, right] : [right, left];
  if (text.t !== 'text' || other.t !== 'const' || !/^[!=]/.test(operator)) return null;
  const holes = text.parts.filter((part) => part.t !== 'const');
  const [hole] = holes;
  if (holes.length !== 1 || hole?.t !== 'facet' || hole.facet !== 'status') return null;
  const negated = operator.startsWith('!');
  const isText = (status: number): boolean =>
    text.parts.map((part) => String(part.t === 'const' ? part.value : status)).join('') ===
    other.value;
  return splitStatus(s, hole.call, (status) => isText(status) !== negated, node, {
    exact: negated ? 'no' : 'yes',
  });
}

/** Reason phrases of RFC 9110 and RFC 6585 that code compares with. */
const REASONS: Readonly<Record<string, number>> = {
  'Payment Required': 402,
  'Too Many Requests': 429,
  Unauthorized: 401,
  Forbidden: 403,
  'Not Found': 404,
  Conflict: 409,
};

function statusTextTest(
  s: State,
  facet: FacetValue,
  other: Value,
  operator: string,
  node: TSESTree.Node,
): Result[] {
  const negated = operator.startsWith('!');
  const reason = other.t === 'const' ? String(other.value) : '';
  if (reason === 'OK') {
    const { yes, no } = separate(s, facet.call, SUCCESS, node);
    return [
      ...(yes === null ? [] : [{ s: yes, v: negated ? FALSE : TRUE }]),
      ...(no === null ? [] : [{ s: no, v: negated ? TRUE : FALSE }]),
    ];
  }
  const sought = REASONS[reason];
  if (sought === undefined) return [{ s: unclear(s, facet.call, node), v: UNKNOWN }];
  return splitStatus(s, facet.call, (status) => (status === sought) !== negated, node, {
    exact: negated ? 'no' : 'yes',
  });
}

/** A member of an object that was given the status, compared with one: the object is taken to have kept it there. */
function heldStatusTest(
  s: State,
  held: Extract<Value, { t: 'unknown' }>,
  other: Value,
  operator: string,
  node: TSESTree.Node,
): Result[] | null {
  if (other.t !== 'const' || typeof other.value !== 'number' || !/^[!=]/.test(operator))
    return null;
  const { value } = other;
  if (value < 400 || value > 599) return null;
  const [call] = [...held.taint.calls].filter(([, flags]) => flags & Carry.Status);
  if (call === undefined) return null;
  const negated = operator.startsWith('!');
  return splitStatus(s, call[0], (status) => (status === value) !== negated, node, {
    exact: negated ? 'no' : 'yes',
  });
}

/** A comparison with an error code of the contract tells which statuses it can be. */
function codeTest(
  engine: Engine,
  s: State,
  facet: FacetValue,
  other: Value,
  operator: string,
  node: TSESTree.Node,
): Result[] | null {
  if (facet.facet !== 'body' || other.t !== 'const' || !/^[!=]/.test(operator)) return null;
  const { value } = other;
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const contract = engine.provider.contractOf(engine.request(facet.call).callUrl);
  const isStatus = typeof value === 'number' && value >= 400 && value < 600;
  const statuses =
    facet.meaning === 'code'
      ? engine.provider.statusesOf(contract, value)
      : isStatus
        ? [value]
        : [];
  if (statuses.length === 0) return null;
  const negated = operator.startsWith('!');
  engine.separateByCode(facet.call, statusSet(statuses));
  const before = s.call(facet.call);
  const split = splitStatus(s, facet.call, (status) => statuses.includes(status), node, {
    exact: 'yes',
  });
  return split.flatMap(({ s: after, v }): Result[] => {
    // A code says nothing of whether the status was looked at.
    if (v === TRUE) {
      return [
        { s: after.withCall(facet.call, { looked: before.looked }), v: negated ? FALSE : TRUE },
      ];
    }
    // Another code of the provider can come with the same status.
    const rest = isStatus ? after.withCall(facet.call, { looked: before.looked }) : s;
    return [{ s: rest, v: negated ? TRUE : FALSE }];
  });
}

/** The status was looked at in a way that is not understood. */
function unclear(s: State, call: number, node: TSESTree.Node): State {
  const trace = traced(s.call(call), { kind: 'unclear', node });
  return s.withCall(call, { looked: true, unfollowed: true, at: node, trace });
}

function mirror(operator: string): string {
  return operator.replace(/[<>]/, (sign) => (sign === '<' ? '>' : '<'));
}
