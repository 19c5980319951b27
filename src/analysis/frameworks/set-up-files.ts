import type { Engine } from '../interpret/engine.js';
import type { FileScopes } from '../scopes/file-scopes.js';

/** The file itself, and those of its package that may say how a library behaves wherever it is used. */
export function setUpFiles(engine: Engine): FileScopes[] {
  const { main } = engine.scopes;
  const own = engine.modules?.absolute(main.path);
  const paths = engine.modules?.settingUpClients?.(main.path) ?? [];
  const others = paths.flatMap((path) => (path === own ? [] : (engine.loadPath(path) ?? [])));
  for (const file of others) engine.scopes.add(file);
  return [main, ...others];
}
