import type { TSESTree } from '@typescript-eslint/types';
import { childNodes } from '../../src/analysis/index.js';
import type { MigratedProject } from '../../src/migrate/codemod.js';
import { constantOf } from '../../src/migrate/constant-text.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { isOfPackage } from './of-package.js';
import { textOf } from '../../src/migrate/uses.js';

type FunctionNode =
  TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

/** A function that gets the errors of a server's handlers: the one of Express that has four parameters. */
export interface ErrorMiddleware {
  fn: FunctionNode;
  file: SiteFile;
}

/**
 * Whether an identifier is the `next` of a handler that a package's router was given.
 *
 * `router.get('/', async (req, res, next) => …)`
 */
export function isNext(node: TSESTree.Node, file: SiteFile, project: MigratedProject): boolean {
  if (node.type !== 'Identifier') return false;
  const definition = file.variableOf(node)?.defs[0];
  const fn = definition?.type === 'Parameter' ? definition.node : undefined;
  if (fn === undefined || !('params' in fn) || definition === undefined) return false;
  const call = file.parentOf(fn);
  return (
    fn.params.indexOf(definition.name as TSESTree.Parameter) === 2 &&
    fn.params.length === 3 &&
    call?.type === 'CallExpression' &&
    call.callee.type === 'MemberExpression' &&
    isOfPackage(call.callee, file, project)
  );
}

const known = new WeakMap<MigratedProject, ErrorMiddleware[] | null>();

/** Every error handler of the servers of a project; null where one is not in view. */
export function errorMiddleware(project: MigratedProject): ErrorMiddleware[] | null {
  let found = known.get(project);
  if (found === undefined) {
    found = findAll(project);
    known.set(project, found);
  }
  return found;
}

function findAll(project: MigratedProject): ErrorMiddleware[] | null {
  const all: ErrorMiddleware[] = [];
  for (const absolute of project.files) {
    if (!textOf(absolute).includes('.use(')) continue;
    const file = project.open(absolute);
    if (file === null) return null;
    for (const argument of argumentsOfUse(file.program)) {
      const given = functionBehind(argument, file, project);
      if (given !== null && given.fn.params.length === 4) all.push(given);
    }
  }
  return all;
}

function argumentsOfUse(node: TSESTree.Node): TSESTree.Node[] {
  const own =
    node.type === 'CallExpression' &&
    node.callee.type === 'MemberExpression' &&
    node.callee.property.type === 'Identifier' &&
    node.callee.property.name === 'use'
      ? node.arguments
      : [];
  return [...own, ...childNodes(node).flatMap(argumentsOfUse)];
}

function functionBehind(
  node: TSESTree.Node,
  file: SiteFile,
  project: MigratedProject,
): ErrorMiddleware | null {
  if (node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression')
    return { fn: node, file };
  if (node.type !== 'Identifier') return null;
  const definition = file.variableOf(node)?.defs[0];
  if (definition?.node.type === 'FunctionDeclaration') return { fn: definition.node, file };
  const constant = constantOf(node, file, project);
  if (constant !== null) return functionBehind(constant.node, constant.file, project);
  if (definition?.parent?.type !== 'ImportDeclaration') return null;
  const path = project.resolve(definition.parent.source.value, file);
  const other = path === null ? null : project.open(path);
  const { node: made } = definition;
  const name =
    made.type === 'ImportSpecifier' && made.imported.type === 'Identifier'
      ? made.imported.name
      : null;
  for (const statement of other?.program.body ?? []) {
    const declaration =
      statement.type === 'ExportNamedDeclaration' || statement.type === 'ExportDefaultDeclaration'
        ? statement.declaration
        : null;
    if (declaration?.type !== 'FunctionDeclaration' || other === null) continue;
    const isIt =
      statement.type === 'ExportDefaultDeclaration' ? name === null : declaration.id?.name === name;
    if (isIt) return { fn: declaration, file: other };
  }
  return null;
}
