import { isSkip, type MigratedProject, type Site } from '../../src/migrate/codemod.js';
import { writtenOptions } from '../../src/migrate/request-options.js';
import { memberName } from './ok-region.js';
import { planHolder } from './response-variable.js';

/** Packages whose function does what the platform's does, as far as its standard part is used. */
export const STAND_INS = new Set([
  'node-fetch',
  'cross-fetch',
  'isomorphic-fetch',
  'isomorphic-unfetch',
  'node-fetch-native',
  'whatwg-fetch',
  'unfetch',
]);

/** What a stand-in's Response has like the platform's. The body of node-fetch is a stream of Node's. */
const MEMBERS = new Set([
  'ok',
  'status',
  'statusText',
  'headers',
  'url',
  'json',
  'text',
  'arrayBuffer',
]);
const OPTIONS = new Set(['method', 'headers', 'body', 'signal', 'redirect']);

/** Whether a call of a stand-in, and what is done with its answer, is the same with the platform's own function. */
export function isPortable(site: Site, project: MigratedProject): boolean {
  const { file, node } = site;
  const options = writtenOptions(node.arguments[1], file, project);
  if (options === null) return false;
  if ([...options.members.keys()].some((name) => !OPTIONS.has(name))) return false;
  const body = options.members.get('body');
  // A form of the package form-data is no FormData.
  const isText =
    body === undefined ||
    body.type === 'TemplateLiteral' ||
    body.type === 'Literal' ||
    (body.type === 'CallExpression' && /^JSON\.stringify$/.test(file.textOf(body.callee)));
  if (!isText) return false;
  const held = planHolder(site);
  if (isSkip(held)) return false;
  if (held.kind === 'dropped') return true;
  return held.variable.references
    .filter((reference) => reference.isRead())
    .every(({ identifier }) => {
      const member = file.parentOf(identifier);
      const isMember = member?.type === 'MemberExpression' && member.object === identifier;
      return isMember && MEMBERS.has(memberName(member) ?? '');
    });
}
