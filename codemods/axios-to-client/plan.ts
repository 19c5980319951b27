import type { TSESTree } from '@typescript-eslint/types';
import { childNodes } from '../../src/analysis/index.js';
import type { ApiCall } from '../../src/facts/index.js';
import type { ClientModule } from '../../src/migrate/client-module/client-module.js';
import {
  skip,
  type MigratedProject,
  type NeededImport,
  type Site,
  type SiteEdit,
  type Skip,
} from '../../src/migrate/codemod.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { THROWN } from './answer-plan.js';
import { planAnswer } from './answer.js';
import { axiosIdentifiers, axiosName } from './axios-names.js';
import { chooseClient } from './choose-client.js';
import { followPromise, newFailurePlan } from './failure.js';
import { instanceOf, type Instance, type InstancePlan } from './instance.js';
import { dividedBy, holderEdits, staysWithout } from './holder.js';
import { commentsBefore, losesComment } from './kept-comments.js';
import { editsFor, objectPieces, type NewOption, type Piece } from './new-call.js';
import { planOptions, text } from './options.js';
import { readRequest, type WrittenRequest } from './request.js';

/** What is to be done at one call, and in which code all other axios calls have to be migrated as well. */
export interface LonePlan {
  kind: 'alone';
  edits: SiteEdit[];
  imports: NeededImport[];
  released: TSESTree.Node[];
  shared: { file: SiteFile; start: number; end: number }[];
  /** The instance by which it is sent, which becomes a client with all of its calls. */
  instance: InstancePlan | null;
  /** What the user should look at. */
  note: string | null;
  /** The promises and functions through which the error goes. */
  follows: ReadonlySet<TSESTree.Node>;
}

const HELPERS = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD']);
const PACKAGE = '@unhappy-path/client';

/** Plan one call by itself. */
export function planAlone(
  site: Site,
  module: ClientModule,
  project: MigratedProject,
  clients: { setUp(): string | null; instance(of: Instance): InstancePlan | Skip },
): LonePlan | Skip {
  const { call, file, node } = site;
  if (file.kind === 'script') return skip('not-a-module');
  if (module.below.has(file.absolute)) return skip('client-module');
  const request = readRequest(site, project);
  if ('kind' in request) return request;
  const instance = planClient(request.client, file, project, clients);
  if (instance !== null && instance.kind === 'skip') return instance;
  if (isUrlObject(request.url, file)) return skip('shape-not-followed', 'a URL object');
  const options = planOptions(request, file, project);
  if ('kind' in options) return options;
  const answer = planAnswer({ node, file, project, method: request.method, type: request.type });
  if ('kind' in answer && answer.kind === 'skip') return answer;
  if (!('suffix' in answer)) return skip('shape-not-followed');
  const list = [...request.spreads.map((value) => ({ name: '...', value })), ...options.list];
  if (instance !== null) {
    const problem = instanceProblem(instance, request, list, file);
    if (problem !== null) return problem;
    const said = new Set(list.map(({ name }) => name));
    list.push(...instance.ofCalls.filter(({ name }) => !said.has(name)));
  }
  const as = options.as ?? (answer.kind === 'text' || answer.kind === 'unread' ? 'text' : 'json');
  if (answer.kind === 'unknown' && options.as === null)
    return skip(
      'body-not-json',
      'nothing says that its data are JSON; say so with a type: get<…>(…)',
    );
  if (answer.kind !== 'none' && as !== 'json') list.push({ name: 'as', value: text(as, file) });
  if (call.retry !== null) list.push({ name: 'retry', value: 'false' });

  const failure = newFailurePlan(file, project);
  followPromise(node, file, failure);
  if (failure.problem !== null) return skip('failure-read', failure.problem);
  const imports: NeededImport[] = [...failure.imports];
  let sender = file.textOf(request.client);
  if (instance === null) {
    const client = chooseClient(module);
    if (client === null) return skip('no-client', call.url.host ?? undefined);
    const need = { from: module.path, name: client.name };
    imports.push(need);
    sender = file.imports.nameOf(need);
  }
  const method = HELPERS.has(request.method) ? request.method.toLowerCase() : 'request';
  const type = as === 'json' && answer.type !== '' ? `<${answer.type}>` : '';
  const name = method === 'request' ? `${text(request.method, file)}, ` : '';
  const commented = list
    .map((option) => ({ ...option, comments: commentsBefore(option.value, file) }))
    .sort((one, other) => compare(placeOf(one), placeOf(other)));
  const { inHolder, inCall } = dividedBy(request.holder, commented);
  const held = request.holder === null ? [] : holderEdits(request.holder, inHolder, file);
  if (held === null || !staysWithout(request, file)) return skip('options-dynamic', 'its object');
  const pieces: Piece[] = [`${sender}.${method}${type}(${name}`, request.url];
  if (inCall.length > 0) pieces.push(', ', ...objectPieces(inCall, file, node.range[0]));
  pieces.push(`)${answer.suffix}`);
  // Where the answer is read as a result, the failure is thrown there, by the helper or by `throw` for the compiler.
  const thrown = ({ text: written, ...edit }: SiteEdit): SiteEdit => {
    if (!failure.readsMessage || !written.includes(THROWN))
      return { ...edit, text: written.replaceAll(THROWN, '') };
    const helper = { from: PACKAGE, name: 'withMessage', file: edit.file ?? file };
    imports.unshift(helper);
    const handler = `${helper.file.imports.nameOf(helper)}(${MESSAGE})`;
    return { ...edit, text: written.replace(THROWN, `${handler}(`).replace(THROWN, ')') };
  };
  if (failure.readsMessage && answer.suffix === '') {
    const helper = { from: PACKAGE, name: 'withMessage' };
    imports.unshift(helper);
    pieces.push(`.catch(${file.imports.nameOf(helper)}(${MESSAGE}))`);
  }
  const kept = request.type !== null && type !== '' ? [request.type] : [];
  if (losesComment(node, file, [request.url, ...kept, ...list.map(({ value }) => value)]))
    return skip('shape-not-followed', 'a comment');
  const edits: SiteEdit[] = [
    ...held,
    ...answer.edits.map(thrown),
    ...failure.edits,
    ...editsFor(node.range, pieces, file),
  ];
  const released = [
    ...edits.flatMap((edit) => axiosIdentifiers(edit.file ?? file, edit.start, edit.end)),
    ...request.dropped.flatMap((value) => identifiersIn(value)),
  ];
  return {
    kind: 'alone',
    edits,
    imports,
    released,
    shared: failure.shared,
    instance,
    note: request.note,
    follows: failure.seen,
  };
}

