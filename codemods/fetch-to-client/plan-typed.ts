import type { TSESTree } from '@typescript-eslint/types';
import { isFunctionNode } from '../../src/analysis/index.js';
import type { ClientModule } from '../../src/migrate/client-module/client-module.js';
import {
  isSkip,
  skip,
  type MigratedProject,
  type NeededImport,
  type Site,
  type SiteEdit,
  type SitePlan,
  type Skip,
} from '../../src/migrate/codemod.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { asksForSyntax } from './caught-error.js';
import { chooseTypedClient } from './choose-client.js';
import { foldOf, type Fold } from './fold.js';
import { planRequest, type TypedRequest } from './plan-request.js';
import { dataType, type SaidType } from './response-type.js';
import { planHolder, type Held } from './response-variable.js';
import { planUses, type Uses } from './response-uses.js';
import { planSendable } from './sendable.js';
import { writtenOptions } from '../../src/migrate/request-options.js';

const PACKAGE = '@unhappy-path/client';

/** `fetch(…)` to `api.get(…)` and its like, with the code around it where that changes with it. */
export function planTyped(site: Site, module: ClientModule, project: MigratedProject): SitePlan {
  const { file, node, call } = site;
  const callee = planSendable(site, module, project);
  if (isSkip(callee)) return callee;
  const held = planHolder(site);
  if (isSkip(held)) return held;
  const uses = usesOf(held, site);
  if (isSkip(uses)) return uses;
  // A body that counts as a success whatever the status is the defect itself, which a migration neither mends nor hides.
  const isUnchecked =
    !uses.isTested &&
    call.checked !== 'yes' &&
    uses.reads.length + uses.bare.length + uses.either.length > 0;
  if (isUnchecked && !goesOnWithEither(uses, file)) return skip('status-unchecked');
  if (uses.as === 'json' && asksForSyntax(node, file)) return skip('failure-read', 'SyntaxError');
  const client = chooseTypedClient(
    site,
    writtenOptions(node.arguments[1], file, project),
    module,
    project,
  );
  if (isSkip(client)) return client;
  const request = planRequest(site, client, uses.as, project);
  if (isSkip(request)) return request;
  const type = dataType(uses, file);
  const need: NeededImport = { from: module.path, name: client.name };
  const name = file.imports.nameOf(need);
  const fold = request.hasSignal ? null : foldOf(held, uses, file);
  const sent = sentAs(callee, name, request, type);
  return fold === null
    ? planAnswered(site, held, uses, { sent, type, need })
    : planFolded(site, held, uses, fold, { sent, type, need });
}

interface Sending {
  /** Edits of the call itself. */
  sent: SentCall;
  type: SaidType | null;
  need: NeededImport;
}

interface SentCall {
  start: number;
  /** Code of the callee with the type of the data. */
  callee: string;
  calleeEnd: number;
  before: string;
  edits: readonly SiteEdit[];
}

function usesOf(held: Held, site: Site): Uses | Skip {
  if (held.kind === 'dropped')
    return { as: 'response', reads: [], bare: [], either: [], isTested: false };
  return planUses(held.variable, site);
}

function sentAs(
  callee: TSESTree.Node,
  name: string,
  { member, before, edits }: TypedRequest,
  type: SaidType | null,
): SentCall {
  return {
    start: callee.range[0],
    callee: `${name}${member}${type === null ? '' : `<${type.code}>`}`,
    calleeEnd: callee.range[1],
    before,
    edits,
  };
}

/** The edits of the call, with code put around it. */
function callEdits(
  { node }: Site,
  { start, callee, calleeEnd, before, edits }: SentCall,
  around = '',
): SiteEdit[] {
  const [first] = node.arguments;
  return [
    { start, end: calleeEnd, text: `${around}${callee}` },
    ...(before === '' || first === undefined
      ? []
      : [{ start: first.range[0], end: first.range[0], text: before }]),
    ...edits,
  ];
}

/** The code keeps looking at the status by itself. */
function planAnswered(site: Site, held: Held, uses: Uses, { sent, type, need }: Sending): SitePlan {
  const { file, node } = site;
  const answered: NeededImport = { from: PACKAGE, name: 'answered' };
  const wrapper = file.imports.nameOf(answered);
  return {
    kind: 'migrate',
    edits: [
      ...callEdits(site, sent, `${wrapper}(`),
      { start: node.range[1], end: node.range[1], text: ')' },
      ...uses.reads.flatMap((read) => readEdits(read.node, read.isShared, type, file)),
      ...uses.bare.map((use) => bareEdit(use, file)),
      ...uses.either.map((use) => eitherEdit(use, file)),
      ...annotationEdits(held, file),
    ],
    imports: [need, answered],
    released: [node.callee],
  };
}

