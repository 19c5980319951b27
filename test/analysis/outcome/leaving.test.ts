import { describeFacts } from '../describe-facts.js';

describeFacts('an error that keeps the status', {
  'is propagated where its class assigns it': {
    source: `
class ApiError extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw new ApiError('failed', res.status);
  return res.json();
}`,
    expected: { fate: 'propagated', at: [9] },
  },
  'is propagated where its class has a parameter property': {
    filename: 'case.ts',
    source: `
class ApiError extends Error {
  constructor(public readonly status: number) {
    super('failed');
  }
}
async function load(): Promise<unknown> {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw new ApiError(res.status);
  return res.json();
}`,
    expected: { fate: 'propagated', at: [8] },
  },
  'is propagated where its class keeps the response': {
    source: `
class HttpError extends Error {
  constructor(response) {
    super('failed');
    this.response = response;
  }
}
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw new HttpError(res);
  return res.json();
}`,
    expected: { fate: 'propagated', at: [9], requestId: 'propagated' },
  },
  'is propagated where its base class assigns it': {
    source: `
class BaseError extends Error {
  constructor(details) {
    super('failed');
    Object.assign(this, details);
  }
}
class ApiError extends BaseError {
  constructor(res) {
    super({ status: res.status });
  }
}
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw new ApiError(res);
  return res.json();
}`,
    expected: { fate: 'propagated' },
  },
  'is propagated where a static factory makes it': {
    source: `
class ApiError extends Error {
  static from(res) {
    const error = new ApiError('failed');
    error.status = res.status;
    return error;
  }
}
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw ApiError.from(res);
  return res.json();
}`,
    expected: { fate: 'propagated' },
  },
  'is propagated where a function makes it in the old style': {
    source: `
function ApiError(status) {
  this.status = status;
}
ApiError.prototype = Object.create(Error.prototype);
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw new ApiError(res.status);
  return res.json();
}`,
    expected: { fate: 'propagated' },
  },
  'is propagated by Object.assign': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw Object.assign(new Error('failed'), { status: res.status });
  return res.json();
}`,
    expected: { fate: 'propagated', at: [3] },
  },
  'is propagated by an assignment': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) {
    const error = new Error('failed');
    error.statusCode = res.status;
    throw error;
  }
  return res.json();
}`,
    expected: { fate: 'propagated', at: [6] },
  },
  'is propagated as its cause': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw new Error('failed', { cause: res });
  return res.json();
}`,
    expected: { fate: 'propagated', at: [3] },
  },
  'is propagated where the cause has the status': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw new Error('failed', { cause: { status: res.status } });
  return res.json();
}`,
    expected: { fate: 'propagated', at: [3] },
  },
  'is propagated as an object that is no error': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw { status: res.status, message: 'failed' };
  return res.json();
}`,
    expected: { fate: 'propagated', at: [3] },
  },
  'is propagated as the response thrown whole': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw res;
  return res.json();
}`,
    expected: { fate: 'propagated', at: [3], requestId: 'propagated' },
  },
  'is propagated through a rethrow': {
    source: `
async function load() {
  try {
    const res = await fetch('/api/jobs');
    if (!res.ok) throw { status: res.status };
    return await res.json();
  } catch (error) {
    console.error(error);
    throw error;
  }
}`,
    expected: { fate: 'propagated' },
  },
  'is propagated where a catch wraps it as a cause': {
    source: `
class ApiError extends Error {
  constructor(status) { super('failed'); this.status = status; }
}
async function load() {
  try {
    const res = await fetch('/api/jobs');
    if (!res.ok) throw new ApiError(res.status);
    return await res.json();
  } catch (cause) {
    throw new Error('could not load', { cause });
  }
}`,
    expected: { fate: 'propagated', at: [10] },
  },
});

