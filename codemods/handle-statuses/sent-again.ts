import type { TSESTree } from '@typescript-eslint/types';
import { childNodes, isFunctionNode } from '../../src/analysis/index.js';
import type { MigratedProject, Site } from '../../src/migrate/codemod.js';
import { constantOf } from '../../src/migrate/constant-text.js';
import { writtenOptions } from '../../src/migrate/request-options.js';
import type { SiteFile } from '../../src/migrate/site-file.js';

/** Bodies that can be sent any number of times; a stream is used up by the first. */
const SENT_AGAIN = new Set([
  'string',
  'URLSearchParams',
  'FormData',
  'Blob',
  'File',
  'ArrayBuffer',
  'Uint8Array',
  'Buffer',
]);

/** Whether the code of a call, run once more, sends the same request; null where that is not known. */
export function canBeSentAgain(
  { node, file, call }: Site,
  project: MigratedProject,
): { isAsync: boolean } | null {
  const [url, init] = node.arguments;
  if (url === undefined || node.arguments.some(({ type }) => type === 'SpreadElement')) return null;
  // A `Request` has its body in itself.
  if (call.url.kind === 'dynamic' && call.method !== 'GET' && call.method !== 'HEAD') return null;
  const options = writtenOptions(init, file, project);
  if (options === null) return null;
  const signal = options.members.get('signal');
  // It is to end the wait as well, and a wait that somebody else has written knows nothing of it.
  if (signal !== undefined && !isOwnTimeout(signal, file)) return null;
  const body = options.members.get('body');
  if (body !== undefined && !isSentAgain(body, file, project)) return null;
  const found = { isAsync: false };
  return node.arguments.every((one) => runsAgain(one, node, file, found)) ? found : null;
}

/** `AbortSignal.timeout(…)`, made anew for each attempt. */
function isOwnTimeout(node: TSESTree.Node, file: SiteFile): boolean {
  return (
    node.type === 'CallExpression' &&
    node.callee.type === 'MemberExpression' &&
    node.callee.object.type === 'Identifier' &&
    node.callee.object.name === 'AbortSignal' &&
    node.callee.property.type === 'Identifier' &&
    node.callee.property.name === 'timeout' &&
    file.variableOf(node.callee.object) === undefined
  );
}

function isSentAgain(node: TSESTree.Node, file: SiteFile, project: MigratedProject): boolean {
  switch (node.type) {
    case 'Literal':
    case 'TemplateLiteral':
      return true;
    case 'TSAsExpression':
      return isSentAgain(node.expression, file, project);
    case 'NewExpression':
      return node.callee.type === 'Identifier' && SENT_AGAIN.has(node.callee.name);
    case 'CallExpression':
      return isStringify(node.callee, file);
    case 'Identifier': {
      const [definition] = file.variableOf(node)?.defs ?? [];
      if (definition === undefined) return node.name === 'undefined';
      const type = file.typeOf(definition.name);
      if (type !== null) return SENT_AGAIN.has(file.textOf(type.typeAnnotation));
      const constant = constantOf(node, file, project);
      return constant !== null && isSentAgain(constant.node, constant.file, project);
    }
    default:
      return false;
  }
}

function isStringify(callee: TSESTree.Node, file: SiteFile): boolean {
  return (
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    callee.object.name === 'JSON' &&
    callee.property.type === 'Identifier' &&
    callee.property.name === 'stringify' &&
    file.variableOf(callee.object) === undefined
  );
}

/** Whether an expression can be run once more, later, and means what it meant the first time. */
function runsAgain(
  node: TSESTree.Node,
  call: TSESTree.Node,
  file: SiteFile,
  found: { isAsync: boolean },
): boolean {
  switch (node.type) {
    case 'AssignmentExpression':
    case 'UpdateExpression':
    case 'YieldExpression':
      return false;
    case 'AwaitExpression':
      found.isAsync = true;
      break;
    case 'Identifier':
      return isSettled(node, call, file);
    default:
      if (isFunctionNode(node)) return true;
  }
  const children =
    node.type === 'MemberExpression' && !node.computed
      ? [node.object]
      : node.type === 'Property' && !node.computed
        ? [node.value]
        : childNodes(node);
  return children.every((child) => runsAgain(child, call, file, found));
}

/** Whether what a name stands for at a call is what it stands for ever after. */
function isSettled(name: TSESTree.Identifier, call: TSESTree.Node, file: SiteFile): boolean {
  const variable = file.variableOf(name);
  if (variable === undefined) return true;
  const around = file.scopes.functionAround(call);
  return variable.references.every(
    (one) =>
      !one.isWrite() ||
      one.init === true ||
      (one.identifier.range[1] <= call.range[0] &&
        file.scopes.functionAround(one.identifier) === around),
  );
}
