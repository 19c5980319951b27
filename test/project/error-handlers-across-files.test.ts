import { expect, test } from 'vitest';
import { callsFromFirstLine } from './calls-of.js';

const APP = `
import express from 'express';
import { onError } from './on-error.js';
import { jobs } from './jobs.js';
export const app = express();
app.use('/jobs', jobs);
app.use(onError);`;

const ON_ERROR = `
export const onError = (error, req, res, next) => {
  if (error.response?.status === 402) return res.status(402).end();
  res.status(500).json({ error: 'failed' });
};`;

const JOBS = `
import { Router } from 'express';
import axios from 'axios';
import { wrap } from './wrap.js';
export const jobs = Router();
jobs.get('/', wrap(async (req, res) => {
  res.json((await axios.get('https://api.acme.test/jobs')).data);
}));`;

const WRAP = `
export const wrap = (handler) => async (req, res, next) => {
  try { await handler(req, res, next); } catch (error) { next(error); }
};`;

test('the errors of a router go to the error handler of the one app of the package', async () => {
  const calls = await callsFromFirstLine({
    'app.js': APP,
    'on-error.js': ON_ERROR,
    'jobs.js': JOBS,
    'wrap.js': WRAP,
  });
  expect(calls.get('jobs.js:6')?.fate).toMatchObject({
    402: { kind: 'distinguished', at: [{ file: 'on-error.js', line: 2 }] },
    429: { kind: 'lost', at: [{ file: 'on-error.js', line: 2 }] },
  });
});

test('of two apps nobody can tell which one a router belongs to', async () => {
  const calls = await callsFromFirstLine({
    'app.js': APP,
    'admin.js': `import express from 'express';\nexport const admin = express();`,
    'on-error.js': ON_ERROR,
    'jobs.js': JOBS,
    'wrap.js': WRAP,
  });
  expect(calls.get('jobs.js:6')?.fate['402']?.kind).toBe('propagated');
});

test('a handler is known by the type of its third parameter', async () => {
  const calls = await callsFromFirstLine({
    'app.ts': APP.replace("import { jobs } from './jobs.js';\n", '').replace(
      "app.use('/jobs', jobs);\n",
      '',
    ),
    'on-error.js': ON_ERROR,
    'jobs-controller.ts': `
import type { NextFunction, Request, Response } from 'express';
import axios from 'axios';
export async function list(req: Request, res: Response, next: NextFunction) {
  try {
    res.json((await axios.get('https://api.acme.test/jobs')).data);
  } catch (error) {
    next(error);
  }
}`,
  });
  expect(calls.get('jobs-controller.ts:5')?.fate).toMatchObject({
    402: { kind: 'distinguished' },
    429: { kind: 'lost' },
  });
});