describeFacts('an error that drops the status', {
  'is lost where its class only passes the message on': {
    source: `
class ApiError extends Error {
  constructor(message, status) {
    super(message);
    this.name = 'ApiError';
  }
}
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw new ApiError('failed', res.status);
  return res.json();
}`,
    expected: { fate: 'lost', at: [9] },
  },
  'is stringified where its class makes a text of it': {
    source: `
class ApiError extends Error {
  constructor(status) {
    super(\`HTTP \${status}\`);
  }
}
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw new ApiError(res.status);
  return res.json();
}`,
    expected: { fate: 'stringified', at: [8] },
  },
  'is lost where the status is another one': {
    source: `
class ApiError extends Error {
  constructor(status) { super('failed'); this.status = status; }
}
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw new ApiError(500);
  return res.json();
}`,
    expected: { fate: 'lost', at: [6] },
  },
  'is stringified where the status is another one and the text has the right one': {
    source: `
class ApiError extends Error {
  constructor(status, message) { super(message); this.status = status; }
}
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw new ApiError(502, \`upstream said \${res.status}\`);
  return res.json();
}`,
    expected: { fate: 'stringified', at: [6] },
  },
  'is lost where a catch further out rebuilds it': {
    source: `
class ApiError extends Error {
  constructor(status) { super('failed'); this.status = status; }
}
async function load() {
  try {
    const res = await fetch('/api/jobs');
    if (!res.ok) throw new ApiError(res.status);
    return await res.json();
  } catch (error) {
    throw new Error('could not load');
  }
}`,
    expected: { fate: 'lost', at: [10] },
  },
  'is stringified where only its message goes on': {
    source: `
async function load() {
  try {
    const res = await fetch('/api/jobs');
    if (!res.ok) throw new Error('HTTP ' + res.status);
    return await res.json();
  } catch (error) {
    throw new Error('could not load: ' + error.message);
  }
}`,
    expected: { fate: 'stringified' },
  },
});

describeFacts('text', {
  'with the status is stringified': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw new Error(\`HTTP \${res.status}\`);
  return res.json();
}`,
    expected: { fate: 'stringified', at: [3] },
  },
  'with statusText is stringified': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw new Error(res.statusText);
  return res.json();
}`,
    expected: { fate: 'stringified', at: [3] },
  },
  'of String, toString, concat and join is stringified': {
    source: `
async function load() {
  const a = await fetch('/a');
  if (!a.ok) throw new Error(String(a.status));
  const b = await fetch('/b');
  if (!b.ok) throw new Error(b.status.toString());
  const c = await fetch('/c');
  if (!c.ok) throw new Error('HTTP '.concat(c.status));
  const d = await fetch('/d');
  if (!d.ok) throw new Error(['HTTP', d.status].join(' '));
  return [a, b, c, d].length;
}`,
    expected: [3, 5, 7, 9].map((line) => ({ fate: 'stringified', at: [line] })),
  },
  'in a log alone is stringified': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) {
    console.error(\`jobs: HTTP \${res.status}\`);
    return null;
  }
  return res.json();
}`,
    expected: { fate: 'stringified' },
  },
  'as a field of a log record alone is stringified': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) {
    console.error('jobs failed', { status: res.status });
    return [];
  }
  return res.json();
}`,
    expected: { fate: 'stringified' },
  },
  'handed to a setter of state is stringified': {
    filename: 'case.jsx',
    source: `
