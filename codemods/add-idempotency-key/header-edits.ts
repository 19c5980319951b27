import type { KeyCarrier } from '@unhappy-path/client/contracts';
import type { TSESTree } from '@typescript-eslint/types';
import { insertArgument, insertMember } from '../../src/edits/insert-member.js';
import type { TextEdit } from '../../src/edits/text-edit.js';
import { skip, type Site, type Skip } from '../../src/migrate/codemod.js';
import { memberOf, optionsPlace } from '../../src/migrate/request-arguments.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { literalBehind, isPlainObject } from './headers-in-view.js';

/** Where a key is written to. */
export interface KeyPlace {
  /** The key has to be in scope here. */
  at: TSESTree.Node;
  edits(key: string): TextEdit[];
}

/** Where the request of a site takes its key, or why that is not known. */
export function keyPlace(site: Site, carrier: KeyCarrier): KeyPlace | Skip {
  return carrier.in === 'header' ? inHeaders(site, carrier.name) : inBody(site, carrier.name);
}

function inHeaders(site: Site, name: string): KeyPlace | Skip {
  const { file, node, call } = site;
  const place = call.via === null ? optionsPlace(site) : optionsOfWrapper(site);
  if (place === null) return skip('headers-dynamic');
  const member = (key: string): string => `${quoted(name, file)}: ${key}`;
  if (place.node === undefined) {
    if (node.arguments.length === 0) return skip('headers-dynamic');
    const gap = 'undefined, '.repeat(place.index - node.arguments.length);
    const options = (key: string): string => `${gap}{ headers: { ${member(key)} } }`;
    return { at: node, edits: (key) => [insertArgument(node, options(key), file)] };
  }
  const options = literalBehind(place.node, site);
  if (options === null) return skip('headers-dynamic', nameIn(place.node, file));
  const headers = memberOf(options, 'headers');
  if (headers === 'unseen') return skip('headers-dynamic', 'headers');
  if (headers === undefined) {
    const text = (key: string): string => `headers: { ${member(key)} }`;
    return { at: options, edits: (key) => [insertMember(options, text(key), file)] };
  }
  return inHeadersValue(headers, site, member);
}

/** The options that a wrapper of the project is handed: the one object that says how to send. */
function optionsOfWrapper({ node }: Site): ReturnType<typeof optionsPlace> {
  const index = node.arguments.findIndex(
    (one) =>
      one.type === 'ObjectExpression' &&
      (memberOf(one, 'method') !== undefined || memberOf(one, 'headers') !== undefined),
  );
  return index < 0 ? null : { index, node: node.arguments[index] };
}

function inHeadersValue(
  { value, shorthand }: TSESTree.Property,
  site: Site,
  member: (key: string) => string,
): KeyPlace | Skip {
  const { file } = site;
  const literal = literalBehind(value, site);
  if (literal !== null)
    return { at: literal, edits: (key) => [insertMember(literal, member(key), file)] };
  const made = value.type === 'NewExpression' ? headersMade(value, site) : null;
  if (made !== null) return inHeadersValue({ ...emptyProperty, value: made }, site, member);
  if (value.type === 'NewExpression' && value.arguments.length === 0)
    return { at: value, edits: (key) => [intoEmpty(value, `{ ${member(key)} }`, file)] };
  if (!isPlainObject(value, site)) return skip('headers-dynamic', nameIn(value, file));
  const [start, end] = value.range;
  const copy = (key: string): string => `{ ...${file.textOf(value)}, ${member(key)} }`;
  const before = shorthand ? `${file.textOf(value)}: ` : '';
  return { at: value, edits: (key) => [{ start, end, text: before + copy(key) }] };
}

const emptyProperty = { shorthand: false } as TSESTree.Property;

/** The literal in `new Headers({ … })`. */
function headersMade(value: TSESTree.NewExpression, { file }: Site): TSESTree.Expression | null {
  const [first] = value.arguments;
  const isHeaders =
    value.callee.type === 'Identifier' &&
    value.callee.name === 'Headers' &&
    file.variableOf(value.callee) === undefined;
  return isHeaders && first?.type === 'ObjectExpression' ? first : null;
}

function intoEmpty(call: TSESTree.NewExpression, text: string, file: SiteFile): TextEdit {
  const hasParentheses = file.textOf(call).endsWith(')');
  const at = call.range[1] - (hasParentheses ? 1 : 0);
  return { start: at, end: at, text: hasParentheses ? text : `(${text})` };
}

function inBody(site: Site, name: string): KeyPlace | Skip {
  const { file, node, call } = site;
  const place = optionsPlace(site);
  const options =
    place?.node === undefined || call.client === 'axios' ? null : literalBehind(place.node, site);
  const sent =
    call.client === 'axios'
      ? node.arguments[1]
      : options === null
        ? undefined
        : (valueOf(options, 'json') ?? valueOf(options, 'body'));
  const json = sent?.type === 'CallExpression' ? sent.arguments[0] : sent;
  const literal = json === undefined ? null : literalBehind(json, site);
  if (literal === null) return skip('headers-dynamic', name);
  const member = /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name, file);
  return { at: literal, edits: (key) => [insertMember(literal, `${member}: ${key}`, file)] };
}

function valueOf(literal: TSESTree.ObjectExpression, name: string): TSESTree.Node | undefined {
  const member = memberOf(literal, name);
  return member === undefined || member === 'unseen' ? undefined : member.value;
}

function quoted(name: string, { style }: SiteFile): string {
  return `${style.quote}${name}${style.quote}`;
}

function nameIn(node: TSESTree.Node, file: SiteFile): string | undefined {
  return file.textOf(node).split('\n', 1)[0];
}
