import type { Engine } from '../interpret/engine.js';
import type { SetUp } from '../modules/modules.js';
import type { FileScopes } from '../scopes/file-scopes.js';

/** The file itself, and those of its package that may say how a library behaves wherever it is used. */
export function setUpFiles(engine: Engine, what: SetUp): FileScopes[] {
  const { main } = engine.scopes;
  const own = engine.modules?.absolute(main.path);
  const paths = engine.modules?.settingUp?.(main.path, what) ?? [];
  const others = paths.flatMap((path) => (path === own ? [] : (engine.loadPath(path) ?? [])));
  for (const file of others) engine.scopes.add(file);
  return [main, ...others];
}
