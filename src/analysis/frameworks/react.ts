/** Hooks that run their function after the rendering: code of its own, whose failures the component never sees. */
const EFFECTS = new Set(['useEffect', 'useLayoutEffect', 'useInsertionEffect']);

const MODULES = new Set(['react', 'preact/hooks', 'preact/compat']);

/** Whether an import is a hook that only registers the function that it is handed. */
export function isEffectHook(module: string, name: string): boolean {
  return MODULES.has(module) && EFFECTS.has(name.replace(/^default\./, ''));
}
