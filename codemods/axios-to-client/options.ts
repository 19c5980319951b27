import type { TSESTree } from '@typescript-eslint/types';
import { skip, type MigratedProject, type Skip } from '../../src/migrate/codemod.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { evident } from './evident.js';
import type { NewOption } from './new-call.js';
import type { WrittenRequest } from './request.js';
import { valuesProblem } from './object-values.js';
import { headersIn, headersNamed, headersProblem } from './written-headers.js';

/** How the body of an answer is asked for, where it is not JSON. */
type As = 'json' | 'text' | 'blob';

/** The options of the new call. */
export interface NewOptions {
  list: NewOption[];
  /** By `responseType`; null where that is not said. */
  as: As | null;
  hasSignal: boolean;
}

/** The options of the client that send the same; the reason where there are none. */
export function planOptions(
  request: WrittenRequest,
  file: SiteFile,
  project: MigratedProject,
): NewOptions | Skip {
  const { options, data, method } = request;
  const list: NewOption[] = [];
  const headers = options.get('headers');
  const written =
    headers === undefined ? new Map<string, TSESTree.Node>() : headersIn(headers, file);
  const type = contentType(headers === undefined ? null : headersNamed(headers, file));
  if (data !== null) {
    if (method === 'GET' || method === 'HEAD') return skip('axios-option', 'data');
    const body = planBody(data, type, file, project);
    if ('kind' in body) return body;
    if (body.name !== '') list.push(body);
  }
  const params = options.get('params');
  if (params !== undefined) {
    const problem = queryProblem(params, file, project);
    if (problem !== null) return skip('axios-option', problem);
    list.push({ name: 'query', value: params });
  }
  if (headers !== undefined) {
    const problem = headersProblem(headers, file, project);
    if (problem !== null) return skip('headers-dynamic', problem);
    const isJson = list[0]?.name === 'json';
    const isForm = list[0]?.name === 'form';
    const kept = [...(written ?? [])].filter(([name, value]) =>
      name === 'content-type' ? !isDropped(value, isJson, isForm) : true,
    );
    const isInPlace = headers.type === 'ObjectExpression';
    if (isInPlace && written !== null && kept.length < written.size) {
      const text = kept.map(([, value]) => memberText(value, file)).join(', ');
      if (kept.length > 0) list.push({ name: 'headers', value: `{ ${text} }`, from: headers });
    } else if (isForm && (written === null || kept.length < written.size)) {
      return skip('axios-option', 'Content-Type of a form');
    } else if (written === null || written.size > 0) {
      list.push({ name: 'headers', value: headers });
    }
  }
  let as: As | null = null;
  let hasSignal = false;
  for (const [name, value] of options) {
    switch (name) {
      case 'headers':
      case 'params':
        break;
      case 'timeout':
        list.push({ name, value });
        break;
      case 'signal':
        hasSignal = true;
        list.push({ name, value });
        break;
      case 'withCredentials':
        if (value.type !== 'Literal') return skip('axios-option', name);
        if (value.value === true) list.push({ name: 'credentials', value: text('include', file) });
        break;
      case 'responseType': {
        if (value.type !== 'Literal') return skip('axios-option', name);
        if (value.value === 'json') as = 'json';
        else if (value.value === 'text' || value.value === 'blob') as = value.value;
        else return skip('axios-option', `responseType ${String(value.value)}`);
        break;
      }
      default:
        return skip('axios-option', name);
    }
  }
  return { list, as, hasSignal };
}

export function text(value: string, { style }: SiteFile): string {
  return `${style.quote}${value}${style.quote}`;
}

function memberText(value: TSESTree.Node, file: SiteFile): string {
  const property = file.parentOf(value);
  return property === undefined ? file.textOf(value) : file.textOf(property);
}

function contentType(headers: ReadonlyMap<string, TSESTree.Node> | null): string | null {
  const node = headers?.get('content-type');
  return node?.type === 'Literal' && typeof node.value === 'string'
    ? node.value.toLowerCase()
    : null;
}

/** The client and the platform set these themselves; a form's needs a boundary that only the platform knows. */
function isDropped(node: TSESTree.Node, isJson: boolean, isForm: boolean): boolean {
  const value = node.type === 'Literal' ? node.value : null;
  return (isJson && value === 'application/json') || (isForm && value === 'multipart/form-data');
}

function planBody(
  node: TSESTree.Node,
  type: string | null,
  file: SiteFile,
  project: MigratedProject,
): NewOption | Skip {
  if (node.type === 'Literal' && node.value === null) return { name: '', value: '' };
  const shape = evident(node, file, project);
  const isJson = type?.startsWith('application/json') === true;
  switch (shape?.of) {
    case 'nothing':
      return { name: '', value: '' };
    case 'object':
      if (type !== null && !isJson) return skip('axios-option', `data as ${type}`);
      return { name: 'json', value: node };
    case 'form-data':
      if (type !== null && type !== 'multipart/form-data')
        return skip('axios-option', `data as ${type}`);
      return { name: 'form', value: node };
    case 'search-params':
      if (type !== null && type !== 'application/x-www-form-urlencoded')
        return skip('axios-option', `data as ${type}`);
      return shape.isOptional ? skip('axios-option', 'data') : { name: 'form', value: node };
    case 'text':
      // Without a type axios says that it is a form; as JSON it puts quotes around a text that is none.
      return type === null || shape.isOptional || (isJson && !isStringified(node, file))
        ? skip('axios-option', 'data that is text')
        : { name: 'body', value: node };
    default:
      return skip('axios-option', 'data whose kind is not known');
  }
}

/** `JSON.stringify(…)`, also behind a variable that keeps its value. */
function isStringified(node: TSESTree.Node, file: SiteFile): boolean {
  if (node.type === 'Identifier') {
    const variable = file.variableOf(node);
    const made = variable?.defs[0]?.node;
    const isKept = variable?.references.every((one) => !one.isWrite() || one.init === true);
    if (isKept !== true || made?.type !== 'VariableDeclarator' || made.init === null) return false;
    return made.init.type === 'CallExpression' && isStringified(made.init, file);
  }
  return (
    node.type === 'CallExpression' &&
    node.callee.type === 'MemberExpression' &&
    file.textOf(node.callee) === 'JSON.stringify'
  );
}

/** Why a query may be written otherwise than axios does: dates, lists and objects differ. */
function queryProblem(
  node: TSESTree.Node,
  file: SiteFile,
  project: MigratedProject,
): string | null {
  if (evident(node, file, project)?.of === 'search-params') return null;
  const problem = valuesProblem(node, file, project, (shape, value) => {
    if (value?.type === 'Literal' && value.value === null) return true;
    return shape?.of === 'text' || shape?.of === 'scalar' || shape?.of === 'nothing';
  });
  return problem === null ? null : `params: ${problem}`;
}
