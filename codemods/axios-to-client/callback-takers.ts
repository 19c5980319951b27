import type { TSESTree } from '@typescript-eslint/types';
import type { MigratedProject } from '../../src/migrate/codemod.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { textOf } from '../../src/migrate/uses.js';

/** Functions whose callback nobody waits for: what it rejects with reaches no code. */
export const UNHEARD = new Set([
  'setTimeout',
  'setInterval',
  'queueMicrotask',
  'requestAnimationFrame',
]);

/** Whether an object stays in the project's own code: one that is handed to a call may be used by a package. */
export function isKept(property: TSESTree.Node, file: SiteFile): boolean {
  for (const one of file.around(property)) {
    switch (one.type) {
      case 'ObjectExpression':
      case 'Property':
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
        continue;
      case 'VariableDeclarator':
      case 'ExportDefaultDeclaration':
      case 'AssignmentExpression':
      case 'ReturnStatement':
      case 'ArrowFunctionExpression':
        return true;
      default:
        return false;
    }
  }
  return false;
}

/** `onClick` of an element of the page: the browser waits for nothing. */
export function isHandlerOfElement(node: TSESTree.Node, file: SiteFile): boolean {
  const attribute = file.parentOf(node);
  const element = attribute === undefined ? undefined : file.parentOf(attribute);
  return (
    attribute?.type === 'JSXAttribute' &&
    element?.type === 'JSXOpeningElement' &&
    element.name.type === 'JSXIdentifier' &&
    /^[a-z]/.test(element.name.name)
  );
}

const hooks = new WeakMap<MigratedProject, boolean>();

/** Whether the project has a hook by which a package hands it the errors of callbacks: `app.config.errorHandler` of Vue. */
export function handsErrorsOn(project: MigratedProject): boolean {
  let has = hooks.get(project);
  if (has === undefined) {
    has = project.files.some((file) =>
      ['errorHandler', 'onErrorCaptured'].some((name) => textOf(file).includes(name)),
    );
    hooks.set(project, has);
  }
  return has;
}
