import type { TSESTree } from '@typescript-eslint/types';
import { membersOf } from '../../src/migrate/client-module/project-client.js';
import { skip, type MigratedProject, type Skip } from '../../src/migrate/codemod.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { axiosName } from './axios-names.js';
import { functionBehind, returnedBy } from './function-behind.js';
import { headersIn, headersProblem, literalBehind } from './written-headers.js';

/** The settings of a request, wherever they are written. */
export interface Settings {
  /** By name, those that are spread included; what comes later goes before. */
  members: ReadonlyMap<string, TSESTree.Node>;
  /** Values with settings that mean the same to the client, which stay as they are. */
  spreads: readonly TSESTree.Node[];
  /** An object that only this request uses: it is rewritten where it stands. */
  holder: Holder | null;
  /** Expressions that are no longer written, since all that they say is what the client does. */
  dropped: readonly TSESTree.Node[];
  /** What the user should look at: a setting that reads as if axios did something by it. */
  note: string | null;
}

/** `const config = { … }`, which one request is given. */
export interface Holder {
  declarator: TSESTree.VariableDeclarator;
  literal: TSESTree.ObjectExpression;
  /** Where the request reads it. */
  use: TSESTree.Identifier;
}

/** Read the settings of a request; the reason where they are not all in view. */
export function settingsOf(
  node: TSESTree.CallExpressionArgument | undefined,
  file: SiteFile,
  project: MigratedProject,
): Settings | Skip {
  const found = new FoundSettings(file, project);
  const problem = node === undefined ? null : found.addAll(node);
  return problem === null ? found : skip('options-dynamic', problem);
}

class FoundSettings implements Settings {
  readonly members = new Map<string, TSESTree.Node>();
  readonly spreads: TSESTree.Node[] = [];
  readonly dropped: TSESTree.Node[] = [];
  holder: Holder | null = null;
  note: string | null = null;
  /** The names that a spread may bring. */
  private readonly spreadNames = new Set<string>();

  constructor(
    private readonly file: SiteFile,
    private readonly project: MigratedProject,
  ) {}

  /** Take over what an expression says; in words what of it is not followed. */
  addAll(node: TSESTree.Node): string | null {
    const { file } = this;
    const said = file.textOf(node).split('\n', 1)[0] ?? '';
    switch (node.type) {
      case 'ObjectExpression':
        return this.addMembers(node);
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
        return this.addAll(node.expression);
      case 'Identifier': {
        const holder = this.holder === null ? holderOf(node, file) : null;
        const isTyped = holder !== null && file.typeOf(holder.declarator.id) !== null;
        if (!isTyped && this.addSpread(node)) return null;
        if (holder === null) return said;
        this.holder = holder;
        return this.addMembers(holder.literal);
      }
      case 'CallExpression':
        return this.addReturned(node) ? null : said;
      default:
        return this.addSpread(node) ? null : said;
    }
  }

  private addMembers(object: TSESTree.ObjectExpression): string | null {
    const { file } = this;
    for (const member of object.properties) {
      if (member.type === 'SpreadElement') {
        if (this.addAll(member.argument) !== null)
          return file.textOf(member).split('\n', 1)[0] ?? '';
        continue;
      }
      if (member.computed || member.key.type !== 'Identifier' || member.kind !== 'init')
        return file.textOf(member.key);
      const { name } = member.key;
      if (this.drops(name, member.value)) this.dropped.push(member.value);
      else this.members.set(name, member.value);
    }
    return null;
  }

  private drops(name: string, value: TSESTree.Node): boolean {
    if (!isWhatTheClientDoes(name, value)) return false;
    if (name === 'fetch')
      this.note =
        'axios does not read its `fetch`; where that is to send it, give it to the client';
    return true;
  }

  /** A value that can be spread for the client as it is. */
  private addSpread(node: TSESTree.Node): boolean {
    const names = namesThatMeanTheSame(node, this.file, this.project);
    if (names === null) return false;
    // Which of two goes before, their order says: that is kept only where it does not matter, or the spread comes first.
    if (names.some((name) => this.members.has(name) || this.spreadNames.has(name))) return false;
    for (const name of names) this.spreadNames.add(name);
    this.spreads.push(node);
    return true;
  }

