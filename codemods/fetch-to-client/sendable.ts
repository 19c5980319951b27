import type { TSESTree } from '@typescript-eslint/types';
import type { ClientModule } from '../../src/migrate/client-module/client-module.js';
import {
  isSkip,
  skip,
  type MigratedProject,
  type Site,
  type Skip,
} from '../../src/migrate/codemod.js';
import { planCallee } from './callee.js';

/** The callee of a call that a client can send, or why none can. */
export function planSendable(
  site: Site,
  module: ClientModule,
  project: MigratedProject,
): TSESTree.Node | Skip {
  const { file, node } = site;
  const callee = planCallee(site, project);
  if (isSkip(callee)) return callee;
  if (file.kind === 'script') return skip('not-a-module');
  if (module.below.has(file.absolute)) return skip('client-module');
  if (node.arguments.some(({ type }) => type === 'SpreadElement')) return skip('arguments-spread');
  return callee;
}
