import type { TSESTree } from '@typescript-eslint/types';
import type { Method } from '../../facts/index.js';
import type { Engine } from '../interpret/engine.js';
import { member } from '../interpret/members.js';
import type { State } from '../state/state.js';
import type { Value } from '../values/value.js';
import { methodOf } from './options.js';

/** The retry options of ky and got: a number of attempts, or an object. A member that is not set is undefined. */
export interface RetryOptions {
  limit: number | undefined;
  methods: readonly Method[] | undefined;
  statuses: readonly number[] | undefined;
}

export function retriesOf(
  engine: Engine,
  s: State,
  value: Value,
  node: TSESTree.Node,
): RetryOptions {
  if (value.t === 'const' && typeof value.value === 'number') {
    return { limit: value.value, methods: undefined, statuses: undefined };
  }
  if (value.t === 'union') {
    // Attempts that are configured but off by default count.
    const on =
      value.of.find((one) => one.t === 'object') ??
      value.of.find((one) => one.t === 'const' && one.value !== 0);
    if (on !== undefined) return retriesOf(engine, s, on, node);
  }
  if (value.t !== 'object') return { limit: undefined, methods: undefined, statuses: undefined };
  const methods = constants(engine, s, member(engine, s, value, 'methods', node));
  const statuses = constants(engine, s, member(engine, s, value, 'statusCodes', node));
  return {
    limit: numberOption(engine, s, value, 'limit', node),
    methods: methods?.map((name) => methodOf({ t: 'const', value: String(name) }, 'dynamic')),
    statuses: statuses?.map(Number),
  };
}

export function numberOption(
  engine: Engine,
  s: State,
  options: Value,
  name: string,
  node: TSESTree.Node,
): number | undefined {
  const value = member(engine, s, options, name, node);
  return value.t === 'const' && typeof value.value === 'number' ? value.value : undefined;
}

/** The elements of an array that is known whole. */
export function constants(engine: Engine, s: State, value: Value): (string | number)[] | undefined {
  const object = value.t === 'object' ? engine.object(s, value.id) : undefined;
  if (object === undefined || object.rest !== null) return undefined;
  const elements: (string | number)[] = [];
  for (const element of object.props.values()) {
    if (element.t !== 'const') return undefined;
    if (typeof element.value === 'string' || typeof element.value === 'number') {
      elements.push(element.value);
    }
  }
  return elements;
}
