import { react } from '../builtins/promises.js';
import { callValue, type Call } from '../interpret/calls.js';
import type { Engine, Result } from '../interpret/engine.js';
import { mergeResults } from '../interpret/results.js';
import type { State } from '../state/state.js';
import { UNDEFINED, UNKNOWN } from '../values/value.js';

/** Hooks that run their function after the rendering: code of its own, whose failures the component never sees. */
const EFFECTS = new Set(['useEffect', 'useLayoutEffect', 'useInsertionEffect']);

const MODULES = new Set(['react', 'preact/hooks', 'preact/compat']);

/** Whether an import is a hook that only registers the function that it is handed. */
export function isEffectHook(module: string, name: string): boolean {
  return MODULES.has(module) && EFFECTS.has(withoutDefault(name));
}

/** Call a hook of React that calls, or gives back, what it is handed; undefined for any other. */
export function callReact(
  engine: Engine,
  s: State,
  module: string,
  name: string,
  call: Call,
): Result[] | undefined {
  if (!MODULES.has(module)) return undefined;
  const [first = UNKNOWN] = call.args;
  switch (withoutDefault(name)) {
    case 'useCallback':
      return [{ s, v: first }];
    case 'useMemo':
      return callValue(engine, s, first, null, { ...call, args: [] });
    default:
      return EFFECTS.has(withoutDefault(name)) ? afterRendering(engine, s, call) : undefined;
  }
}

/** An effect sees what the rendering has come to: a failure that a hook gave may be told apart there. */
function afterRendering(engine: Engine, s: State, call: Call): Result[] | undefined {
  const { focus } = engine;
  const [effect] = call.args;
  if (effect?.t !== 'function' || focus === null || !s.calls.has(focus)) return undefined;
  if (engine.maySend(effect.node)) return [{ s, v: UNDEFINED }];
  const { fulfilled, rejected } = react(engine, s, effect, [], call.node);
  return mergeResults([...fulfilled, ...rejected].map((end) => ({ s: end.s, v: UNDEFINED })));
}

function withoutDefault(name: string): string {
  return name.replace(/^(?:default|\*)\./, '');
}
