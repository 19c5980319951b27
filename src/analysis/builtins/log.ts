import type { Call } from '../interpret/calls.js';
import type { Engine } from '../interpret/engine.js';
import { hasFailed } from '../state/call-state.js';
import type { State } from '../state/state.js';
import { traced } from '../state/trace.js';
import { deepTaint } from '../values/deep-taint.js';
import { isInstance } from '../interpret/instances.js';
import { Carry, mapFlags, mixTaints, type Taint } from '../values/taint.js';
import { TRUE, type Value } from '../values/value.js';

/** Write to a log: what the arguments carry stays findable there. */
export function log(engine: Engine, s: State, call: Call): State {
  const taint = mixTaints(call.args.map((argument) => loggedTaint(engine, s, argument)));
  let after = s;
  for (const [id, flags] of taint.calls) {
    const before = after.call(id);
    if ((before.logged | flags) !== before.logged) {
      const trace = hasFailed(before)
        ? traced(before, { kind: 'logged', node: call.node, carried: flags, error: null })
        : before.trace;
      after = after.withCall(id, { logged: before.logged | flags, trace });
    }
  }
  return after;
}

/** An error that is logged as a whole shows its text; a status that it has besides is not what is looked for there. */
function loggedTaint(engine: Engine, s: State, value: Value): Taint {
  const taint = deepTaint(engine, s, value);
  return isInstance(engine, s, value, { t: 'native', name: 'Error' }) === TRUE
    ? mapFlags(taint, (flags) => flags & ~Carry.Status)
    : taint;
}

const LOGGING_METHODS = new Set([
  'addBreadcrumb',
  'addError',
  'captureError',
  'captureEvent',
  'captureException',
  'captureMessage',
  'debug',
  'error',
  'exception',
  'fatal',
  'info',
  'log',
  'notice',
  'notify',
  'recordException',
  'setAttribute',
  'setAttributes',
  'setContext',
  'setExtra',
  'setTag',
  'silly',
  'trace',
  'verbose',
  'warn',
  'warning',
]);

const LOGGER_MODULES =
  /^(?:pino|winston|bunyan|loglevel|consola|debug|tslog|signale|rollbar|log4js|electron-log|npmlog|dd-trace|@sentry\/.+|@bugsnag\/.+|@datadog\/.+|@opentelemetry\/api)$/;

/** Whether a module is a known logging or error-tracking library. */
export function isLoggerModule(module: string): boolean {
  return LOGGER_MODULES.test(module);
}

/** Whether a member of such a library writes a record. */
export function isLoggingMethod(name: string): boolean {
  return LOGGING_METHODS.has(name);
}
