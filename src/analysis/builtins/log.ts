import type { Call } from '../interpret/calls.js';
import type { Engine } from '../interpret/engine.js';
import type { State } from '../state/state.js';
import { deepTaint } from '../values/deep-taint.js';
import { mixTaints } from '../values/taint.js';

/** Write to a log: what the arguments carry stays findable there. */
export function log(engine: Engine, s: State, call: Call): State {
  const taint = mixTaints(call.args.map((argument) => deepTaint(engine, s, argument)));
  let after = s;
  for (const [id, flags] of taint.calls) {
    const before = after.call(id);
    if ((before.logged | flags) !== before.logged) {
      after = after.withCall(id, { logged: before.logged | flags });
    }
  }
  return after;
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
