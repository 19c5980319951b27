import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { skip, type MigratedProject, type SiteEdit, type Skip } from '../../src/migrate/codemod.js';
import type { SiteFile } from '../../src/migrate/site-file.js';
import { lineIndentAt } from '../../src/edits/text-style.js';
import { axiosName, isTypeScript } from './axios-names.js';
import { dataKind, type DataKind } from './data-kind.js';
import { nameForData } from './data-name.js';

/** What becomes of the code that reads an answer. */
export interface AnswerPlan {
  edits: SiteEdit[];
  /** The text of the type argument; empty for none. */
  type: string;
  kind: DataKind;
  /** Behind the new call: `.result()` where more than the data is read. */
  suffix: '' | '.result()';
}

export interface AnswerSite {
  node: TSESTree.Node;
  file: SiteFile;
  project: MigratedProject;
  method: string;
  /** The type argument of the call. */
  type: TSESTree.TypeNode | null;
}

/** Stands for what is thrown where an answer says failure, until it is known whether its message matters. */
export const THROWN = '\0';

/** Plan the reads of an answer; the reason where it goes where it cannot be followed. */
export function planAnswer(site: AnswerSite): AnswerPlan | Skip {
  const { file } = site;
  const { node, parent } = behindHandlers(site.node, file);
  if (parent === undefined) return skip('shape-not-followed');
  const then = thenOf(node, file);
  if (then !== null) {
    if (node !== site.node) return skip('shape-not-followed', 'then behind catch');
    return planCallback(then, site);
  }
  if (parent.type === 'AwaitExpression') return planAwaited(parent, site, node !== site.node);
  if (parent.type === 'ExpressionStatement') return unread(site);
  if (parent.type === 'UnaryExpression' && parent.operator === 'void') return unread(site);
  return skip('response-leaves');
}

/** The promise behind `.catch()` and `.finally()`. */
function behindHandlers(
  start: TSESTree.Node,
  file: SiteFile,
): { node: TSESTree.Node; parent: TSESTree.Node | undefined } {
  let node = start;
  for (;;) {
    const parent = file.parentOf(node);
    const call = parent === undefined ? undefined : file.parentOf(parent);
    const isHandler =
      parent?.type === 'MemberExpression' &&
      parent.object === node &&
      parent.property.type === 'Identifier' &&
      (parent.property.name === 'catch' || parent.property.name === 'finally') &&
      call?.type === 'CallExpression' &&
      call.callee === parent;
    if (!isHandler) return { node, parent };
    node = call;
  }
}

function thenOf(node: TSESTree.Node, file: SiteFile): TSESTree.CallExpression | null {
  const member = file.parentOf(node);
  const call = member === undefined ? undefined : file.parentOf(member);
  return member?.type === 'MemberExpression' &&
    member.object === node &&
    member.property.type === 'Identifier' &&
    member.property.name === 'then' &&
    call?.type === 'CallExpression' &&
    call.callee === member
    ? call
    : null;
}

function unread({ method }: AnswerSite): AnswerPlan {
  return { edits: [], type: '', kind: method === 'HEAD' ? 'none' : 'unread', suffix: '' };
}

function planAwaited(
  awaited: TSESTree.AwaitExpression,
  site: AnswerSite,
  hasCatch: boolean,
): AnswerPlan | Skip {
  const { file } = site;
  const parent = file.parentOf(awaited);
  if (parent?.type === 'ExpressionStatement') return unread(site);
  // What a handler gives is no answer.
  if (hasCatch) return skip('shape-not-followed', 'catch');
  if (parent?.type === 'MemberExpression' && parent.object === awaited) {
    if (parent.computed || parent.property.type !== 'Identifier') return skip('response-leaves');
    if (parent.property.name !== 'data') return skip('response-leaves', parent.property.name);
    return planReads([parent], site, (data) => {
      const around = file.parentOf(parent);
      const isInner =
        (around?.type === 'MemberExpression' && around.object === parent) ||
        (around?.type === 'CallExpression' && around.callee === parent) ||
        around?.type === 'TSNonNullExpression';
      const edits: SiteEdit[] = isInner
        ? [{ start: parent.object.range[1], end: parent.range[1], text: '' }]
        : [
            { start: parent.range[0], end: awaited.range[0], text: '' },
            { start: awaited.range[1], end: parent.range[1], text: '' },
          ];
      if (isInner) {
        // The bracket that closes the awaited expression stays.
        const close = file.text.indexOf(')', awaited.range[1]);
        edits[0] = { start: close + 1, end: parent.range[1], text: '' };
      }
      return { ...data, edits };
    });
  }
  if (parent?.type !== 'VariableDeclarator' || parent.init !== awaited)
    return skip(parent?.type === 'ReturnStatement' ? 'response-leaves' : 'shape-not-followed');
  return planVariable(parent, site);
}

