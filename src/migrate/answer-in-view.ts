import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { isFunctionNode } from '../analysis/index.js';
import type { NeededImport, Site } from './codemod.js';
import { isSentWithRetryAfter } from './retry-after-function.js';
import type { SiteFile } from './site-file.js';

/** How code at one place gets at the answer of a call. */
export interface AnswerInView {
  /** An expression for a header; undefined or null where the answer has none, or there is none. */
  header(name: string): string;
  /** A test that the answer has a status. */
  hasStatus(status: number): string;
  /** As `header`, where such a test has been passed. */
  headerThen(name: string): string;
  imports: readonly NeededImport[];
}

/** The answer as a node can read it: the response by its name, or the error that the client throws for it. */
export function answerAt(node: TSESTree.Node, site: Site): AnswerInView | null {
  const { file, call } = site;
  // What a client rejects with comes first: its response is one of a success.
  const error = caughtAround(node, file);
  const rejected = error === null ? null : ofError(error, site);
  if (rejected !== null) return rejected;
  const response = responseOf(site.node, file);
  if (response === null || !isInScope(response, node, file)) return null;
  const isResponse = call.client === 'fetch' || call.client === 'ky' || isOfOurClient(site);
  return isResponse ? ofResponse(response.name, file) : null;
}

/** Whether a call of `@unhappy-path/client` settles with a response: by its `fetch`, or inside of `answered()`. */
function isOfOurClient({ node, file, call }: Site): boolean {
  if (call.client !== 'other') return false;
  if (isAnswered(file.parentOf(node), file)) return true;
  const { callee } = node;
  return (
    callee.type === 'MemberExpression' &&
    callee.property.type === 'Identifier' &&
    !callee.computed &&
    callee.property.name === 'fetch'
  );
}

function isAnswered(node: TSESTree.Node | undefined, file: SiteFile): boolean {
  if (node?.type !== 'CallExpression' || node.callee.type !== 'Identifier') return false;
  const definition = file.variableOf(node.callee)?.defs[0];
  return (
    definition?.node.type === 'ImportSpecifier' &&
    definition.node.imported.type === 'Identifier' &&
    definition.node.imported.name === 'answered' &&
    definition.parent?.type === 'ImportDeclaration' &&
    definition.parent.source.value === '@unhappy-path/client'
  );
}

function ofResponse(name: string, { style: { quote } }: SiteFile): AnswerInView {
  const header = (wanted: string): string =>
    `${name}.headers.get(${quote}${wanted.toLowerCase()}${quote})`;
  return {
    header,
    headerThen: header,
    hasStatus: (status) => `${name}.status === ${status}`,
    imports: [],
  };
}

/** The variable that holds the response of a call. */
function responseOf(node: TSESTree.Node, file: SiteFile): Variable | null {
  const parent = file.parentOf(node);
  switch (parent?.type) {
    case 'AwaitExpression':
    case 'TSAsExpression':
    case 'TSNonNullExpression':
      return responseOf(parent, file);
    case 'CallExpression':
      return isAnswered(parent, file) || isSentWithRetryAfter(parent, file)
        ? responseOf(parent, file)
        : null;
    case 'ArrowFunctionExpression': {
      const outer = file.parentOf(parent);
      const isSent = outer?.type === 'CallExpression' && isSentWithRetryAfter(outer, file);
      return isSent && parent.body === node ? responseOf(parent, file) : null;
    }
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' ? (file.variableOf(parent.id) ?? null) : null;
    case 'AssignmentExpression':
      return parent.left.type === 'Identifier' ? (file.variableOf(parent.left) ?? null) : null;
    case 'MemberExpression': {
      const isThen = parent.property.type === 'Identifier' && parent.property.name === 'then';
      const outer = file.parentOf(parent);
      const [handler] = isThen && outer?.type === 'CallExpression' ? outer.arguments : [];
      const parameter =
        handler !== undefined && isFunctionNode(handler) ? handler.params[0] : undefined;
      return parameter?.type === 'Identifier' ? (file.variableOf(parameter) ?? null) : null;
    }
    case undefined:
    default:
      return null;
  }
}

