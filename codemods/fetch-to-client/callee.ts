import type { TSESTree } from '@typescript-eslint/types';
import { skip, type MigratedProject, type Site, type Skip } from '../../src/migrate/codemod.js';
import { isPlatformFetch } from '../../src/migrate/platform-fetch.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { isPortable, STAND_INS } from './portable.js';

/** The callee where it is the platform's own `fetch`, or used like it; else why the call stays. */
export function planCallee(site: Site, project: MigratedProject): TSESTree.Node | Skip {
  const { node, file } = site;
  const { callee } = node;
  if (isPlatformFetch(callee, file)) return callee;
  if (callee.type === 'Identifier') {
    const from = packageOf(callee, file);
    if (from === null) return skip('callee-not-fetch', callee.name);
    return STAND_INS.has(from) && isPortable(site, project)
      ? callee
      : skip('callee-of-package', from);
  }
  return skip('callee-not-fetch', file.textOf(callee).split('\n', 1)[0]);
}

/** The package that a function is imported from, or required. */
function packageOf(callee: TSESTree.Identifier, file: SiteFile): string | null {
  const definition = file.variableOf(callee)?.defs[0];
  if (definition?.parent?.type === 'ImportDeclaration')
    return named(definition.parent.source.value);
  if (definition?.node.type !== 'VariableDeclarator' || definition.node.init === null) return null;
  const { init } = definition.node;
  const call = init.type === 'MemberExpression' ? init.object : init;
  const isRequire =
    call.type === 'CallExpression' &&
    call.callee.type === 'Identifier' &&
    call.callee.name === 'require' &&
    file.variableOf(call.callee) === undefined;
  const [specifier] = isRequire ? call.arguments : [];
  return specifier?.type === 'Literal' ? named(String(specifier.value)) : null;
}

function named(specifier: string): string | null {
  return specifier.startsWith('.') ? null : specifier;
}
