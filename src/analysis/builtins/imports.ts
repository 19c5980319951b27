import type { TSESTree } from '@typescript-eslint/types';
import type { Call } from '../interpret/calls.js';
import { callThrowing } from '../frameworks/navigation.js';
import { callReactQuery } from '../frameworks/react-query.js';
import { callSwr } from '../frameworks/swr.js';
import { callReact } from '../frameworks/react.js';
import { callResponseMaker } from '../frameworks/server-responses.js';
import { callRtk } from '../clients/rtk-query.js';
import { callSupabase } from '../clients/supabase.js';
import { follow } from '../modules/follow.js';
import { callUnknown, noteWait } from '../interpret/unknown-call.js';
import type { Engine, Result } from '../interpret/engine.js';
import { callFollowed } from '../modules/call-followed.js';
import type { State } from '../state/state.js';
import { deepTaint } from '../values/deep-taint.js';
import { Origin, asText, mapFlags, mixTaints } from '../values/taint.js';
import { UNDEFINED, UNKNOWN, unknownFrom, type Value } from '../values/value.js';
import { isLoggerModule, isLoggingMethod, log } from './log.js';
import { callRetryHelper, isRetryModule } from './retry-helpers.js';
import { callScheduler } from './schedulers.js';

const MINTERS: Readonly<Record<string, ReadonlySet<string>>> = {
  uuid: new Set(['default', 'v1', 'v4', 'v6', 'v7', '*.v4']),
  crypto: new Set(['randomUUID', 'default.randomUUID', 'randomBytes']),
  'node:crypto': new Set(['randomUUID', 'default.randomUUID', 'randomBytes']),
  nanoid: new Set(['nanoid', 'default']),
  ulid: new Set(['ulid', 'default']),
  cuid: new Set(['default']),
  '@paralleldrive/cuid2': new Set(['createId']),
};

/** Call an import that is not followed, or one of a library that the analysis knows. */
export function callImport(
  engine: Engine,
  s: State,
  callee: Extract<Value, { t: 'import' }>,
  call: Call,
): Result[] {
  const { module, name } = callee;
  if (MINTERS[module]?.has(name) === true) return [{ s, v: minted(engine) }];
  if (module === 'util' || module === 'node:util') {
    const given = mixTaints(call.args.map((argument) => deepTaint(engine, s, argument)));
    return [{ s, v: unknownFrom(mapFlags(given, asText)) }];
  }
  const invoked =
    callSupabase(engine, s, module, name, call) ?? callRtk(engine, s, module, name, call);
  if (invoked !== undefined) return invoked;
  if (isLoggerModule(module)) return callLogger(engine, s, callee, call);
  if (isRetryModule(module)) return callRetryHelper(engine, s, callee, call);
  const scheduled = callScheduler(engine, s, module, name, call);
  if (scheduled !== undefined) return scheduled;
  const queried = callReactQuery(engine, s, callee, call) ?? callSwr(engine, s, module, name, call);
  if (queried !== undefined) return queried;
  const framed =
    callThrowing(engine, s, module, name, call) ??
    callResponseMaker(engine, s, module, name, call) ??
    callReact(engine, s, module, name, call);
  if (framed !== undefined) return framed;
  if (module === 'node:timers/promises' || module === 'timers/promises') {
    const given = mixTaints(call.args.map((argument) => deepTaint(engine, s, argument)));
    return [{ s: noteWait(s, given, call.args), v: UNKNOWN }];
  }
  const isMaker = engine.ambient && isExportThatSends(engine, callee);
  if (isMaker || isWorthFollowing(engine, s, call) || leadsToRequest(engine, callee, call)) {
    const found = follow(engine, callee);
    // What another file makes with a library is called as that library's own.
    if (found.t === 'import' && found.module !== module) return callImport(engine, s, found, call);
    if (found.t !== 'import' && found.t !== 'unknown') return callFollowed(engine, s, found, call);
  }
  const [result] = callUnknown(engine, s, callee, null, call);
  if (result === undefined) return [];
  const isPlain = result.v === UNKNOWN;
  return [{ s: result.s, v: isPlain ? { ...callee, name: `${name}()` } : result.v }];
}

/** Only what is handed an answer, or code that may send one, can change what is true of a call. */
function isWorthFollowing(engine: Engine, s: State, call: Call): boolean {
  if (engine.modules === null) return false;
  return (
    carriesAnswer(engine, s, call) ||
    isNamedFetch(call.node.callee) ||
    call.args.some((argument) => isSender(engine, argument))
  );
}

/** What may send a request if it is called: handed to a function, it comes back in other clothes. */
function isSender(engine: Engine, value: Value): boolean {
  if (value.t === 'function') return engine.maySend(value.node);
  return value.t === 'client' || (value.t === 'native' && value.name === 'fetch');
}

/** Whether an import leads to code of another file that may send a request when it is called now. */
export function maySendElsewhere(engine: Engine, value: Extract<Value, { t: 'import' }>): boolean {
  return !engine.ambient && isExportThatSends(engine, value);
}

/** Whether an import leads to code of another file that may send a request. */
export function isExportThatSends(
  engine: Engine,
  { module, name, from }: Extract<Value, { t: 'import' }>,
): boolean {
  if (engine.elsewhere === null || from === undefined) return false;
  const [first = name] = name.split('.');
  return engine.elsewhere.sends(from, module, first.replace(/\(\)$/, ''));
}

/** Whether a call sends a request in another file; while one is followed, whether it is this one that may be sent. */
export function leadsToRequest(
  engine: Engine,
  callee: Extract<Value, { t: 'import' }>,
  { node }: Call,
): boolean {
  return (
    engine.chain.length < LONGEST_WAY && engine.isOnTheWay(node) && maySendElsewhere(engine, callee)
  );
}

/** By how many calls a request may be away: what is further off is no longer sent for this caller. */
export const LONGEST_WAY = 3;

/** Whether a call is handed something of the answer that is followed. */
export function carriesAnswer(engine: Engine, s: State, call: Call): boolean {
  const { focus } = engine;
  return (
    focus !== null && call.args.some((argument) => deepTaint(engine, s, argument).calls.has(focus))
  );
}

/** A name decides only that it is worth looking what stands behind it. */
function isNamedFetch(callee: TSESTree.Node): boolean {
  if (callee.type === 'Identifier') return callee.name === 'fetch';
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return false;
  const { name } = callee.property;
  return name === 'fetch' || ((name === 'call' || name === 'apply') && isNamedFetch(callee.object));
}

/** A fresh unique id. */
export function minted(engine: Engine): Value {
  const taint = {
    origin: Origin.Minted,
    calls: new Map<number, number>(),
    mint: engine.nextMint(),
  };
  return { t: 'unknown', taint };
}

function callLogger(
  engine: Engine,
  s: State,
  callee: Extract<Value, { t: 'import' }>,
  call: Call,
): Result[] {
  const last = callee.name.split('.').at(-1) ?? '';
  if (isLoggingMethod(last) || callee.name.endsWith('()')) {
    return [{ s: log(engine, s, call), v: UNDEFINED }];
  }
  return [{ s, v: { ...callee, name: `${callee.name}()` } }];
}
