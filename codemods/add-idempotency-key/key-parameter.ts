import type { TSESTree } from '@typescript-eslint/types';
import { childNodes } from '../../src/analysis/index.js';
import { insertArgument } from '../../src/edits/insert-member.js';
import type { TextEdit } from '../../src/edits/text-edit.js';
import { skip, type Site, type Skip } from '../../src/migrate/codemod.js';
import { statementsAround } from '../../src/migrate/enclosing.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import type { KeyPlace } from './header-edits.js';
import { constant } from './make-key.js';
import { repeats, varies } from './same-operation.js';

type AnyFunction =
  TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;

/**
 * The key as a last parameter of the function around a request, where it is this that is called again: by itself, or by
 * those who call it. Others that call it get a key for each call.
 */
export function* keyParameters(
  place: KeyPlace,
  name: string,
  made: string,
  site: Site,
): Generator<TextEdit[] | Skip> {
  const { file } = site;
  const around = file.scopes.functionAround(place.at);
  if (around.type === 'Program') return;
  const calls = callsOf(around, file);
  if (calls === null) {
    yield skip('operation-not-known');
    return;
  }
  const parameter = parameterEdit(around, name, made, file);
  if (parameter === null) {
    yield skip('operation-not-known');
    return;
  }
  if (varies(site.node, around.body, file)) {
    yield skip('operation-not-known');
    return;
  }
  const inner = calls.filter((call) => isWithin(call, around));
  const outer = calls.filter((call) => !isWithin(call, around));
  const own = [
    ...place.edits(name),
    parameter,
    ...inner.flatMap((call) => argument(call, name, around, file)),
  ];
  if (inner.length > 0) yield own;
  // The callers that repeat: each with a key of its own, made as far out as the facts ask for.
  const depths = outer.map((call) => [...statementsAround(call, file)]);
  const deepest = Math.max(0, ...depths.map(({ length }) => length));
  for (let depth = 1; depth < deepest; depth += 1) {
    const edits = outer.flatMap((call, at) => {
      const statement = depths[at]?.[depth];
      if (statement === undefined || !repeats(statement, call, file)) return [];
      if (varies(call, statement, file)) return [];
      return [constant(statement, name, made, file), ...argument(call, name, around, file)];
    });
    if (edits.length > 0) yield [...own, ...edits];
  }
}

function parameterEdit(
  around: AnyFunction,
  name: string,
  made: string,
  file: SiteFile,
): TextEdit | null {
  const isTyped = /\.[mc]?tsx?$/.test(file.path);
  const text = `${name}${isTyped ? ': string' : ''} = ${made}`;
  const last = around.params.at(-1);
  if (last?.type === 'RestElement') return null;
  if (last !== undefined) {
    const end = last.range[1];
    const hasParentheses = file.text.slice(around.range[0], last.range[0]).includes('(');
    return hasParentheses ? { start: end, end, text: `, ${text}` } : null;
  }
  const open = file.text.indexOf(
    '(',
    around.type === 'FunctionDeclaration' && around.id !== null
      ? around.id.range[1]
      : around.range[0],
  );
  return open < 0 || open > around.body.range[0] ? null : { start: open + 1, end: open + 1, text };
}

/** The key among the arguments of a call: those that it leaves out before it are left out in words. */
function argument(
  call: TSESTree.CallExpression,
  name: string,
  around: AnyFunction,
  file: SiteFile,
): TextEdit[] {
  const missing = Math.max(0, around.params.length - call.arguments.length);
  return [insertArgument(call, `${'undefined, '.repeat(missing)}${name}`, file)];
}

/** Every call of a function; null where it is also handed over, or called in a way that is not followed. */
function callsOf(around: AnyFunction, file: SiteFile): TSESTree.CallExpression[] | null {
  const parent = file.parentOf(around);
  if (parent?.type === 'MethodDefinition') return callsOfMethod(parent, file);
  const name =
    around.type === 'FunctionDeclaration'
      ? around.id
      : parent?.type === 'VariableDeclarator'
        ? parent.id
        : null;
  if (name?.type !== 'Identifier') return null;
  const uses = (file.variableOf(name)?.references ?? []).map(
    ({ identifier }) => identifier as TSESTree.Node,
  );
  const calls: TSESTree.CallExpression[] = [];
  for (const use of uses) {
    if (use === name) continue;
    const outer = file.parentOf(use);
    if (outer?.type === 'ExportSpecifier') continue;
    if (outer?.type !== 'CallExpression' || outer.callee !== use) return null;
    if (outer.arguments.some(({ type }) => type === 'SpreadElement')) return null;
    calls.push(outer);
  }
  return calls;
}

/** The calls by `this` in the class of a method. */
function callsOfMethod(
  method: TSESTree.MethodDefinition,
  file: SiteFile,
): TSESTree.CallExpression[] | null {
  const { key } = method;
  const body = file.parentOf(method);
  if (key.type !== 'Identifier' || method.computed || method.kind !== 'method') return null;
  const calls: TSESTree.CallExpression[] = [];
  const others: TSESTree.Node[] = [];
  const visit = (node: TSESTree.Node): void => {
    if (
      node.type === 'MemberExpression' &&
      node.object.type === 'ThisExpression' &&
      node.property.type === 'Identifier' &&
      node.property.name === key.name
    ) {
      const outer = file.parentOf(node);
      const isCall = outer?.type === 'CallExpression' && outer.callee === node;
      if (isCall && !outer.arguments.some(({ type }) => type === 'SpreadElement'))
        calls.push(outer);
      else others.push(node);
    }
    for (const child of childNodes(node)) visit(child);
  };
  if (body !== undefined) visit(body);
  return others.length === 0 ? calls : null;
}

function isWithin({ range }: TSESTree.Node, { range: outer }: TSESTree.Node): boolean {
  return outer[0] <= range[0] && range[1] <= outer[1];
}
