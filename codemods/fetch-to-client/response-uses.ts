import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { isSkip, skip, type Site, type Skip } from '../../src/migrate/codemod.js';
import type { SkipReason } from '../../src/migrate/skip-reasons.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { isAlwaysRead } from './always-read.js';
import { memberName, regionAt } from './ok-region.js';
import { actsBefore, failsAlike } from './read-place.js';

/** What the client is to make of a success. */
export type As = 'json' | 'text' | 'blob' | 'stream' | 'response';

/** One place at which the answer is read, and what stands there afterwards. */
export interface Read {
  /** Of the whole that is replaced: `await res.json()`. */
  node: TSESTree.Node;
  /** Whether it is read on the way of a failure too. */
  isShared: boolean;
}

/** What the code does with an answer, as far as the way of a success is concerned. */
export interface Uses {
  as: As;
  reads: readonly Read[];
  /** Uses of a success that need the `Response` itself. */
  bare: readonly TSESTree.Node[];
  /** Uses of either kind of answer that need the `Response` itself. */
  either: readonly TSESTree.Node[];
  /** Whether `ok` is looked at. */
  isTested: boolean;
}

/** Members that a success has under the same name. */
const SAME = new Set(['ok', 'status', 'headers']);

const BODIES: Readonly<Record<string, As>> = { json: 'json', text: 'text', blob: 'blob' };

/** What a success keeps as it is where the client leaves its body to the code. */
const LEFT_TO_THE_CODE: ReadonlySet<SkipReason> = new Set(['body-read-sometimes', 'body-not-json']);

/** What becomes of an answer in the way of a success, or why that is not followed. */
export function planUses(response: Variable, site: Site): Uses | Skip {
  const uses = planData(response, site);
  if (!isSkip(uses) || !LEFT_TO_THE_CODE.has(uses.reason)) return uses;
  return planResponse(response, site.file);
}

/** The code reads the body by itself, when and as it likes. */
function planResponse(response: Variable, file: SiteFile): Uses | Skip {
  const bare: TSESTree.Node[] = [];
  const either: TSESTree.Node[] = [];
  let isTested = false;
  for (const reference of response.references) {
    if (!reference.isRead()) continue;
    const use = reference.identifier;
    const parent = file.parentOf(use);
    const name =
      parent?.type === 'MemberExpression' && parent.object === use ? memberName(parent) : null;
    if (name === 'ok') isTested = true;
    if (name !== null && SAME.has(name)) continue;
    const region = regionAt(use, response, file);
    if (region === 'failed') continue;
    if (region === 'ok') bare.push(use);
    else if (name !== null) either.push(use);
    else return skip('response-leaves', file.textOf(parent ?? use).split('\n', 1)[0]);
  }
  return { as: 'response', reads: [], bare, either, isTested };
}

/** The client reads the body of a success. */
function planData({ references }: Variable, { node: request, file }: Site): Uses | Skip {
  const uses = references
    .filter((one) => one.isRead())
    .map(({ identifier }) => identifier as TSESTree.Identifier);
  const variable = references[0]?.resolved ?? null;
  if (variable === null)
    return { as: 'response', reads: [], bare: [], either: [], isTested: false };
  const reads: Read[] = [];
  const kinds = new Set<As>();
  const bare: TSESTree.Node[] = [];
  let isTested = false;
  for (const use of uses) {
    const parent = file.parentOf(use);
    const member = parent?.type === 'MemberExpression' && parent.object === use ? parent : null;
    const name =
      member?.property.type === 'Identifier' && !member.computed ? member.property.name : '';
    if (name === 'ok') isTested = true;
    if (SAME.has(name)) continue;
    const region = regionAt(use, variable, file);
    if (region === 'failed') continue;
    if (region === 'unknown' && (member === null || BODIES[name] === undefined))
      return skip(
        'response-leaves',
        member === null ? file.textOf(parent ?? use).split('\n', 1)[0] : name,
      );
    const call = member === null ? undefined : file.parentOf(member);
    const kind = BODIES[name];
    if (
      member !== null &&
      kind !== undefined &&
      call?.type === 'CallExpression' &&
      call.callee === member
    ) {
      const read = readAround(call, region === 'unknown', file);
      if (isSkip(read)) return read;
      if (file.hasComment(...read.node.range))
        return skip('shape-not-followed', 'a comment within a read');
      if (!isAlwaysRead(read.node, variable, file)) return skip('body-read-sometimes');
      if (!failsAlike(read.node, request, file)) return skip('body-read-sometimes', 'its own try');
      if (actsBefore(read.node, request, variable, file))
        return skip('body-read-sometimes', 'something is done before it is read');
      kinds.add(kind);
      reads.push(read);
    } else if (name === 'body' && member !== null) {
      kinds.add('stream');
      reads.push({ node: member, isShared: false });
    } else bare.push(use);
  }
  const [only] = kinds;
  if (kinds.size > 1) return skip('body-not-json', [...kinds].join(', '));
  if (only === undefined || bare.length === 0)
    return { as: only ?? 'response', reads, bare, either: [], isTested };
  return skip('response-leaves', 'its body is read and the response handed on');
}

/** `await res.json()`, or `res.json()` where that is returned. */
function readAround(call: TSESTree.CallExpression, isShared: boolean, file: SiteFile): Read | Skip {
  if (call.arguments.length > 0) return skip('shape-not-followed');
  const parent = file.parentOf(call);
  if (parent?.type === 'AwaitExpression') return { node: parent, isShared };
  const isHandedOn =
    parent?.type === 'ReturnStatement' ||
    (parent?.type === 'ArrowFunctionExpression' && parent.body === call) ||
    (parent?.type === 'ConditionalExpression' && parent.test !== call);
  if (isHandedOn) return { node: call, isShared };
  // `res.json().catch(() => null)` has an answer for a body that is none, where the client rejects.
  return skip('body-not-json', file.textOf(parent ?? call).split('\n', 1)[0]);
}
