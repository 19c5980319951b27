import { readFileSync } from 'node:fs';
import type { TSESTree } from '@typescript-eslint/types';
import type { MigratedProject } from '../../src/migrate/codemod.js';
import { axiosName, axiosReferences } from './axios-names.js';

/** Where the project changes what `axios` itself does: interceptors, defaults, a retry. Null where nothing does. */
export function setUpOfAxios(project: MigratedProject): string | null {
  for (const path of project.files) {
    if (!mayBe(path)) continue;
    const file = project.open(path);
    if (file === null) continue;
    for (const node of axiosReferences(file)) {
      if (axiosName(node, file) !== 'default') continue;
      const parent = file.parentOf(node);
      const line = file.scopes.lines.at(node.range[0]).line;
      if (isChange(node, parent)) return `${file.path}:${line}`;
    }
  }
  return null;
}

const CHANGED = new Set(['interceptors', 'defaults']);

function isChange(node: TSESTree.Node, parent: TSESTree.Node | undefined): boolean {
  if (parent?.type === 'MemberExpression' && parent.object === node)
    return parent.property.type === 'Identifier' && CHANGED.has(parent.property.name);
  // `axiosRetry(axios)`, `new MockAdapter(axios)`
  return parent?.type === 'CallExpression' || parent?.type === 'NewExpression'
    ? parent.callee !== node
    : false;
}

function mayBe(path: string): boolean {
  try {
    return readFileSync(path, 'utf8').includes('axios');
  } catch {
    return false;
  }
}
