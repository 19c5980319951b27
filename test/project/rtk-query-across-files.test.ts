import { expect, test } from 'vitest';
import { callsFromFirstLine } from './calls-of.js';

const BASE = `
import { fetchBaseQuery } from '@reduxjs/toolkit/query/react';
const baseQuery = fetchBaseQuery({ baseUrl: 'https://api.acme.test' });
export const withWait = async (args, api, extra) => {
  const result = await baseQuery(args, api, extra);
  if (result.error?.status === 429) await wait();
  return result;
};`;

const API = `
import { createApi } from '@reduxjs/toolkit/query/react';
import { withWait } from './base-query.js';
export const api = createApi({ baseQuery: withWait, endpoints: () => ({}) });`;

const JOBS = `
import { api } from './api.js';
export const jobs = api.injectEndpoints({
  endpoints: (build) => ({
    save: build.mutation({ query: (body) => ({ url: '/jobs', method: 'POST', body }) }),
  }),
});
export const { useSaveMutation } = jobs;`;

test('endpoints send by the base query of another file', async () => {
  const calls = await callsFromFirstLine({ 'base-query.js': BASE, 'api.js': API, 'jobs.js': JOBS });
  expect(calls.get('base-query.js:4')).toMatchObject({
    fate: { 402: { kind: 'propagated' }, 429: { kind: 'distinguished' } },
  });
  expect(calls.get('jobs.js:4')).toMatchObject({
    method: 'POST',
    url: { host: 'api.acme.test', path: '/jobs' },
    checked: 'yes',
    fate: { 402: { kind: 'unknown' }, 429: { kind: 'distinguished' } },
  });
});

test('a component that asks an endpoint is no call of its own', async () => {
  const calls = await callsFromFirstLine({
    'base-query.js': BASE,
    'api.js': API,
    'jobs.js': JOBS,
    'save.jsx': `
import { useSaveMutation } from './jobs.js';
export function Save() {
  const [save, { error }] = useSaveMutation();
  return <button onClick={() => save({}).unwrap().catch(() => toast('failed'))}>{error?.status}</button>;
}`,
  });
  expect([...calls.keys()]).toEqual(['base-query.js:4', 'jobs.js:4']);
});
