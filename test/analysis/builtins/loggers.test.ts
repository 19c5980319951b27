import { describeFacts, type Case } from '../describe-facts.js';

/** A failure whose request id is handed to a function. */
function logging(imports: string, call: string, settings?: Case['settings']): Case {
  return {
    source: `
${imports}
async function load() {
  const res = await fetch('/a');
  if (!res.ok) {
    const id = res.headers.get('x-request-id');
    ${call};
    return null;
  }
  return res.json();
}`,
    expected: { requestId: 'logged' },
    ...(settings === undefined ? {} : { settings }),
  };
}

function notLogging(imports: string, call: string, requestId: 'absent' | 'unknown'): Case {
  return { ...logging(imports, call), expected: { requestId } };
}

describeFacts('a log', {
  console: logging('', `console.error('failed', id)`),
  pino: logging(`import pino from 'pino';\nconst log = pino();`, `log.error({ id }, 'failed')`),
  'a child of pino': logging(
    `import { pino } from 'pino';\nconst log = pino().child({ module: 'jobs' });`,
    `log.warn({ id })`,
  ),
  winston: logging(
    `import winston from 'winston';\nconst log = winston.createLogger({});`,
    `log.log('error', 'failed', { id })`,
  ),
  bunyan: logging(
    `import bunyan from 'bunyan';\nconst log = bunyan.createLogger({ name: 'jobs' });`,
    `log.error({ id })`,
  ),
  loglevel: logging(`import log from 'loglevel';`, `log.error(id)`),
  consola: logging(`import { consola } from 'consola';`, `consola.error(id)`),
  debug: logging(
    `import createDebug from 'debug';\nconst debug = createDebug('jobs');`,
    `debug('failed %s', id)`,
  ),
  'Sentry’s captureException': logging(
    `import * as Sentry from '@sentry/node';`,
    `Sentry.captureException(new Error('failed'), { extra: { id } })`,
  ),
  'Sentry’s setTag': logging(
    `import { setTag } from '@sentry/browser';`,
    `setTag('request_id', id)`,
  ),
  Bugsnag: logging(`import Bugsnag from '@bugsnag/js';`, `Bugsnag.notify(new Error(id))`),
  Datadog: logging(
    `import { datadogLogs } from '@datadog/browser-logs';`,
    `datadogLogs.logger.error('failed', { id })`,
  ),
  'a span of OpenTelemetry': logging(
    `import { trace } from '@opentelemetry/api';`,
    `trace.getActiveSpan()?.setAttribute('request.id', id)`,
  ),
  'a logger of a class': logging(
    `import pino from 'pino';\nclass Log {\n  inner = pino();\n  fail(...args) { this.inner.error(...args); }\n}\nconst log = new Log();`,
    `log.fail({ id })`,
  ),
  'a function of the file that logs': logging(
    `const report = (message, details) => console.error(message, details);`,
    `report('failed', { id })`,
  ),
  'a method that the settings name': logging(
    `import { logger } from 'elsewhere';`,
    `logger.problem('failed', id)`,
    { loggers: ['logger.problem'] },
  ),
});

describeFacts('what is no log', {
  'a function of the file with the name of one': notLogging(
    `const logger = { error: (text) => text };`,
    `logger.error(id)`,
    'absent',
  ),
  'an empty function': notLogging(`const log = () => {};`, `log(id)`, 'absent'),
  'a state of the user interface': notLogging(
    `import { useState } from 'react';\nconst [, setId] = useState(null);`,
    `setId(null)`,
    'absent',
  ),
  'the result of a text': notLogging('', 'String(id)', 'absent'),
});
