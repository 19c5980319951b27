import { describeFacts } from '../describe-facts.js';

const HANDLER = `
import express from 'express';
import axios from 'axios';
const app = express();
app.get('/jobs', async (req, res, next) => {
  try {
    const { data } = await axios.get('https://api.acme.test/jobs');
    res.json(data);
  } catch (error) {
    next(error);
  }
});`;

const ANSWERS_500 = `(error, req, res, next) => { res.status(500).json({ error: 'failed' }); }`;

const TELLS_APART = `(error, req, res, next) => {
  if (error.response?.status === 402) return res.status(402).json({ error: 'pay' });
  if (error.response?.status === 429) return res.status(503).end();
  next(error);
}`;

describeFacts('the error handler of Express', {
  'loses what is handed to next': {
    source: `${HANDLER}\napp.use(${ANSWERS_500});`,
    expected: { checked: 'throws', fate: 'lost', at: [12], requestId: 'absent' },
  },
  'tells apart what is handed to next': {
    source: `${HANDLER}\nfunction onError${TELLS_APART.replace(' =>', '')}\napp.use(onError);`,
    expected: { checked: 'throws', fate: 'distinguished', at402: [13], at429: [14] },
  },
  'answers with the status that the error has': {
    source: `${HANDLER}
app.use((error, req, res, next) => {
  res.status(error.response?.status ?? 500).json({ error: 'failed' });
});`,
    expected: { fate: 'propagated' },
  },
  'shows the text of the error': {
    source: `${HANDLER}
app.use((error, req, res, next) => { res.status(500).json({ error: error.message }); });`,
    expected: { fate: 'stringified' },
  },
  'gets the errors of a router of the app': {
    source: `${HANDLER.replace('const app = express();', 'const app = express();\nconst jobs = express.Router();').replace('app.get', 'jobs.get')}
app.use('/api', jobs);
app.use(${ANSWERS_500});`,
    expected: { fate: 'lost' },
  },
  'gets what a handler rejects with where a wrapper hands that to next': {
    source: `
import express from 'express';
import asyncHandler from 'express-async-handler';
import axios from 'axios';
const app = express();
app.get('/a', asyncHandler(async (req, res) => {
  res.json((await axios.get('https://api.acme.test/a')).data);
}));
const wrap = (handler) => (req, res, next) => Promise.resolve(handler(req, res, next)).catch(next);
app.get('/b', wrap(async (req, res) => {
  res.json((await axios.get('https://api.acme.test/b')).data);
}));
app.use(${ANSWERS_500});`,
    expected: [
      { checked: 'throws', fate: 'lost', at: [12] },
      { checked: 'throws', fate: 'lost', at: [12] },
    ],
  },
  'may not get what a handler rejects with by itself': {
    source: `
import express from 'express';
import axios from 'axios';
const app = express();
const log = (handler) => (req, res, next) => { handler(req, res, next); };
app.get('/a', async (req, res) => {
  res.json((await axios.get('https://api.acme.test/a')).data);
});
app.get('/b', log(async (req, res) => {
  res.json((await axios.get('https://api.acme.test/b')).data);
}));
app.use(${ANSWERS_500});`,
    expected: [{ fate: 'propagated' }, { fate: 'propagated' }],
  },
  'gets nothing of what is registered after it': {
    source: HANDLER.replace('app.get', `app.use(${ANSWERS_500});\napp.get`),
    expected: { fate: 'propagated' },
  },
  'gets nothing of another app': {
    source: `${HANDLER}\nconst another = express();\nanother.use(${ANSWERS_500});`,
    expected: { fate: 'propagated' },
  },
  'is not certain where there are two, or one that is not seen': {
    source: `${HANDLER}
import { onError } from '@acme/errors';
app.use(onError);
app.use(${ANSWERS_500});`,
    expected: { fate: 'propagated' },
  },
  'is made by a function of the file': {
    source: `${HANDLER}
const createErrorHandler = (status) => (error, req, res, next) => { res.status(status).end(); };
app.use(createErrorHandler(500));`,
    expected: { fate: 'lost', at: [12] },
  },
  'may be made by a function that is not seen': {
    source: `${HANDLER}
import { createErrorHandler } from './on-error.js';
app.use(createErrorHandler());
app.use(${ANSWERS_500});`,
    expected: { fate: 'propagated' },
  },
  'takes the place of a handler alone, not of what answers by itself': {
    source: `${HANDLER.replace('next(error);', 'if (req.query.strict) return next(error);\n    res.status(502).end();')}
app.use(${TELLS_APART});`,
    expected: { fate: 'lost' },
  },
});

describeFacts('the error handler of Fastify', {
  'gets what a handler rejects with': {
    source: `
import Fastify from 'fastify';
import axios from 'axios';
const app = Fastify();
app.setErrorHandler((error, request, reply) => {
  if (error.response?.status === 429) return reply.code(503).send();
  reply.code(500).send({ error: 'failed' });
});
app.get('/jobs', async () => (await axios.get('https://api.acme.test/jobs')).data);`,
    expected: { checked: 'throws', 402: 'lost', 429: 'distinguished' },
  },
  'may do anything with an error that it sends as it is': {
    source: `
import Fastify from 'fastify';
import axios from 'axios';
const app = Fastify();
app.setErrorHandler((error, request, reply) => { reply.send(error); });
app.get('/jobs', async () => (await axios.get('https://api.acme.test/jobs')).data);`,
    expected: { checked: 'throws', fate: 'unknown' },
  },
});

describeFacts('the error handler of Hono', {
  'gets what a handler throws': {
    source: `
import { Hono } from 'hono';
const app = new Hono();
class ApiError extends Error {
  constructor(status) { super('failed'); this.status = status; }
}
app.get('/jobs', async (c) => {
  const res = await fetch('https://api.acme.test/jobs');
  if (!res.ok) throw new ApiError(res.status);
  return c.json(await res.json());
});
app.onError((error, c) => {
  if (error instanceof ApiError && error.status === 402) return c.json({ error: 'pay' }, 402);
  return c.json({ error: 'failed' }, 500);
});`,
    expected: { checked: 'yes', 402: 'distinguished', 429: 'lost' },
  },
  'leaves alone what is returned': {
    source: `
import { Hono } from 'hono';
const app = new Hono();
app.get('/jobs', async (c) => {
  const res = await fetch('https://api.acme.test/jobs');
  return c.json(await res.json(), res.status);
});
app.onError((error, c) => c.json({ error: 'failed' }, 500));`,
    expected: { checked: 'yes', fate: 'propagated' },
  },
});
