import { expect, test } from 'vitest';
import { callsFromFirstLine } from './calls-of.js';

const CLIENT = `
import { QueryCache, QueryClient } from '@tanstack/react-query';
import { onError } from './errors.js';
export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: 2 } },
  queryCache: new QueryCache({ onError }),
});`;

const ERRORS = `
export function onError(error) {
  if (error.response?.status === 402) pay();
  else toast('failed');
}`;

const JOBS = `
import { useQuery } from '@tanstack/react-query';
import axios from 'axios';
export function Jobs() {
  const { data } = useQuery({ queryKey: ['jobs'], queryFn: () => axios.get('/api/jobs') });
  return <p>{data}</p>;
}`;

test('the client of the package hears of the failures of its components', async () => {
  const calls = await callsFromFirstLine({
    'client.js': CLIENT,
    'errors.js': ERRORS,
    'jobs.jsx': JOBS,
  });
  expect(calls.get('jobs.jsx:4')).toMatchObject({
    fate: {
      402: { kind: 'distinguished', at: [{ file: 'errors.js', line: 2 }] },
      429: { kind: 'lost' },
    },
    retry: { bounded: true },
  });
});

test('a component that tells an error apart says what becomes of it, whatever the client does', async () => {
  const calls = await callsFromFirstLine({
    'client.js': CLIENT,
    'errors.js': `export const onError = () => toast('failed');`,
    'jobs.jsx': JOBS.replace('{ data }', '{ data, error }').replace(
      'return',
      'if (error?.response?.status === 402) return <Pay />;\n  return',
    ),
  });
  expect(calls.get('jobs.jsx:4')?.fate['402']?.kind).toBe('distinguished');
});

test('the client of another package of the workspace is another one', async () => {
  const calls = await callsFromFirstLine({
    'app/package.json': '{}',
    'app/client.js': CLIENT,
    'app/errors.js': ERRORS,
    'web/package.json': '{}',
    'web/jobs.jsx': JOBS,
  });
  expect(calls.get('web/jobs.jsx:4')).toMatchObject({
    fate: { 402: { kind: 'propagated' } },
    retry: null,
  });
});

test('a query is asked for by the client of another file', async () => {
  const calls = await callsFromFirstLine({
    'client.js': CLIENT,
    'errors.js': `export const onError = () => {};`,
    'load.js': `
import axios from 'axios';
import { queryClient } from './client.js';
export async function load() {
  try {
    return await queryClient.fetchQuery({ queryKey: [], queryFn: () => axios.get('/api/jobs') });
  } catch {
    return null;
  }
}`,
  });
  expect(calls.get('load.js:5')?.fate['402']).toMatchObject({
    kind: 'lost',
    at: [{ file: 'load.js', line: 7 }],
  });
});
