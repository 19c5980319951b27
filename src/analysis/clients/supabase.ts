import type { TSESTree } from '@typescript-eslint/types';
import type { Call } from '../interpret/calls.js';
import type { Engine, Result } from '../interpret/engine.js';
import { makeObject } from '../interpret/literals.js';
import { heapObject } from '../state/heap.js';
import type { State } from '../state/state.js';
import { EMPTY } from '../statuses/status-set.js';
import { deepTaint } from '../values/deep-taint.js';
import { constant, type Value } from '../values/value.js';
import { clientInstance, type ClientInstance } from './client.js';
import { Options, methodOf } from './options.js';
import { argument, send } from './send.js';
import { isSupabaseModule } from './supabase-modules.js';
import { callUrlOf, seenUrlText } from './url.js';

const INSTANCE_KEY = 'supabase functions';

/**
 * `supabase.functions.invoke(name, options)`: https://supabase.com/docs/reference/javascript/functions-invoke.
 * Undefined for any other import.
 */
export function callSupabase(
  engine: Engine,
  s: State,
  module: string,
  name: string,
  call: Call,
): Result[] | undefined {
  if (!isSupabaseModule(module) || !name.endsWith('.functions.invoke')) return undefined;
  const options = new Options(engine, s, argument(call, 1), instanceOf(engine));
  const path = seenUrlText(engine, s, argument(call, 0));
  return send(
    engine,
    s,
    {
      instance: instanceOf(engine),
      method: methodOf(options.get('method'), 'POST'),
      url: argument(call, 0),
      callUrl: callUrlOf(`*/functions/v1/${path}`),
      headers: options.all('headers'),
      body: options.get('body'),
      rejects: EMPTY,
      gives: 'pair',
      retry: null,
    },
    call,
  );
}

function instanceOf(engine: Engine): ClientInstance {
  let instance = engine.baseClients.get(INSTANCE_KEY);
  if (instance === undefined) {
    instance = clientInstance('other', 'fetch');
    engine.baseClients.set(INSTANCE_KEY, instance);
  }
  return instance;
}

/** What a call fulfils with: never does it reject, and who does not ask for the error never notices one. */
export function supabasePair(
  engine: Engine,
  s: State,
  call: number,
  came: 'success' | 'failure' | 'nothing',
  node: TSESTree.Node,
): Result {
  const body: Value = { t: 'facet', call, facet: 'body', path: [], meaning: null };
  const response: Value = { t: 'response', call };
  const held = came === 'failure' ? errorOf(engine, s, response, node) : { s, v: noAnswer(call) };
  const pair = makeObject(
    engine,
    held.s,
    node,
    {
      data: came === 'success' ? body : constant(null),
      error: came === 'success' ? constant(null) : held.v,
      ...(came === 'nothing' ? {} : { response }),
    },
    `pair${came}`,
  );
  const object = pair.v.t === 'object' ? engine.object(pair.s, pair.v.id) : undefined;
  if (pair.v.t !== 'object' || object === undefined) return pair;
  const by = pair.v.id;
  const asking = { ...object, keeps: { asked: ['error', 'response'], awaited: [] } };
  const stored = engine.store(pair.s, by, asking);
  if (came !== 'failure') return { s: stored, v: pair.v };
  const flags = deepTaint(engine, stored, held.v).calls.get(call) ?? 0;
  const kept = { by, flags, isHandled: false, isHidden: true } as const;
  return { s: stored.withCall(call, { kept }), v: pair.v };
}

function errorOf(engine: Engine, s: State, response: Value, node: TSESTree.Node): Result {
  const id = engine.objectId(node, 'functionsError');
  const props: [string, Value][] = [
    ['context', response],
    ['message', constant('Edge Function returned a non-2xx status code')],
    ['name', constant('FunctionsHttpError')],
  ];
  const kind = { is: 'foreign', name: '@supabase/supabase-js#FunctionsHttpError' } as const;
  return { s: engine.store(s, id, heapObject(kind, props)), v: { t: 'object', id } };
}

function noAnswer(call: number): Value {
  return { t: 'networkError', call };
}