/** `const { data } = await …` and `const res = await …`. */
function planVariable(
  declarator: TSESTree.VariableDeclarator,
  site: AnswerSite,
): AnswerPlan | Skip {
  const { file } = site;
  if (declarator.id.type === 'ObjectPattern') {
    const inner = dataPattern(declarator.id);
    if (inner === null) return skip('response-leaves', 'several of its members');
    const annotation = declaredData(declarator.id, file);
    if (annotation === undefined) return skip('shape-not-followed', 'type');
    const reads = readsOfPattern(inner, file);
    const plan = planReads(reads, site, (data) => ({
      ...data,
      edits: [
        {
          start: declarator.id.range[0],
          end: declarator.id.range[1],
          text: file.textOf(inner) + (annotation === null ? '' : `: ${annotation}`),
        },
      ],
    }));
    if ('kind' in plan && plan.kind === 'skip') return plan;
    return annotation !== null && 'edits' in plan && site.type === null
      ? { ...plan, type: annotation, kind: plan.kind === 'unknown' ? 'json' : plan.kind }
      : plan;
  }
  if (declarator.id.type !== 'Identifier') return skip('shape-not-followed');
  const variable = file.variableOf(declarator.id);
  if (variable === undefined) return skip('shape-not-followed');
  const declaration = file.parentOf(declarator);
  const around = declaration === undefined ? undefined : file.parentOf(declaration);
  const uses = around?.type === 'ExportNamedDeclaration' ? null : usesOf(variable, file);
  if (uses === null) return skip('response-leaves', declarator.id.name);
  const typed = annotationOf(declarator.id, file);
  if (typed === undefined) return skip('shape-not-followed', 'type');
  if (site.method === 'HEAD') return planHead(uses, declarator, site);
  const typedSite = typed === null || site.type !== null ? site : { ...site, type: typed };
  if (uses.meta.length > 0) return planResult(uses, declarator, declaration, typedSite);
  if (uses.data.length === 0) return skip('shape-not-followed', 'never read');
  const single = movedDeclaration(uses.data, declarator, file);
  if (single !== null) {
    const cast = single.cast;
    const from =
      typedSite.type === null && cast !== null ? { ...typedSite, type: cast } : typedSite;
    return planReads(single.reads, from, (data) => ({
      ...data,
      edits: [
        { start: declarator.id.range[0], end: declarator.id.range[1], text: single.pattern },
        { start: single.removed[0], end: single.removed[1], text: '' },
      ],
    }));
  }
  return planReads(uses.data, typedSite, (data) => {
    const name = nameForData(variable, file);
    return {
      ...data,
      edits: [
        { start: declarator.id.range[0], end: declarator.id.range[1], text: name },
        ...uses.data.map((read) => readEdit(read, name)),
      ],
    };
  });
}

/** `res.data.x` becomes `data.x`. */
function readEdit(read: TSESTree.Node, name: string): SiteEdit {
  return { start: read.range[0], end: read.range[1], text: name };
}

interface Uses {
  data: TSESTree.MemberExpression[];
  meta: TSESTree.MemberExpression[];
}

const META = new Set(['status', 'headers']);

function usesOf(variable: Variable, file: SiteFile): Uses | null {
  const uses: Uses = { data: [], meta: [] };
  for (const reference of variable.references) {
    if (reference.isWrite()) {
      if (reference.init === true) continue;
      return null;
    }
    const member = file.parentOf(reference.identifier);
    if (member?.type !== 'MemberExpression' || member.object !== reference.identifier) return null;
    if (member.computed || member.property.type !== 'Identifier') return null;
    const { name } = member.property;
    if (isWritten(member, file)) return null;
    if (name === 'data') uses.data.push(member);
    else if (META.has(name)) uses.meta.push(member);
    else return null;
  }
  return uses;
}

function isWritten(node: TSESTree.Node, file: SiteFile): boolean {
  const parent = file.parentOf(node);
  return (
    (parent?.type === 'AssignmentExpression' && parent.left === node) ||
    parent?.type === 'UpdateExpression' ||
    (parent?.type === 'UnaryExpression' && parent.operator === 'delete')
  );
}

