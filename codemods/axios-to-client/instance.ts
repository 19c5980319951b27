import type { TSESTree } from '@typescript-eslint/types';
import { membersOf } from '../../src/migrate/client-module/project-client.js';
import {
  skip,
  type MigratedProject,
  type NeededImport,
  type SiteEdit,
  type Skip,
} from '../../src/migrate/codemod.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { axiosIdentifiers, axiosName } from './axios-names.js';
import { fieldOf, type ClassField } from './class-field.js';
import { text } from './options.js';
import { headersProblem, literalBehind } from './written-headers.js';
import { objectPieces, textOf, type NewOption } from './new-call.js';
import { usesOf, type Use } from '../../src/migrate/uses.js';

/** An axios instance that a module makes, or an object in one of its fields. */
export type Instance = ClassField;

/** What an instance becomes, and all calls that are made through it. */
export interface InstancePlan {
  kind: 'instance';
  instance: Instance;
  edits: SiteEdit[];
  imports: NeededImport[];
  released: TSESTree.Node[];
  uses: readonly Use[];
  /** What each call says for itself, since a client does not. */
  ofCalls: NewOption[];
  hasHeaders: boolean;
  hasBase: boolean;
  /** Its address is known not to end with a slash, which the client would take away. */
  endsPlainly: boolean;
}

/** The instance that an expression means, here or in the module that it comes from. */
export function instanceOf(
  node: TSESTree.Node,
  file: SiteFile,
  project: MigratedProject,
  depth = 0,
): Instance | null {
  if (node.type === 'MemberExpression') return fieldOf(node, file);
  if (node.type !== 'Identifier' || depth > 4) return null;
  const variable = file.variableOf(node);
  const definition = variable?.defs[0];
  if (variable === undefined || definition === undefined) return null;
  const { node: made, parent } = definition;
  if (made.type === 'VariableDeclarator') {
    const { id, init } = made;
    const isCreated =
      id.type === 'Identifier' &&
      init?.type === 'CallExpression' &&
      axiosName(init.callee, file) === 'create' &&
      parent?.type === 'VariableDeclaration' &&
      parent.kind === 'const';
    if (!isCreated) return null;
    const uses = (of: MigratedProject): Use[] | string => usesOf(variable, file, of);
    return { create: init, file, annotation: file.typeOf(id), isInPlace: true, uses };
  }
  if (parent?.type !== 'ImportDeclaration') return null;
  const path = project.resolve(parent.source.value, file);
  const other = path === null ? null : project.open(path);
  if (other === null) return null;
  const name =
    made.type === 'ImportDefaultSpecifier'
      ? 'default'
      : made.type === 'ImportSpecifier' && made.imported.type === 'Identifier'
        ? made.imported.name
        : null;
  const exported = name === null ? null : identifierExportedAs(name, other);
  return exported === null ? null : instanceOf(exported, other, project, depth + 1);
}

function identifierExportedAs(name: string, file: SiteFile): TSESTree.Identifier | null {
  for (const statement of file.program.body) {
    if (statement.type === 'ExportDefaultDeclaration' && name === 'default')
      return statement.declaration.type === 'Identifier' ? statement.declaration : null;
    if (statement.type !== 'ExportNamedDeclaration') continue;
    if (statement.declaration?.type === 'VariableDeclaration')
      for (const { id } of statement.declaration.declarations)
        if (id.type === 'Identifier' && id.name === name) return id;
    for (const { local, exported } of statement.specifiers)
      if (exported.type === 'Identifier' && exported.name === name && local.type === 'Identifier')
        return local;
  }
  return null;
}

/** The members of an object literal, those of constants that are spread into it included. */
function membersWithSpreads(
  node: TSESTree.Node,
  file: SiteFile,
): Map<string, TSESTree.Node> | null {
  if (node.type !== 'ObjectExpression') return null;
  const all = new Map<string, TSESTree.Node>();
  for (const member of node.properties) {
    const inner =
      member.type === 'SpreadElement'
        ? membersOf(literalBehind(member.argument, file))
        : membersOf({ ...node, properties: [member] });
    if (inner === null) return null;
    for (const [name, value] of inner) all.set(name, value);
  }
  return all;
}

