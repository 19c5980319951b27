import { describeFacts } from '../describe-facts.js';

describeFacts('a returned value', {
  'that is the status has no members': {
    source: `
async function load(show) {
  return fetch('/api/jobs')
    .then((res) => (res.ok ? { jobs: [] } : res.status))
    .then((result) => {
      show(result.jobs);
      return null;
    });
}`,
    expected: { fate: 'lost' },
  },
  'with a numeric status is propagated': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) return { error: { status: res.status } };
  return { data: await res.json() };
}`,
    expected: { checked: 'yes', fate: 'propagated', at: [3] },
  },
  'as a pair of error and data is propagated with the status': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) return [{ status: res.status }, null];
  return [null, await res.json()];
}`,
    expected: { fate: 'propagated', at: [3] },
  },
  'as a pair without the status is lost': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) return [new Error('failed'), null];
  return [null, await res.json()];
}`,
    expected: { fate: 'lost', at: [3] },
  },
  'of null, undefined, an empty list or false is lost': {
    source: `
async function a() {
  const res = await fetch('/a');
  if (!res.ok) return null;
  return res.json();
}
async function b() {
  const res = await fetch('/b');
  if (!res.ok) return;
  return res.json();
}
async function c() {
  const res = await fetch('/c');
  if (!res.ok) return [];
  return res.json();
}
async function d() {
  const res = await fetch('/d');
  if (!res.ok) return false;
  return res.json();
}`,
    expected: [3, 8, 13, 18].map((line) => ({ checked: 'yes', fate: 'lost', at: [line] })),
  },
  'of success and message without the status is lost': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) return { success: false, message: 'failed' };
  return { success: true, data: await res.json() };
}`,
    expected: { fate: 'lost', at: [3] },
  },
  'with the status as text is stringified': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) return { error: \`HTTP \${res.status}\` };
  return { data: await res.json() };
}`,
    expected: { fate: 'stringified', at: [3] },
  },
  'through the status handler of a web framework is propagated': {
    source: `
import express from 'express';
const app = express();
app.get('/jobs', async (req, res) => {
  const answer = await fetch('https://api.acme.test/jobs');
  if (!answer.ok) {
    res.status(answer.status).json({ error: 'upstream' });
    return;
  }
  res.json(await answer.json());
});`,
    expected: { fate: 'propagated' },
  },
  'through a fixed status of a web framework is lost': {
    source: `
import express from 'express';
const app = express();
app.get('/jobs', async (req, res) => {
  const answer = await fetch('https://api.acme.test/jobs');
  if (!answer.ok) {
    res.status(500).json({ error: 'upstream' });
    return;
  }
  res.json(await answer.json());
});`,
    expected: { fate: 'lost' },
  },
  'of a new Response with the status is propagated': {
    source: `
export async function GET() {
  const res = await fetch('https://api.acme.test/jobs');
  if (!res.ok) return new Response('upstream failed', { status: res.status });
  return Response.json(await res.json());
}`,
    expected: { fate: 'propagated', at: [3] },
  },
  'of NextResponse with the status is propagated, and with a fixed one lost': {
    source: `
import { NextResponse } from 'next/server';
export async function GET() {
  const res = await fetch('https://api.acme.test/jobs');
  if (!res.ok) return NextResponse.json({ error: 'upstream' }, { status: res.status });
  return NextResponse.json(await res.json());
}
export async function POST() {
  const res = await fetch('https://api.acme.test/jobs');
  if (!res.ok) return NextResponse.json({ error: 'upstream' }, { status: 500 });
  return NextResponse.json(await res.json());
}`,
    expected: [
      { fate: 'propagated', at: [4] },
      { fate: 'lost', at: [9] },
    ],
  },
});

describeFacts('an object of the caller', {
  'takes what is set on it to the caller, also once something else was set': {
    source: `
async function relay(ctx) {
  ctx.type = 'json';
  const res = await fetch('/a');
  ctx.status = res.status;
  ctx.body = await res.text();
}`,
    expected: { checked: 'yes', fate: 'propagated' },
  },
});
