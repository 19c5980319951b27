import { describeFacts } from '../describe-facts.js';

describeFacts('a helper that gets the response', {
  'throws for its caller': {
    source: `
class ApiError extends Error {
  constructor(status) { super('failed'); this.status = status; }
}
async function parse(res) {
  if (!res.ok) throw new ApiError(res.status);
  return res.json();
}
const load = async () => parse(await fetch('/a'));`,
    expected: { checked: 'yes', fate: 'propagated', at: [5] },
  },
  'gets only its status': {
    source: `
function assertFine(status) {
  if (status === 402) throw new Error('no credits');
  if (status >= 400) throw new Error('failed');
}
async function load() {
  const res = await fetch('/a');
  assertFine(res.status);
  return res.json();
}`,
    expected: { checked: 'yes', 402: 'distinguished', at402: [2], 429: 'lost', at429: [3] },
  },
  'gets it destructured': {
    source: `
const messageFor = ({ status }) => (status === 429 ? 'Slow down' : 'failed');
async function load() {
  const res = await fetch('/a');
  if (!res.ok) throw new Error(messageFor(res));
  return res.json();
}`,
    expected: { 429: 'distinguished', 402: 'lost' },
  },
  'gets it among the rest of its parameters': {
    source: `
function check(...args) {
  const [res] = args;
  if (!res.ok) throw new Error('failed');
}
async function load() {
  const res = await fetch('/a');
  check(res);
  return res.json();
}`,
    expected: { checked: 'yes', fate: 'lost', at: [3] },
  },
  'closes over it': {
    source: `
async function load() {
  const res = await fetch('/a');
  const check = () => {
    if (!res.ok) throw new Error('failed');
  };
  check();
  return res.json();
}`,
    expected: { checked: 'yes', fate: 'lost', at: [4] },
  },
  'is declared after its use': {
    source: `
async function load() {
  const res = await fetch('/a');
  check(res);
  return res.json();
}
function check(res) {
  if (!res.ok) throw new Error('failed');
}`,
    expected: { checked: 'yes', fate: 'lost', at: [7] },
  },
  'is a member of an object': {
    source: `
const http = {
  check(res) {
    if (!res.ok) throw new Error('failed');
    return res;
  },
};
const load = async () => http.check(await fetch('/a')).json();`,
    expected: { checked: 'yes', fate: 'lost', at: [3] },
  },
  'is recursive': {
    source: `
function check(res, depth) {
  if (depth > 0) return check(res, depth - 1);
  if (!res.ok) throw new Error('failed');
  return res;
}
const load = async () => check(await fetch('/a'), 3).json();`,
    expected: { checked: 'yes', fate: 'lost', at: [3] },
  },
  'calls one that calls it': {
    source: `
function even(res, n) {
  if (n === 0) return res.json();
  return odd(res, n - 1);
}
function odd(res, n) {
  return even(res, n);
}
const load = async (n) => even(await fetch('/a'), n);`,
    expected: { checked: 'no', fate: 'unchecked' },
  },
  'is immediately called': {
    source: `
const jobs = (async () => {
  const res = await fetch('/a');
  if (!res.ok) throw new Error('failed');
  return res.json();
})();`,
    expected: { checked: 'yes', fate: 'lost', at: [3] },
  },
});

describeFacts('a wrapper', {
  'that hands the response back is followed into its only caller': {
    source: `
const send = (path) => fetch('/api' + path);
async function load() {
  const res = await send('/jobs');
  if (res.status === 402) return 'top up';
  if (!res.ok) throw new Error('failed');
  return res.json();
}`,
    expected: {
      via: null,
      url: 'relative /api/jobs',
      checked: 'yes',
      402: 'distinguished',
      429: 'lost',
      at429: [5],
    },
  },
  'that throws for its callers is judged itself, and each caller as well': {
    source: `
async function send(path) {
  const res = await fetch('/api' + path);
  if (!res.ok) throw { status: res.status };
  return res.json();
}
const a = () => send('/a');
async function b(toast) {
  try {
    return await send('/b');
  } catch {
    toast('failed');
  }
}`,
    expected: [
      { via: null, fate: 'propagated', at: [3] },
      { via: 'send', line: 6, fate: 'propagated' },
      { via: 'send', line: 9, fate: 'lost' },
    ],
  },
  'that takes a function to send': {
    source: `
async function guarded(send) {
  const res = await send();
  if (!res.ok) throw new Error('failed');
  return res.json();
}
const load = () => guarded(() => fetch('/a'));`,
    expected: { checked: 'yes', fate: 'lost', at: [3] },
  },
});

describeFacts('a handler', {
  'of React loses what it shows as a fixed text': {
    filename: 'case.jsx',
    source: `
import { useState } from 'react';
export function Save() {
  const [error, setError] = useState('');
  const save = async () => {
    const res = await fetch('/api/jobs', { method: 'POST' });
    if (!res.ok) {
      setError('Something went wrong');
      return;
    }
    setError('');
  };
  return <button onClick={save}>{error}</button>;
}`,
    expected: { checked: 'yes', fate: 'lost' },
  },
  'of React separates what it tells apart': {
    filename: 'case.jsx',
    source: `
import { useState } from 'react';
export function Save() {
  const [error, setError] = useState('');
  const save = async () => {
    const res = await fetch('/api/jobs', { method: 'POST' });
    if (res.status === 402) return setError('Out of credits');
    if (!res.ok) return setError('Something went wrong');
    setError('');
  };
  return <button onClick={save}>{error}</button>;
}`,
    expected: { checked: 'yes', 402: 'distinguished', 429: 'lost' },
  },
  'of React that keeps the status in its state propagates it': {
    filename: 'case.jsx',
    source: `
import { useState } from 'react';
export function Save() {
  const [failure, setFailure] = useState(null);
  const save = async () => {
    const res = await fetch('/api/jobs', { method: 'POST' });
    if (!res.ok) return setFailure({ status: res.status });
    setFailure(null);
  };
  return <button onClick={save}>{failure && 'failed'}</button>;
}`,
    expected: { checked: 'yes', fate: 'propagated' },
  },
  'that gets an error-first callback': {
    source: `
function load(done) {
  fetch('/a').then(async (res) => {
    if (!res.ok) return done(Object.assign(new Error('failed'), { status: res.status }));
    done(null, await res.json());
  });
}`,
    expected: { checked: 'yes', fate: 'propagated' },
  },
  'of Express hands an error with its status on': {
    source: `
import express from 'express';
const app = express();
app.get('/jobs', async (req, res, next) => {
  try {
    const answer = await fetch('https://api.acme.test/jobs');
    if (!answer.ok) throw Object.assign(new Error('failed'), { status: answer.status });
    res.json(await answer.json());
  } catch (error) {
    next(error);
  }
});`,
    expected: { checked: 'yes', fate: 'propagated' },
  },
});