/** `res` to `res.data`, which is the `Response` of a success. */
function bareEdit(use: TSESTree.Node, file: SiteFile): SiteEdit {
  const parent = file.parentOf(use);
  const name = parent?.type === 'Property' && parent.shorthand ? `: ${file.textOf(use)}` : '';
  return { start: use.range[1], end: use.range[1], text: `${name}.data` };
}

function eitherEdit(use: TSESTree.Node, file: SiteFile): SiteEdit {
  const name = file.textOf(use);
  return { start: use.range[0], end: use.range[1], text: `(${name}.ok ? ${name}.data : ${name})` };
}

/** `await res.json()` to `res.data`; on the way of a failure the response is still there to be read. */
function readEdits(
  node: TSESTree.Node,
  isShared: boolean,
  type: SaidType | null,
  file: SiteFile,
): SiteEdit[] {
  const member = node.type === 'AwaitExpression' ? node.argument : node;
  const object = memberObject(member);
  if (object === null) return [];
  const name = file.textOf(object);
  if (isShared) {
    const either = `${name}.ok ? ${name}.data : ${file.textOf(node)}`;
    const [start, end] = node.range;
    return [{ start, end, text: standsAlone(node, file) ? either : `(${either})` }];
  }
  const whole = type?.assertion ?? node;
  const isInParentheses =
    whole === node &&
    file.text[node.range[0] - 1] === '(' &&
    file.text[node.range[1]] === ')' &&
    isGroup(node, file);
  const [start, end] = isInParentheses ? [node.range[0] - 1, node.range[1] + 1] : whole.range;
  return [{ start, end, text: `${name}.data` }];
}

function memberObject(node: TSESTree.Node): TSESTree.Node | null {
  if (node.type === 'MemberExpression') return node.object;
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return null;
  return node.callee.object;
}

/** Whether the one read of a body can say in so many words that it takes that of a failure as well. */
function goesOnWithEither({ reads, bare, either }: Uses, file: SiteFile): boolean {
  const [read, ...more] = reads;
  if (read === undefined || more.length + bare.length + either.length > 0) return false;
  const parent = file.parentOf(read.node);
  return (
    read.isShared &&
    (standsAlone(read.node, file) || (parent !== undefined && isFunctionNode(parent)))
  );
}

/** Whether the parentheses around a node are its own, and not those of a call. */
function isGroup(node: TSESTree.Node, file: SiteFile): boolean {
  const parent = file.parentOf(node);
  return parent?.type === 'MemberExpression' || parent?.type === 'TSAsExpression';
}

/** Whether a conditional can stand in the place of a node as it is. */
function standsAlone(node: TSESTree.Node, file: SiteFile): boolean {
  const parent = file.parentOf(node);
  const isGrouped =
    file.text[node.range[0] - 1] === '(' && file.text[node.range[1]] === ')' && isGroup(node, file);
  return (
    isGrouped ||
    parent?.type === 'VariableDeclarator' ||
    parent?.type === 'AssignmentExpression' ||
    parent?.type === 'ReturnStatement' ||
    (parent?.type === 'CallExpression' && parent.callee !== node)
  );
}

/** A `Response` is what it no longer is. */
function annotationEdits(held: Held, file: SiteFile): SiteEdit[] {
  if (held.kind === 'dropped') return [];
  return held.variable.identifiers.flatMap((name) => {
    const type = file.typeOf(name);
    if (type === null || file.textOf(type.typeAnnotation) !== 'Response') return [];
    return [{ start: type.range[0], end: type.range[1], text: '' }];
  });
}

/** The check and the read go: the client does both. */
function planFolded(
  site: Site,
  held: Held,
  uses: Uses,
  fold: Fold,
  { sent, need }: Sending,
): SitePlan {
  const { file, node } = site;
  const rename: NeededImport = { from: PACKAGE, name: 'withMessage' };
  const { message } = fold;
  const caught =
    message === null
      ? ''
      : `.catch(${file.imports.nameOf(rename)}(${message.needsStatus ? `({ status }) => ${message.code}` : message.code}))`;
  const isStatement = held.kind === 'variable';
  const start = isStatement ? declarationStart(held, file) : sent.start;
  return {
    kind: 'migrate',
    edits: [
      ...(isStatement ? [{ start, end: sent.start, text: fold.before }] : []),
      ...callEdits(site, sent),
      {
        start: node.range[1],
        end: fold.end,
        text: `${caught}${isStatement && file.text[fold.end - 1] === ';' ? ';' : ''}`,
      },
    ],
    imports: message === null ? [need] : [need, rename],
    released: [node.callee],
  };
}

function declarationStart(held: Extract<Held, { kind: 'variable' }>, file: SiteFile): number {
  const declaration = held.declaration === null ? undefined : file.parentOf(held.declaration);
  return declaration?.range[0] ?? 0;
}
