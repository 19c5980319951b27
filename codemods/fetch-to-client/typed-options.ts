import type { TSESTree } from '@typescript-eslint/types';
import { withoutMembers } from '../../src/edits/object-members.js';
import type { ProjectClient } from '../../src/migrate/client-module/project-client.js';
import { skip, type MigratedProject, type SiteEdit, type Skip } from '../../src/migrate/codemod.js';
import { isText } from './text-evidence.js';
import { codeOf, constantParts } from '../../src/migrate/constant-text.js';
import type { SiteFile } from '../../src/migrate/site-file.js';

/** What becomes of the options of a call. */
export interface TypedOptions {
  /** Code of the method: a name of the client's methods, or an expression for `request`. */
  method: { name: string } | { code: string };
  edits: SiteEdit[];
  /** Where members can be added: behind the last one that stays; null where the object is to be made. */
  end: { at: number; isEmpty: boolean; argument: TSESTree.Node } | null;
  /** The whole argument goes, for nothing is left in it. */
  isGone: boolean;
  /** A signal may end the call, which callers see. */
  hasSignal: boolean;
}

/** Names that mean something to the client, and nothing to `fetch`. */
const OF_THE_CLIENT = new Set([
  'json',
  'form',
  'query',
  'schema',
  'as',
  'timeout',
  'deadline',
  'retry',
  'idempotencyKey',
  'idempotent',
  'resubmit',
]);

/** What means to the client what it means to `fetch`, so that it can stay where it is given now and then. */
const STAYS = new Set([
  'body',
  'signal',
  'credentials',
  'cache',
  'mode',
  'keepalive',
  'priority',
  'referrer',
  'referrerPolicy',
  'integrity',
  'duplex',
]);

const METHODS: Readonly<Record<string, string>> = {
  GET: 'get',
  POST: 'post',
  PUT: 'put',
  PATCH: 'patch',
  DELETE: 'delete',
};

/** Headers by which a server answers 304, which `fetch` counts as a failure and the client does not. */
const CONDITIONAL = new Set([
  'if-none-match',
  'if-modified-since',
  'if-match',
  'if-unmodified-since',
  'if-range',
]);

/** The options as the client's methods want them, or why they cannot be given. */
export function planOptions(
  node: TSESTree.Node | undefined,
  client: ProjectClient,
  file: SiteFile,
  project: MigratedProject,
): TypedOptions | Skip {
  if (node === undefined)
    return { method: { name: 'get' }, edits: [], end: null, isGone: false, hasSignal: false };
  if (node.type !== 'ObjectExpression') return dynamicOptions(node, file);
  return new ObjectPlan(node, client, file, project).plan();
}

/** Options that the caller hands over: the client takes those of `fetch`, and the method by itself. */
function dynamicOptions(node: TSESTree.Node, file: SiteFile): TypedOptions | Skip {
  if (node.type !== 'Identifier')
    return skip('options-dynamic', file.textOf(node).split('\n', 1)[0]);
  return {
    method: { code: methodIn(node, file) },
    edits: [],
    end: null,
    isGone: false,
    hasSignal: true,
  };
}

function methodIn(node: TSESTree.Identifier, file: SiteFile): string {
  const definition = file.variableOf(node)?.defs[0];
  const isThere =
    definition?.node.type === 'VariableDeclarator' ||
    file.variableOf(node)?.identifiers.some((name) => {
      const parent = file.parentOf(name);
      const isTyped =
        file.typeOf(name) !== null &&
        !/^\?/.test(file.text.slice(name.range[0] + node.name.length));
      return isTyped || parent?.type === 'AssignmentPattern';
    });
  return `${node.name}${isThere === true ? '' : '?'}.method ?? 'GET'`;
}

class ObjectPlan {
  private readonly gone = new Set<TSESTree.Node>();
  private readonly edits: SiteEdit[] = [];
  private method: TypedOptions['method'] = { name: 'get' };
  private hasSignal = false;

  constructor(
    private readonly node: TSESTree.ObjectExpression,
    private readonly client: ProjectClient,
    private readonly file: SiteFile,
    private readonly project: MigratedProject,
  ) {}

  plan(): TypedOptions | Skip {
    const { node, file } = this;
    const members = new Map<string, TSESTree.Property>();
    for (const [index, member] of node.properties.entries()) {
      if (member.type === 'SpreadElement') {
        const given = membersGiven(member.argument);
        if (given !== null) {
          if (given.some((name) => !STAYS.has(name)))
            return skip('options-dynamic', given.join(', '));
          this.hasSignal ||= given.includes('signal');
          continue;
        }
        if (index > 0 || member.argument.type !== 'Identifier')
          return skip('options-dynamic', file.textOf(member).split('\n', 1)[0]);
        this.method = { code: methodIn(member.argument, file) };
        this.hasSignal = true;
        continue;
      }
      const name = nameOf(member);
      if (name === null || members.has(name)) return skip('options-dynamic', 'a computed name');
      if (OF_THE_CLIENT.has(name)) return skip('options-dynamic', name);
      members.set(name, member);
    }
    const refused =
      this.takeMethod(members.get('method')) ??
      this.takeBody(members.get('body'), members.get('headers')) ??
      this.takeRedirect(members.get('redirect'));
    if (refused !== null) return refused;
    this.hasSignal ||= members.has('signal');
    return this.result();
  }

