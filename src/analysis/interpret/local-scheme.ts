import type { TSESTree } from '@typescript-eslint/types';
import { isLocalUrl } from '../clients/url.js';
import { PLAIN, heapObject } from '../state/heap.js';
import type { State } from '../state/state.js';
import { UNKNOWN, type Value } from '../values/value.js';
import type { Engine } from './engine.js';
import { readVariable } from './identifiers.js';

/** `url.startsWith('blob:')`: where it holds, the name or the member is a URL that no server answers. */
export function localScheme(engine: Engine, node: TSESTree.Node): ((s: State) => State) | null {
  const call = node.type === 'ChainExpression' ? node.expression : node;
  if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return null;
  const { object, property } = call.callee;
  const [scheme] = call.arguments;
  if (property.type !== 'Identifier' || property.name !== 'startsWith') return null;
  if (scheme?.type !== 'Literal' || typeof scheme.value !== 'string') return null;
  if (!isLocalUrl(scheme.value)) return null;
  const text: Value = { t: 'text', parts: [{ t: 'const', value: scheme.value }, UNKNOWN] };
  if (object.type === 'Identifier') {
    const variable = engine.scopes.variableOf(object);
    return variable === undefined ? null : (s) => s.withVariable(variable, text);
  }
  return object.type === 'MemberExpression' ? memberIs(engine, object, text) : null;
}

/** The state in which a member of something that is not known is. */
function memberIs(
  engine: Engine,
  { object, property }: TSESTree.MemberExpression,
  text: Value,
): ((s: State) => State) | null {
  if (object.type !== 'Identifier' || property.type !== 'Identifier') return null;
  const variable = engine.scopes.variableOf(object);
  if (variable === undefined) return null;
  return (s) => {
    const value = readVariable(engine, variable, s);
    if (value.t !== 'unknown') return s;
    const id = engine.objectId(property, 'guarded');
    const content = heapObject(PLAIN, [[property.name, text]], value);
    return engine.store(s, id, content).withVariable(variable, { t: 'object', id });
  };
}
