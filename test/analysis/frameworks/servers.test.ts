import { describeFacts } from '../describe-facts.js';

describeFacts('a route handler of Next.js', {
  'loses a status in an answer of its own': {
    source: `
import { NextResponse } from 'next/server';
export async function GET() {
  try {
    const res = await fetch('https://api.acme.test/jobs');
    if (!res.ok) throw new Error('failed');
    return NextResponse.json(await res.json());
  } catch {
    return NextResponse.json({ error: 'failed' }, { status: 500 });
  }
}`,
    expected: { checked: 'yes', fate: 'lost', requestId: 'absent' },
  },
  'hands the status on with the body': {
    source: `
import { NextResponse } from 'next/server';
export async function GET() {
  const res = await fetch('https://api.acme.test/jobs');
  return NextResponse.json(await res.json(), { status: res.status });
}`,
    expected: { checked: 'yes', fate: 'propagated', at: [4] },
  },
  'hands the status on without the body': {
    source: `
import { NextResponse } from 'next/server';
import axios from 'axios';
export async function GET() {
  try {
    const { data } = await axios.get('https://api.acme.test/jobs');
    return NextResponse.json(data);
  } catch (error) {
    return NextResponse.json({ error: 'failed' }, { status: error.response?.status ?? 500 });
  }
}`,
    expected: { checked: 'throws', fate: 'propagated', requestId: 'absent' },
  },
  'hands an error body on as a success': {
    source: `
import { NextResponse } from 'next/server';
export async function GET() {
  const res = await fetch('https://api.acme.test/jobs');
  return NextResponse.json(await res.json());
}`,
    expected: { checked: 'no', fate: 'unchecked' },
  },
  'lets an error go to the framework': {
    source: `
import axios from 'axios';
export async function GET() {
  const { data } = await axios.get('https://api.acme.test/jobs');
  return Response.json(data);
}`,
    expected: { checked: 'throws', fate: 'propagated' },
  },
});

describeFacts('a server action', {
  'lets an error go to the framework': {
    source: `
'use server';
import axios from 'axios';
import { revalidatePath } from 'next/cache';
export async function save(form) {
  await axios.post('https://api.acme.test/jobs', form);
  revalidatePath('/');
}`,
    expected: { checked: 'throws', fate: 'propagated' },
  },
  'goes elsewhere only after a success': {
    source: `
'use server';
import { redirect } from 'next/navigation';
export async function save(body) {
  const res = await fetch('https://api.acme.test/jobs', { method: 'POST', body });
  if (res.status === 402) redirect('/pay');
  if (!res.ok) return { status: res.status };
  redirect('/jobs');
}`,
    expected: { checked: 'yes', 402: 'distinguished', 429: 'propagated' },
  },
});

describeFacts('a handler of Express, Fastify or Hono', {
  'hands an error to next': {
    source: `
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
});
app.use((req, res) => { res.status(404).end(); });`,
    expected: { checked: 'throws', fate: 'propagated', at: [8] },
  },
  'lets an error go to the framework': {
    source: `
import express from 'express';
import asyncHandler from 'express-async-handler';
import axios from 'axios';
const router = express.Router();
router.get('/a', asyncHandler(async (req, res) => {
  res.json((await axios.get('https://api.acme.test/a')).data);
}));
const wrap = (handler) => (req, res, next) => Promise.resolve(handler(req, res, next)).catch(next);
router.get('/b', wrap(async (req, res) => {
  res.json((await axios.get('https://api.acme.test/b')).data);
}));`,
    expected: [
      { checked: 'throws', fate: 'propagated' },
      { checked: 'throws', fate: 'propagated' },
    ],
  },
  'throws with the status, or with one of its own': {
    source: `
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
const app = new Hono();
app.get('/a', async (c) => {
  const res = await fetch('https://api.acme.test/a');
  if (!res.ok) throw new HTTPException(res.status);
  return c.json(await res.json());
});
app.get('/b', async (c) => {
  const res = await fetch('https://api.acme.test/b');
  if (!res.ok) throw new HTTPException(502);
  return c.json(await res.json());
});
app.get('/c', async (c) => {
  const res = await fetch('https://api.acme.test/c');
  return c.json(await res.json(), res.status);
});`,
    expected: [
      { checked: 'yes', fate: 'propagated' },
      { checked: 'yes', fate: 'lost' },
      { checked: 'yes', fate: 'propagated' },
    ],
  },
  'answers with a status of its own': {
    source: `
import Fastify from 'fastify';
const app = Fastify();
app.get('/a', async (request, reply) => {
  const res = await fetch('https://api.acme.test/a');
  if (!res.ok) return reply.code(500).send({ error: 'failed' });
  return res.json();
});
app.get('/b', async (request, reply) => {
  const res = await fetch('https://api.acme.test/b');
  return reply.code(res.status).send(await res.json());
});`,
    expected: [
      { checked: 'yes', fate: 'lost', at: [5] },
      { checked: 'yes', fate: 'propagated' },
    ],
  },
});