  private result(): TypedOptions | Skip {
    const { node, gone } = this;
    const edits = [...this.edits, ...withoutMembers(node, gone)];
    if (edits.some(({ start, end }) => this.file.hasComment(start, end)))
      return skip('shape-not-followed', 'a comment among its options');
    const last = node.properties.filter((member) => !gone.has(member)).at(-1);
    return {
      method: this.method,
      edits,
      end: { at: last?.range[1] ?? node.range[1] - 1, isEmpty: last === undefined, argument: node },
      isGone: last === undefined,
      hasSignal: this.hasSignal,
    };
  }

  private takeMethod(member: TSESTree.Property | undefined): Skip | null {
    if (member === undefined) return null;
    const { value } = member;
    if (value.type === 'Literal' && typeof value.value === 'string') {
      const method = value.value.toUpperCase();
      const name = METHODS[method];
      if (method === 'HEAD') return skip('method-dynamic', 'HEAD');
      this.method = name === undefined ? { code: this.file.textOf(value) } : { name };
    } else if (value.type === 'Identifier' || value.type === 'MemberExpression') {
      const isGiven = isText(value, this.file, this.project);
      this.method = { code: `${this.file.textOf(value)}${isGiven ? '' : " ?? 'GET'"}` };
    } else if (
      isText(value, this.file, this.project) ||
      // As good as `given ?? 'GET'`, which is written for a name alone.
      (value.type === 'LogicalExpression' && isText(value.right, this.file, this.project))
    ) {
      this.method = { code: this.file.textOf(value) };
    } else return skip('method-dynamic', this.file.textOf(value).split('\n', 1)[0]);
    this.gone.add(member);
    return null;
  }

  private takeRedirect(member: TSESTree.Property | undefined): Skip | null {
    if (member === undefined) return null;
    const isFollowed = member.value.type === 'Literal' && member.value.value === 'follow';
    return isFollowed ? null : skip('options-dynamic', 'redirect');
  }

  private takeBody(
    body: TSESTree.Property | undefined,
    headers: TSESTree.Property | undefined,
  ): Skip | null {
    const written = headers?.value.type === 'ObjectExpression' ? headers.value : null;
    const members = written === null ? [] : written.properties;
    const named = new Map<string, TSESTree.Property>();
    for (const member of members) {
      const name = member.type === 'Property' ? nameOf(member)?.toLowerCase() : undefined;
      if (name !== undefined && member.type === 'Property') named.set(name, member);
    }
    for (const name of named.keys())
      if (CONDITIONAL.has(name)) return skip('options-dynamic', name);
    const gone = new Set<TSESTree.Node>();
    const json = body === undefined ? null : this.stringified(body);
    const type = named.get('content-type');
    const isJson = type?.value.type === 'Literal' && type.value.value === 'application/json';
    if (body !== undefined && json !== null && isJson) {
      gone.add(type);
      this.edits.push(
        { start: body.range[0], end: json.range[0], text: 'json: ' },
        { start: json.range[1], end: body.range[1], text: '' },
      );
    }
    for (const [name, value] of this.client.headers ?? []) {
      const own = named.get(name);
      const parts = own === undefined ? null : constantParts(own.value, this.file, this.project);
      if (own !== undefined && parts !== null && codeOf(parts) === value) gone.add(own);
    }
    if (headers === undefined || written === null || gone.size === 0) return null;
    if (gone.size === written.properties.length) this.gone.add(headers);
    else this.edits.push(...withoutMembers(written, gone));
    return null;
  }

  /** What `JSON.stringify(…)` is given, where a body is that. */
  private stringified({ value }: TSESTree.Property): TSESTree.Node | null {
    if (value.type !== 'CallExpression' || value.callee.type !== 'MemberExpression') return null;
    const { object, property } = value.callee;
    const [content, more] = value.arguments;
    const isStringify =
      object.type === 'Identifier' &&
      object.name === 'JSON' &&
      this.file.variableOf(object) === undefined &&
      property.type === 'Identifier' &&
      property.name === 'stringify';
    if (!isStringify || content === undefined || more !== undefined) return null;
    return content.type === 'SpreadElement' ? null : content;
  }
}

/** The names that `...(given ? { body } : {})` or `...(given && { body })` may add; null where they are not in view. */
function membersGiven(node: TSESTree.Node): string[] | null {
  switch (node.type) {
    case 'ObjectExpression': {
      const names = node.properties.map((one) => (one.type === 'Property' ? nameOf(one) : null));
      return names.every((name) => name !== null) ? names : null;
    }
    case 'ConditionalExpression': {
      const [one, other] = [membersGiven(node.consequent), membersGiven(node.alternate)];
      return one === null || other === null ? null : [...one, ...other];
    }
    case 'LogicalExpression':
      return node.operator === '&&' ? membersGiven(node.right) : null;
    default:
      return null;
  }
}

function nameOf({ key, computed }: TSESTree.Property): string | null {
  if (computed) return null;
  return key.type === 'Identifier' ? key.name : String(key.value);
}