/** Whether a variable holds its value at a node: declared around it, before it, and in the same function. */
function isInScope(variable: Variable, node: TSESTree.Node, file: SiteFile): boolean {
  const { block } = variable.scope;
  const [definition] = variable.identifiers;
  if (definition === undefined) return false;
  return (
    block.range[0] <= node.range[0] &&
    node.range[1] <= block.range[1] &&
    definition.range[1] <= node.range[0] &&
    file.scopes.functionAround(node) === file.scopes.functionAround(blockInner(definition, file))
  );
}

/** A parameter belongs to the function whose parameter it is. */
function blockInner(definition: TSESTree.Node, file: SiteFile): TSESTree.Node {
  const parent = file.parentOf(definition);
  return parent !== undefined && isFunctionNode(parent) ? parent.body : definition;
}

interface Caught {
  name: string;
  isTyped: boolean;
}

/** The error that the nearest `catch` around a node has taken. */
function caughtAround(node: TSESTree.Node, file: SiteFile): Caught | null {
  const isTyped = /\.[mc]?tsx?$/.test(file.path);
  for (const outer of file.around(node)) {
    if (outer.type === 'CatchClause')
      return outer.param?.type === 'Identifier' ? { name: outer.param.name, isTyped } : null;
    if (isFunctionNode(outer)) {
      const parent = file.parentOf(outer);
      const isHandler =
        parent?.type === 'CallExpression' &&
        parent.callee.type === 'MemberExpression' &&
        parent.callee.property.type === 'Identifier' &&
        parent.callee.property.name === 'catch' &&
        parent.arguments[0] === outer;
      const [error] = outer.params;
      return isHandler && error?.type === 'Identifier' ? { name: error.name, isTyped } : null;
    }
  }
  return null;
}

function ofError({ name, isTyped }: Caught, { call, file }: Site): AnswerInView | null {
  const { quote } = file.style;
  const key = (header: string): string => `${quote}${header.toLowerCase()}${quote}`;
  switch (call.client) {
    case 'axios': {
      const axios = importedAs('axios', file);
      if (axios === null) return null;
      const is = `${axios}.isAxiosError(${name})`;
      return {
        header: (header) =>
          isTyped
            ? `${is} ? ${name}.response?.headers[${key(header)}] : undefined`
            : `${name}.response?.headers[${key(header)}]`,
        headerThen: (header) => `${name}.response.headers[${key(header)}]`,
        hasStatus: (status) =>
          isTyped
            ? `${is} && ${name}.response?.status === ${status}`
            : `${name}.response?.status === ${status}`,
        imports: [],
      };
    }
    case 'ky':
    case 'got':
    case 'ofetch': {
      const need = {
        from: call.client,
        name: call.client === 'ofetch' ? 'FetchError' : 'HTTPError',
      };
      const is = `${name} instanceof ${file.imports.nameOf(need)}`;
      const status = call.client === 'got' ? 'statusCode' : 'status';
      const response = call.client === 'ofetch' ? 'response?' : 'response';
      return {
        header: (header) =>
          call.client === 'got'
            ? `${is} ? ${name}.response.headers[${key(header)}] : undefined`
            : `${is} ? ${name}.${response}.headers.get(${key(header)}) : undefined`,
        headerThen: (header) =>
          call.client === 'got'
            ? `${name}.response.headers[${key(header)}]`
            : `${name}.${response}.headers.get(${key(header)})`,
        hasStatus: (wanted) => `${is} && ${name}.${response}.${status} === ${wanted}`,
        imports: [need],
      };
    }
    case 'fetch':
    case 'undici':
    case 'superagent':
    case 'other':
      return null;
  }
}

/** The name under which a file has the default export of a package. */
function importedAs(source: string, file: SiteFile): string | null {
  for (const statement of file.program.body) {
    if (statement.type !== 'ImportDeclaration' || statement.source.value !== source) continue;
    const whole = statement.specifiers.find(({ type }) => type === 'ImportDefaultSpecifier');
    if (whole !== undefined) return whole.local.name;
  }
  return null;
}
