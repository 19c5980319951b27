import type { TSESTree } from '@typescript-eslint/types';
import { ambientValue } from '../interpret/ambient.js';
import { annotationOf } from '../interpret/declared-types.js';
import type { Engine } from '../interpret/engine.js';
import { valueOfNode } from '../modules/follow.js';
import type { FileScopes } from '../scopes/file-scopes.js';
import { childNodes, isFunctionNode } from '../scopes/walk.js';
import { State } from '../state/state.js';
import type { Value } from '../values/value.js';

export type Framework = 'express' | 'fastify' | 'hono';

const MODULES: Readonly<Record<string, Framework>> = {
  express: 'express',
  fastify: 'fastify',
  hono: 'hono',
  '@hono/zod-openapi': 'hono',
};

const serving = new WeakMap<FileScopes, boolean>();

/** A pre-filter: whether a file can have to do with an app. */
export function mayServe(file: FileScopes): boolean {
  let may = serving.get(file);
  if (may === undefined) {
    may = Object.keys(MODULES).some((module) => file.text.includes(module));
    serving.set(file, may);
  }
  return may;
}

/** What the types of an app, or of a part of one, are called. */
const TYPES = new Set(['Express', 'Application', 'Router', 'FastifyInstance', 'Hono']);

/** The framework of the app, or of the router, that an expression is; null where it is none. */
export function frameworkOf(engine: Engine, node: TSESTree.Node): Framework | null {
  const value = valueOfNode(engine, node);
  if (value.t === 'import' && value.name.endsWith('()')) return MODULES[value.module] ?? null;
  if (value.t === 'object') {
    const kind = engine.object(State.START, value.id)?.kind;
    return kind?.is === 'foreign' ? (MODULES[kind.name.split('#')[0] ?? ''] ?? null) : null;
  }
  const type = node.type === 'Identifier' ? declaredType(engine, node) : null;
  return type !== null && TYPES.has(type.name) ? (MODULES[type.module] ?? null) : null;
}

const MAKERS = new Set(['default', '*', 'fastify', 'Fastify']);

/** The calls of a file that make an app. */
export function appsMadeIn(
  engine: Engine,
  program: TSESTree.Program,
  framework: Framework,
): TSESTree.CallExpression[] {
  const made: TSESTree.CallExpression[] = [];
  const visit = (node: TSESTree.Node): void => {
    if (node.type === 'CallExpression' && node.callee.type === 'Identifier') {
      const value = valueOfNode(engine, node.callee);
      const isMaker = value.t === 'import' && MAKERS.has(value.name);
      if (isMaker && MODULES[value.module] === framework) made.push(node);
    }
    for (const child of childNodes(node)) visit(child);
  };
  visit(program);
  return made;
}

/** Whether the third parameter of a function is by its type what Express hands errors to. */
export function takesNext(engine: Engine, param: TSESTree.Parameter | undefined): boolean {
  const type = param === undefined ? null : typeOf(engine, param);
  return type?.module === 'express' && type.name === 'NextFunction';
}

/** The import by which the parameter that an identifier means is typed. */
function declaredType(engine: Engine, node: TSESTree.Identifier): Import | null {
  const [definition] = engine.scopes.variableOf(node)?.defs ?? [];
  if (definition === undefined || !isFunctionNode(definition.node)) return null;
  const { name } = definition;
  const param = definition.node.params.find((one) => one === name);
  return param === undefined ? null : typeOf(engine, param);
}

type Import = Extract<Value, { t: 'import' }>;

function typeOf(engine: Engine, param: TSESTree.Node): Import | null {
  const type = annotationOf(param)?.typeAnnotation;
  if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return null;
  const variable = engine.scopes.variableOf(type.typeName);
  const named = variable === undefined ? null : ambientValue(engine, variable);
  return named?.t === 'import' ? named : null;
}
