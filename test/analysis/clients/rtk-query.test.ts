import { describeFacts } from '../describe-facts.js';

const IMPORT = `import { createApi, fetchBaseQuery, retry } from '@reduxjs/toolkit/query/react';`;

const ENDPOINTS = `
  endpoints: (build) => ({
    job: build.query({ query: (id) => \`/jobs/\${id}\` }),
    save: build.mutation({ query: (body) => ({ url: '/jobs', method: 'POST', body }) }),
  }),`;

describeFacts('an endpoint of RTK Query', {
  'sends by the base query, and leaves its error to the store': {
    source: `
${IMPORT}
export const api = createApi({
  baseQuery: fetchBaseQuery({ baseUrl: 'https://api.acme.test/v1' }),${ENDPOINTS}
});
export const { useJobQuery, useSaveMutation } = api;`,
    expected: [
      {
        line: 5,
        method: 'GET',
        url: 'absolute api.acme.test/v1/jobs/*',
        checked: 'yes',
        fate: 'unknown',
        key: 'na',
        retry: null,
      },
      {
        line: 6,
        method: 'POST',
        url: 'absolute api.acme.test/v1/jobs',
        checked: 'yes',
        fate: 'unknown',
        key: 'absent',
      },
    ],
  },
  'sends the headers that prepareHeaders leaves': {
    source: `
${IMPORT}
export const api = createApi({
  baseQuery: fetchBaseQuery({
    baseUrl: '/api',
    prepareHeaders: (headers) => {
      headers.set('Idempotency-Key', crypto.randomUUID());
      return headers;
    },
  }),
  endpoints: (build) => ({
    save: build.mutation({ query: (body) => ({ url: '/jobs', method: 'POST', body }) }),
  }),
});`,
    expected: { url: 'relative /api/jobs', key: 'present' },
  },
  'is sent again where its base query is': {
    source: `
${IMPORT}
export const api = createApi({
  baseQuery: retry(fetchBaseQuery({ baseUrl: '/api' }), { maxRetries: 3 }),
  endpoints: (build) => ({
    save: build.mutation({ query: (body) => ({ url: '/jobs', method: 'POST', body }) }),
  }),
});`,
    expected: {
      retry: { bounded: true, backoff: true, retriesNonRetryable: true, postWithoutKey: true },
    },
  },
  'is not sent again where it says so itself': {
    source: `
${IMPORT}
export const api = createApi({
  baseQuery: retry(fetchBaseQuery({ baseUrl: '/api' })),
  endpoints: (build) => ({
    job: build.query({ query: (id) => '/jobs/' + id, extraOptions: { maxRetries: 0 } }),
  }),
});`,
    expected: { retry: null },
  },
  'is not sent again after what ends its attempts': {
    source: `
${IMPORT}
const baseQuery = retry(async (args, api, extra) => {
  const result = await fetchBaseQuery({ baseUrl: '/api' })(args, api, extra);
  if (result.error?.status === 402 || result.error?.status === 429) retry.fail(result.error);
  return result;
});
export const api = createApi({ baseQuery, endpoints: (build) => ({ job: build.query({ query: () => '/job' }) }) });`,
    expected: { line: 3, method: 'dynamic', fate: 'distinguished' },
  },
  'tells an error apart before the store has it': {
    source: `
${IMPORT}
export const api = createApi({
  baseQuery: fetchBaseQuery({ baseUrl: '/api' }),
  endpoints: (build) => ({
    job: build.query({
      query: (id) => ({ url: '/jobs', params: { id } }),
      transformErrorResponse: ({ status }) => (status === 402 ? 'pay' : 'failed'),
    }),
  }),
});`,
    expected: { checked: 'yes', 402: 'distinguished', 429: 'lost' },
  },
  'is known by its module': {
    source: `
import { createApi, fetchBaseQuery } from './api.js';
export const api = createApi({ baseQuery: fetchBaseQuery({ baseUrl: '/api' }),${ENDPOINTS} });`,
    expected: [],
  },
  'may answer for itself': {
    source: `
${IMPORT}
export const api = createApi({
  baseQuery: fetchBaseQuery({ baseUrl: '/api' }),
  endpoints: (build) => ({
    job: build.query({
      queryFn: async (id) => {
        const res = await fetch('/api/jobs/' + id);
        if (!res.ok) return { error: { status: res.status } };
        return { data: await res.json() };
      },
    }),
  }),
});`,
    expected: { line: 7, checked: 'yes', fate: 'propagated' },
  },
});

describeFacts('a base query of RTK Query', {
  'is told apart in the function around it': {
    source: `
${IMPORT}
const baseQuery = fetchBaseQuery({ baseUrl: '/api' });
const withWait = async (args, api, extra) => {
  const result = await baseQuery(args, api, extra);
  if (result.error?.status === 429) await wait();
  return result;
};
export const api = createApi({ baseQuery: withWait,${ENDPOINTS} });`,
    expected: [
      { line: 4, via: null, checked: 'yes', 402: 'propagated', 429: 'distinguished' },
      {
        line: 10,
        method: 'GET',
        url: 'relative /api/jobs/*',
        402: 'unknown',
        429: 'distinguished',
      },
      { line: 11, method: 'POST', url: 'relative /api/jobs', key: 'absent' },
    ],
  },
  'is lost in a function around it that drops its error': {
    source: `
${IMPORT}
const baseQuery = fetchBaseQuery({ baseUrl: '/api' });
export const load = async (args, api, extra) => {
  const { data, error } = await baseQuery(args, api, extra);
  if (error) return { error: 'failed' };
  return { data };
};`,
    expected: { line: 4, checked: 'yes', fate: 'lost' },
  },
  'is not checked by who takes its data alone': {
    source: `
${IMPORT}
const baseQuery = fetchBaseQuery({ baseUrl: '/api' });
export const load = async (api) => {
  const { data } = await baseQuery('/jobs', api, {});
  return data;
};`,
    expected: { line: 4, url: 'relative /api/jobs', fate: 'lost' },
  },
  'says by itself what counts as a success': {
    source: `
${IMPORT}
export const api = createApi({
  baseQuery: fetchBaseQuery({ baseUrl: '/api', validateStatus: (res, body) => body.ok }),${ENDPOINTS}
});`,
    expected: [],
  },
});