/** `const res = …; const data = res.data;` with nothing in between, and no other read. */
function movedDeclaration(
  reads: readonly TSESTree.MemberExpression[],
  declarator: TSESTree.VariableDeclarator,
  file: SiteFile,
): {
  pattern: string;
  removed: [number, number];
  reads: TSESTree.Node[];
  cast: TSESTree.TypeNode | null;
} | null {
  const [read] = reads;
  if (read === undefined || reads.length > 1) return null;
  const around = file.parentOf(read);
  const cast = around?.type === 'TSAsExpression' ? around.typeAnnotation : null;
  const value = cast === null ? read : around;
  const second = value === undefined ? undefined : file.parentOf(value);
  if (second?.type !== 'VariableDeclarator' || second.init !== value) return null;
  const first = file.parentOf(declarator);
  const statement = file.parentOf(second);
  const block = first === undefined ? undefined : file.parentOf(first);
  if (first?.type !== 'VariableDeclaration' || statement?.type !== 'VariableDeclaration')
    return null;
  if (first.kind !== statement.kind || statement.declarations.length > 1) return null;
  if (first.declarations.length > 1) return null;
  if (block?.type !== 'BlockStatement') return null;
  if (block.body.indexOf(statement) !== block.body.indexOf(first) + 1) return null;
  const end = statement.range[1];
  if (file.hasComment(first.range[1], end)) return null;
  // Without a type argument a cast may say less than the code relies on; with both the cast stays.
  const pattern = file.textOf(second.id);
  return { pattern, removed: [first.range[1], end], reads: readsOfPattern(second.id, file), cast };
}

function planResult(
  uses: Uses,
  declarator: TSESTree.VariableDeclarator,
  declaration: TSESTree.Node | undefined,
  site: AnswerSite,
): AnswerPlan | Skip {
  const { file } = site;
  const block = declaration === undefined ? undefined : file.parentOf(declaration);
  if (declaration?.type !== 'VariableDeclaration' || declaration.declarations.length > 1)
    return skip('shape-not-followed');
  if (declaration.kind !== 'const' || declarator.id.type !== 'Identifier')
    return skip('shape-not-followed', declaration.kind);
  if (block?.type !== 'BlockStatement' && block?.type !== 'Program')
    return skip('shape-not-followed');
  const edits: SiteEdit[] = [];
  for (const read of uses.meta) {
    const edit = headerEdit(read, file);
    if (edit === undefined) return skip('response-leaves', file.textOf(read));
    if (edit !== null) edits.push(edit);
  }
  const { name } = declarator.id;
  const { semicolons, eol } = file.style;
  const end = declaration.range[1];
  const annotation = declarator.id.typeAnnotation;
  if (annotation != null)
    edits.push({ start: annotation.range[0], end: annotation.range[1], text: '' });
  const indent = lineIndentAt(file.text, declaration.range[0]);
  edits.push({
    start: end,
    end,
    text: `${eol}${indent}if (!${name}.ok) throw ${THROWN}${name}.error${THROWN}${semicolons ? ';' : ''}`,
  });
  if (uses.data.length === 0) return { edits, type: '', kind: 'unread', suffix: '.result()' };
  return planReads(uses.data, site, (data) => ({ ...data, edits, suffix: '.result()' }));
}

function planHead(
  uses: Uses,
  declarator: TSESTree.VariableDeclarator,
  site: AnswerSite,
): AnswerPlan | Skip {
  const { file } = site;
  if (uses.data.length > 0) return skip('response-leaves', 'data of HEAD');
  const edits: SiteEdit[] = [];
  for (const read of uses.meta) {
    const edit = headerEdit(read, file);
    if (edit === undefined) return skip('response-leaves', file.textOf(read));
    if (edit !== null) edits.push(edit);
  }
  const annotation = declarator.id.type === 'Identifier' ? declarator.id.typeAnnotation : undefined;
  if (annotation != null)
    edits.push({ start: annotation.range[0], end: annotation.range[1], text: '' });
  return { edits, type: '', kind: 'none', suffix: '' };
}

/** `headers['x']` to `headers.get('x')`; null where nothing changes, undefined where it cannot be kept. */
function headerEdit(read: TSESTree.MemberExpression, file: SiteFile): SiteEdit | null | undefined {
  if (read.property.type === 'Identifier' && read.property.name === 'status') return null;
  const member = file.parentOf(read);
  if (member?.type !== 'MemberExpression' || member.object !== read || member.optional)
    return undefined;
  if (!member.computed || member.property.type !== 'Literal') return undefined;
  // `set-cookie` is a list in axios.
  if (String(member.property.value).toLowerCase() === 'set-cookie') return undefined;
  if (isWritten(member, file)) return undefined;
  const around = file.parentOf(member);
  const name = file.textOf(member.property);
  const isSame =
    around?.type === 'LogicalExpression' && around.left === member && around.operator !== '&&';
  return {
    start: read.range[1],
    end: member.range[1],
    text: isSame ? `.get(${name})` : `.get(${name}) ?? undefined`,
  };
}