/** What an instance becomes; the reason where some use of it cannot be followed. */
export function planInstance(instance: Instance, project: MigratedProject): InstancePlan | Skip {
  const { create, file, annotation } = instance;
  const place = (node: TSESTree.Node, where: SiteFile): string =>
    `${where.path}:${where.scopes.lines.at(node.range[0]).line}`;
  if (file.kind !== 'module') return skip('instance-shared', 'its module is no ES module');
  const uses = instance.uses(project);
  if (typeof uses === 'string') return skip('instance-shared', uses);
  for (const { node, file: where } of uses) {
    const member = where.parentOf(node);
    const isMember = member?.type === 'MemberExpression' && member.object === node;
    const name =
      isMember && !member.computed && member.property.type === 'Identifier'
        ? member.property.name
        : null;
    if (name === 'interceptors') return skip('interceptor-not-mapped', place(node, where));
    if (name === 'defaults') return skip('instance-shared', `defaults at ${place(node, where)}`);
  }
  const [given, ...more] = create.arguments;
  if (more.length > 0) return skip('instance-shared', place(create, file));
  const members =
    given === undefined ? new Map<string, TSESTree.Node>() : membersWithSpreads(given, file);
  if (members === null) return skip('options-dynamic', place(create, file));
  if (file.comments.some(({ start, end }) => create.range[0] <= start && end <= create.range[1]))
    return skip('shape-not-followed', 'a comment');
  const list: NewOption[] = [];
  const ofCalls: NewOption[] = [];
  for (const [name, value] of members) {
    switch (name) {
      case 'baseURL':
        list.push({ name: 'baseUrl', value });
        break;
      case 'headers': {
        const problem = headersProblem(value, file, project);
        if (problem !== null) return skip('headers-dynamic', problem);
        list.push({ name, value });
        break;
      }
      case 'timeout':
        list.push({ name, value });
        break;
      case 'withCredentials':
        if (value.type !== 'Literal') return skip('axios-option', name);
        if (value.value === true)
          ofCalls.push({ name: 'credentials', value: text('include', file) });
        break;
      default:
        return skip('axios-option', `${name} of an instance`);
    }
  }
  const need: NeededImport = { from: '@unhappy-path/client', name: 'createClient', file };
  const options = list.length === 0 ? '' : textOf(objectPieces(list, file, create.range[0]), file);
  const edits: SiteEdit[] = [
    {
      start: create.range[0],
      end: create.range[1],
      text: `${file.imports.nameOf(need)}(${options})`,
      file,
    },
  ];
  const imports = [need];
  if (annotation !== null) {
    const type = { from: '@unhappy-path/client', name: 'Client', isType: true, file };
    if (!instance.isInPlace) imports.push(type);
    const written = instance.isInPlace ? '' : `: ${file.imports.nameOf(type)}`;
    edits.push({ start: annotation.range[0], end: annotation.range[1], text: written, file });
  }
  return {
    kind: 'instance',
    instance,
    edits,
    imports,
    released: edits.flatMap(({ start, end }) => axiosIdentifiers(file, start, end)),
    uses,
    ofCalls,
    hasHeaders: members.has('headers'),
    hasBase: members.has('baseURL'),
    endsPlainly: endsPlainly(members.get('baseURL')),
  };
}

function endsPlainly(node: TSESTree.Node | undefined): boolean {
  const end =
    node?.type === 'TemplateLiteral'
      ? node.quasis.at(-1)?.value.cooked
      : node?.type === 'Literal'
        ? node.value
        : null;
  return typeof end === 'string' && /[^/?#]$/.test(end) && !/[?#]/.test(end);
}
