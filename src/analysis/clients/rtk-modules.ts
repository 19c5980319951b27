const MODULES = new Set(['@reduxjs/toolkit/query', '@reduxjs/toolkit/query/react']);

/** Whether a module is RTK Query. */
export function isRtkModule(module: string): boolean {
  return MODULES.has(module);
}
