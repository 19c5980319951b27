import type { TSESTree } from '@typescript-eslint/types';
import { ended, insertBefore } from '../../src/edits/insert-statement.js';
import type { TextEdit } from '../../src/edits/text-edit.js';
import type { SiteFile } from '../../src/migrate/site-file.js';

const MODULES = new Set(['crypto', 'node:crypto']);

/** An expression that makes a key, with what the file has for it. */
export function makingOfKey(file: SiteFile): string {
  for (const statement of file.program.body) {
    if (statement.type !== 'ImportDeclaration' || !MODULES.has(statement.source.value)) continue;
    for (const specifier of statement.specifiers) {
      const { name } = specifier.local;
      if (specifier.type !== 'ImportSpecifier') return `${name}.randomUUID()`;
      const { imported } = specifier;
      if (imported.type === 'Identifier' && imported.name === 'randomUUID') return `${name}()`;
    }
  }
  const isTaken = file.scopeManager.scopes.some(
    (scope) => (scope.set.get('crypto')?.defs.length ?? 0) > 0,
  );
  return isTaken ? 'globalThis.crypto.randomUUID()' : 'crypto.randomUUID()';
}

/** The key as a constant in front of a statement. */
export function constant(
  statement: TSESTree.Node,
  name: string,
  made: string,
  file: SiteFile,
): TextEdit {
  return insertBefore(statement, [ended(`const ${name} = ${made}`, file.style)], file);
}