/** The instance by which a call is sent; null for axios itself. */
function planClient(
  node: TSESTree.Node,
  file: SiteFile,
  project: MigratedProject,
  clients: { setUp(): string | null; instance(of: Instance): InstancePlan | Skip },
): InstancePlan | Skip | null {
  if (axiosName(node, file) === 'default') {
    const setUp = clients.setUp();
    return setUp === null ? null : skip('interceptor-not-mapped', setUp);
  }
  const instance = instanceOf(node, file, project);
  if (instance === null) return skip('instance-shared', file.textOf(node).split('\n', 1)[0]);
  return clients.instance(instance);
}

/** `new URL(…)`, also behind a variable: the client takes texts. */
function isUrlObject(node: TSESTree.Node, file: SiteFile): boolean {
  if (node.type === 'NewExpression') return true;
  const made = node.type === 'Identifier' ? file.variableOf(node)?.defs[0]?.node : undefined;
  return made?.type === 'VariableDeclarator' && made.init?.type === 'NewExpression';
}

/** Why a call through an instance would be sent otherwise: the client's headers go to its own origin only. */
function instanceProblem(
  { hasBase, hasHeaders, endsPlainly }: InstancePlan,
  { url }: WrittenRequest,
  list: readonly NewOption[],
  file: SiteFile,
): Skip | null {
  const start = startOf(url);
  if (hasBase && hasHeaders && (start === null || /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(start)))
    return skip('client-headers', file.textOf(url).split('\n', 1)[0]);
  if (
    hasBase &&
    ((start === '' && !(endsPlainly && url.type === 'Literal')) ||
      start?.startsWith('?') === true ||
      start?.startsWith('//') === true)
  )
    return skip('shape-not-followed', 'the path');
  const isForm = list.some(({ name }) => name === 'form' || name === 'body');
  return isForm && hasHeaders ? skip('client-headers', 'Content-Type') : null;
}

/** The characters that an address starts with; null where it starts with a value. */
function startOf(node: TSESTree.Node): string | null {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node.type === 'TemplateLiteral') {
    const first = node.quasis[0]?.value.cooked ?? '';
    return first === '' && node.expressions.length > 0 ? null : first;
  }
  if (node.type === 'BinaryExpression' && node.operator === '+') return startOf(node.left);
  return null;
}

/** What axios says of an answer. */
const MESSAGE = '({ status }) => `Request failed with status code ${status}`';

/** In the order in which they stand in the code; what is new comes last. */
function placeOf({ value }: NewOption): number {
  return typeof value === 'string' ? Infinity : value.range[0];
}

/** What a value is made of by name. */
function identifiersIn(node: TSESTree.Node): TSESTree.Node[] {
  const own = node.type === 'Identifier' ? [node] : [];
  return [...own, ...childNodes(node).flatMap(identifiersIn)];
}

function compare(one: number, other: number): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

/** Whether a call stands in a piece of code. */
export function isWithin(
  call: ApiCall,
  code: { file: SiteFile; start: number; end: number },
): boolean {
  if (call.file !== code.file.path) return false;
  const at = code.file.scopes.lines.offsetOf(call.line, call.column);
  return code.start <= at && at < code.end;
}