  /** `getSettings()`, which gives an object whose members need no value of the function that makes it. */
  private addReturned(call: TSESTree.CallExpression): boolean {
    const called = functionBehind(call.callee, this.file, this.project);
    const returned = called === null ? null : returnedBy(called.fn);
    const [only, ...others] = returned ?? [];
    if (called === null || only === undefined || others.length > 0) return false;
    if (called.fn.body.type === 'BlockStatement' && called.fn.body.body.length > 1) return false;
    if (called.fn.async || call.arguments.length > 0) return false;
    const members = membersOf(only);
    if (members === null) return false;
    for (const [name, value] of members) {
      if (this.drops(name, value)) continue;
      // A value of the function is not in reach; what the client has not, is refused by name.
      if (WRITTEN.has(name) && value.type !== 'Literal') return false;
      if (IN_REACH.has(name)) return false;
      this.members.set(name, value);
    }
    this.dropped.push(call);
    return true;
  }
}

/** Settings whose value alone says what becomes of them. */
const WRITTEN = new Set(['withCredentials', 'responseType']);
/** Settings whose value is written into the new call. */
const IN_REACH = new Set(['url', 'method', 'data', 'params', 'headers', 'timeout', 'signal']);
const UNLIMITED = new Set(['maxBodyLength', 'maxContentLength']);

/** A setting that changes nothing for the client: how it sends anyway, no limit, what axios does not read either. */
function isWhatTheClientDoes(name: string, node: TSESTree.Node): boolean {
  const value = node.type === 'TSAsExpression' ? node.expression : node;
  // Not a setting of axios, whose own is `env.fetch`.
  if (name === 'fetch') return value.type === 'Identifier' || value.type === 'MemberExpression';
  if (name === 'adapter') return value.type === 'Literal' && value.value === 'fetch';
  return UNLIMITED.has(name) && isInfinite(value);
}

function isInfinite(node: TSESTree.Node): boolean {
  if (node.type === 'Identifier') return node.name === 'Infinity';
  if (node.type === 'UnaryExpression')
    return node.operator === '-' && node.argument.type === 'Literal' && node.argument.value === 1;
  return (
    node.type === 'MemberExpression' &&
    node.object.type === 'Identifier' &&
    node.object.name === 'Number' &&
    node.property.type === 'Identifier' &&
    node.property.name === 'POSITIVE_INFINITY'
  );
}

/** The variable that holds an object for one request only: nothing else reads it, and nothing is added to it. */
function holderOf(use: TSESTree.Identifier, file: SiteFile): Holder | null {
  const variable = file.variableOf(use);
  const made = variable?.defs[0]?.node;
  if (variable === undefined || made?.type !== 'VariableDeclarator') return null;
  const { id, init } = made;
  if (id.type !== 'Identifier' || init?.type !== 'ObjectExpression') return null;
  const declaration = file.parentOf(made);
  const around = declaration === undefined ? undefined : file.parentOf(declaration);
  if (declaration?.type !== 'VariableDeclaration' || declaration.declarations.length > 1)
    return null;
  if (around?.type === 'ExportNamedDeclaration') return null;
  const typed = file.typeOf(id)?.typeAnnotation;
  const isOfAxios =
    typed?.type === 'TSTypeReference' && axiosName(typed.typeName, file) === 'AxiosRequestConfig';
  if (typed !== undefined && !isOfAxios) return null;
  const reads = variable.references.filter(({ init: isInit }) => isInit !== true);
  const isOnly = reads.length === 1 && reads[0]?.identifier === use && !reads[0].isWrite();
  return isOnly ? { declarator: made, literal: init, use } : null;
}

/** The names of settings that have the same names and meanings for the client; null where there may be others. */
function namesThatMeanTheSame(
  node: TSESTree.Node,
  file: SiteFile,
  project: MigratedProject,
): string[] | null {
  if (node.type === 'ConditionalExpression') {
    const one = namesThatMeanTheSame(node.consequent, file, project);
    const other = namesThatMeanTheSame(node.alternate, file, project);
    return one === null || other === null ? null : [...one, ...other];
  }
  if (node.type === 'LogicalExpression' && node.operator === '&&')
    return namesThatMeanTheSame(node.right, file, project);
  const members = membersOf(literalBehind(node, file));
  if (members === null) return null;
  const isAll = [...members].every(([name, value]) => {
    if (name === 'timeout' || name === 'signal') return true;
    if (name !== 'headers') return false;
    const type = headersIn(value, file)?.get('content-type');
    const isJson =
      type === undefined || (type.type === 'Literal' && type.value === 'application/json');
    return isJson && headersProblem(value, file, project) === null;
  });
  return isAll ? [...members.keys()] : null;
}