import { useState } from 'react';
export function Jobs() {
  const [error, setError] = useState(null);
  async function load() {
    const res = await fetch('/api/jobs');
    if (!res.ok) {
      setError(\`Request failed with \${res.status}\`);
      return;
    }
    await res.json();
  }
  return <button onClick={load}>{error}</button>;
}`,
    expected: { checked: 'yes', fate: 'stringified' },
  },
});

describeFacts('a returned value', {
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

describeFacts('a catch', {
  'that swallows loses the status': {
    source: `
async function load() {
  try {
    const res = await fetch('/api/jobs');
    if (!res.ok) throw new Error('HTTP ' + res.status);
    return await res.json();
  } catch {
    return null;
  }
}`,
    expected: { checked: 'yes', fate: 'lost', at: [7] },
  },
  'that is empty loses the status': {
    source: `
async function load(show) {
  try {
    const res = await fetch('/api/jobs');
    if (!res.ok) throw { status: res.status };
    show(await res.json());
  } catch {}
}`,
    expected: { checked: 'yes', fate: 'lost' },
  },
  'that returns the error keeps what the error has': {
    source: `
class ApiError extends Error {
  constructor(status) { super('failed'); this.status = status; }
}
async function load() {
  try {
    const res = await fetch('/api/jobs');
    if (!res.ok) throw new ApiError(res.status);
    return { data: await res.json() };
  } catch (error) {
    return { error };
  }
}`,
    expected: { fate: 'propagated', at: [10] },
  },
  'never runs for a promise that is returned without await': {
    source: `
async function send() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw { status: res.status };
  return res.json();
}
async function load() {
  try {
    return send();
  } catch {
    return null;
  }
}`,
    expected: { fate: 'propagated', at: [3] },
  },
  'runs for a promise that is awaited': {
    source: `
async function load() {
  const send = async () => {
    const res = await fetch('/api/jobs');
    if (!res.ok) throw { status: res.status };
    return res.json();
  };
  try {
    return await send();
  } catch {
    return null;
  }
}`,
    expected: [
      { via: null, fate: 'propagated', at: [4] },
      { via: 'send', fate: 'lost', at: [10] },
    ],
  },
  'with finally still decides': {
    source: `
async function load(stop) {
  try {
    const res = await fetch('/api/jobs');
    if (!res.ok) throw { status: res.status };
    return await res.json();
  } catch {
    return null;
  } finally {
    stop();
  }
}`,
    expected: { fate: 'lost', at: [7] },
  },
  'is not what finally is': {
    source: `
async function load(stop) {
  try {
    const res = await fetch('/api/jobs');
    if (!res.ok) throw { status: res.status };
    return await res.json();
  } finally {
    stop();
  }
}`,
    expected: { fate: 'propagated', at: [4] },
  },
  'is outdone by a finally that returns': {
    source: `
async function load() {
  try {
    const res = await fetch('/api/jobs');
    if (!res.ok) throw { status: res.status };
    return await res.json();
  } finally {
    return null;
  }
}`,
    expected: { fate: 'lost' },
  },
  'tells its own failures by instanceof': {
    source: `
class ApiError extends Error {
  constructor(status) { super('failed'); this.status = status; }
}
async function load() {
  try {
    const res = await fetch('/api/jobs');
    if (!res.ok) throw new ApiError(res.status);
    return await res.json();
  } catch (error) {
    if (error instanceof ApiError) throw error;
    return null;
  }
}`,
    expected: { fate: 'propagated' },
  },
  'that tests for another class swallows the rest': {
    source: `
class OtherError extends Error {}
class ApiError extends Error {
  constructor(status) { super('failed'); this.status = status; }
}
async function load() {
  try {
    const res = await fetch('/api/jobs');
    if (!res.ok) throw new ApiError(res.status);
    return await res.json();
  } catch (error) {
    if (error instanceof OtherError) throw error;
    return null;
  }
}`,
    expected: { fate: 'lost', at: [12] },
  },
  'as the second argument of then does not see what the first throws': {
    source: `
function load() {
  return fetch('/api/jobs').then(
    (res) => {
      if (!res.ok) throw { status: res.status };
      return res.json();
    },
    () => null,
  );
}`,
    expected: { fate: 'propagated', at: [4] },
  },
  'of React state loses it': {
    filename: 'case.jsx',
    source: `
import { useEffect, useState } from 'react';
export function Jobs() {
  const [jobs, setJobs] = useState([]);
  const [error, setError] = useState(null);
  useEffect(() => {
    async function load() {
      try {
        const res = await fetch('/api/jobs');
        if (!res.ok) throw new Error('HTTP ' + res.status);
        setJobs(await res.json());
      } catch {
        setError('Something went wrong');
      }
    }
    load();
  }, []);
  return error ?? jobs.length;
}`,
    expected: { checked: 'yes', fate: 'lost' },
  },
  'that logs the error and goes on loses it': {
    source: `
class ApiError extends Error {
  constructor(status) { super('failed'); this.status = status; }
}
async function load() {
  try {
    const res = await fetch('/api/jobs');
    if (!res.ok) throw new ApiError(res.status);
    return await res.json();
  } catch (error) {
    console.error(error);
    return [];
  }
}`,
    expected: { fate: 'lost', at: [11] },
  },
  'in a then chain swallows': {
    source: `
function load() {
  return fetch('/api/jobs')
    .then((res) => {
      if (!res.ok) throw { status: res.status };
      return res.json();
    })
    .catch(() => null);
}`,
    expected: { fate: 'lost', at: [7] },
  },
});

describeFacts('polling', {
  'is quiet where a timer asks again': {
    source: `
function watch(id, show) {
  const timer = setInterval(async () => {
    const res = await fetch('/jobs/' + id);
    if (!res.ok) return;
    const job = await res.json();
    show(job);
    if (job.status === 'done') clearInterval(timer);
  }, 1000);
}`,
    expected: { checked: 'yes', fate: 'unknown' },
  },
  'is quiet where a loop without end asks again': {
    source: `
async function waitFor(id) {
  while (true) {
    const res = await fetch('/jobs/' + id);
    if (res.ok) {
      const job = await res.json();
      if (job.status === 'done') return job;
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}`,
    expected: { checked: 'yes', fate: 'unknown' },
  },
  'is told from a loop that gives up': {
    source: `
async function waitFor(id) {
  for (;;) {
    const res = await fetch('/jobs/' + id);
    if (!res.ok) throw new Error('failed');
    const job = await res.json();
    if (job.status === 'done') return job;
  }
}`,
    expected: { checked: 'yes', fate: 'lost', at: [4], retry: null },
  },
});
