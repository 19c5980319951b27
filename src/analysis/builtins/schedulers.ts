import { callValue, type Call } from '../interpret/calls.js';
import type { Engine, Result } from '../interpret/engine.js';
import type { State } from '../state/state.js';

/** Libraries that call a function for their caller, later but once, and hand on what it gives. */
const MODULES = new Set(['p-limit', 'p-queue', 'p-throttle', 'bottleneck', 'throat']);

const RUNNING_METHODS = new Set(['add', 'schedule', 'wrap']);

/** Calls through a queue or a limiter; undefined where it is none. */
export function callScheduler(
  engine: Engine,
  s: State,
  module: string,
  path: string,
  call: Call,
): Result[] | undefined {
  if (!MODULES.has(module)) return undefined;
  const [first, ...rest] = call.args;
  if (first?.t !== 'function') return undefined;
  const last = path.split('.').at(-1) ?? '';
  if (module === 'p-throttle' || last === 'wrap') return [{ s, v: first }];
  if (!path.endsWith('()') && !RUNNING_METHODS.has(last)) return undefined;
  return callValue(engine, s, first, null, { ...call, args: rest });
}

/** The module of a scheduler that an object was made by: `new PQueue()`. */
export function schedulerModule(name: string): string | undefined {
  const module = name.split('#')[0] ?? name;
  return MODULES.has(module) ? module : undefined;
}
