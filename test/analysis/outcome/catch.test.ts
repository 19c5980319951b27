import { describeFacts } from '../describe-facts.js';

describeFacts('a catch', {
  'of two errors keeps what the poorer of them has': {
    source: `
async function load(strict) {
  try {
    const res = await fetch('/api/jobs');
    if (strict) {
      if (!res.ok) throw new Error('HTTP ' + res.status);
    } else if (!res.ok) {
      throw Object.assign(new Error('failed'), { status: res.status });
    }
    return await res.json();
  } catch (error) {
    throw new Error(error.message);
  }
}`,
    expected: { checked: 'yes', fate: 'lost' },
  },
  'of what a function made keeps what the poorer error has': {
    source: `
function failureOf(res, strict) {
  if (strict) return new Error('HTTP ' + res.status);
  return Object.assign(new Error('failed'), { status: res.status });
}
async function load(strict) {
  try {
    const res = await fetch('/api/jobs');
    if (!res.ok) throw failureOf(res, strict);
    return await res.json();
  } catch (error) {
    throw new Error(error.message);
  }
}`,
    expected: { checked: 'yes', fate: 'lost' },
  },
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