function planCallback(then: TSESTree.CallExpression, site: AnswerSite): AnswerPlan | Skip {
  const { file } = site;
  const [callback] = then.arguments;
  if (callback?.type !== 'ArrowFunctionExpression' && callback?.type !== 'FunctionExpression')
    return skip(
      'response-leaves',
      callback === undefined ? 'then' : file.textOf(callback).slice(0, 40),
    );
  const [parameter] = callback.params;
  if (parameter === undefined) return unread(site);
  if (site.method === 'HEAD') return skip('shape-not-followed', 'then of HEAD');
  if (parameter.type === 'ObjectPattern') {
    const inner = dataPattern(parameter);
    if (inner === null) return skip('response-leaves', 'several of its members');
    const annotation = declaredData(parameter, file);
    if (annotation === undefined) return skip('shape-not-followed', 'type');
    return planReads(readsOfPattern(inner, file), site, (data) => ({
      ...data,
      edits: [
        parameterEdit(
          callback,
          parameter,
          file.textOf(inner),
          annotation === null ? '' : `: ${annotation}`,
          file,
        ),
      ],
    }));
  }
  if (parameter.type !== 'Identifier') return skip('shape-not-followed');
  const variable = file.variableOf(parameter);
  const uses = variable === undefined ? null : usesOf(variable, file);
  if (variable === undefined || uses === null) return skip('response-leaves', parameter.name);
  if (uses.meta.length > 0) return skip('response-leaves', 'status or headers in then');
  const typed = annotationOf(parameter, file);
  if (typed === undefined) return skip('shape-not-followed', 'type');
  if (uses.data.length === 0) return unread(site);
  const from = typed === null || site.type !== null ? site : { ...site, type: typed };
  return planReads(uses.data, from, (data) => {
    const name = nameForData(variable, file);
    return {
      ...data,
      edits: [
        parameterEdit(callback, parameter, name, '', file),
        ...uses.data.map((read) => readEdit(read, name)),
      ],
    };
  });
}

/** A pattern or a type needs brackets that a name alone may lack. */
function parameterEdit(
  callback: TSESTree.ArrowFunctionExpression | TSESTree.FunctionExpression,
  parameter: TSESTree.Node,
  name: string,
  annotation: string,
  file: SiteFile,
): SiteEdit {
  const isBare =
    file.text[callback.range[0]] !== '(' &&
    callback.params.length === 1 &&
    parameter.range[0] === callback.range[0];
  const full = name + annotation;
  const needs = isBare && (annotation !== '' || /^[{[]/.test(name));
  return { start: parameter.range[0], end: parameter.range[1], text: needs ? `(${full})` : full };
}

/** The pattern of `data`, where nothing else is taken. */
function dataPattern(pattern: TSESTree.ObjectPattern): TSESTree.Node | null {
  const [only] = pattern.properties;
  if (pattern.properties.length > 1 || only?.type !== 'Property' || only.computed) return null;
  return only.key.type === 'Identifier' && only.key.name === 'data' ? only.value : null;
}

/** The type of `data` in `: { data: T }`; null without a type, undefined where it says something else. */
function declaredData(pattern: TSESTree.ObjectPattern, file: SiteFile): string | null | undefined {
  if (pattern.typeAnnotation == null) return null;
  const type = pattern.typeAnnotation.typeAnnotation;
  if (type.type !== 'TSTypeLiteral' || type.members.length > 1) return undefined;
  const [member] = type.members;
  if (member?.type !== 'TSPropertySignature' || member.optional) return undefined;
  const inner = member.typeAnnotation?.typeAnnotation;
  return inner === undefined ? undefined : file.textOf(inner);
}

/** `T` of `: AxiosResponse<T>`; null without a type, undefined where it is another one. */
function annotationOf(
  id: TSESTree.Identifier,
  file: SiteFile,
): TSESTree.TypeNode | null | undefined {
  if (id.typeAnnotation == null) return null;
  const type = id.typeAnnotation.typeAnnotation;
  if (type.type === 'TSAnyKeyword') return null;
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return undefined;
  if (axiosName(type.typeName, file) !== 'AxiosResponse') return undefined;
  return type.typeArguments?.params[0] ?? null;
}

/** Where what a pattern binds is read. */
function readsOfPattern(pattern: TSESTree.Node, file: SiteFile): TSESTree.Node[] {
  if (pattern.type === 'Identifier') {
    const references = file.variableOf(pattern)?.references ?? [];
    return references.filter((one) => one.isRead()).map(({ identifier }) => identifier);
  }
  // It is taken apart: what is taken apart is an object.
  return [pattern];
}

function planReads(
  reads: readonly TSESTree.Node[],
  site: AnswerSite,
  make: (data: Omit<AnswerPlan, 'edits'>) => AnswerPlan,
): AnswerPlan | Skip {
  const { file, type } = site;
  const kind = dataKind(reads, site);
  const text = type !== null ? file.textOf(type) : isTypeScript(file) ? 'any' : '';
  return make({ kind, type: text, suffix: '' });
}
