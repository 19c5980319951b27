import { describeFacts } from '../describe-facts.js';

const LOAD = `
import { MutationCache, QueryCache, QueryClient, useMutation, useQuery } from '@tanstack/react-query';
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw Object.assign(new Error('failed: ' + res.status), { status: res.status });
  return res.json();
}`;

const TELL_APART = `(error) => {
  if (error.status === 402) pay();
  else if (error.status === 429) wait();
  else fail();
}`;

const JOBS = `
export function Jobs() {
  const { data } = useQuery({ queryKey: ['jobs'], queryFn: () => load() });
  return <p>{data}</p>;
}`;

const SAVE = `
export function Save() {
  const { mutate } = useMutation({ mutationFn: () => load() });
  return <button onClick={() => mutate(job)} />;
}`;

describeFacts('the client of react-query', {
  'hands each failure of a query to its cache, which tells it apart': {
    filename: 'case.jsx',
    source: `${LOAD}
const client = new QueryClient({ queryCache: new QueryCache({ onError: ${TELL_APART} }) });
${JOBS}`,
    expected: { checked: 'yes', fate: 'distinguished', at402: [8], at429: [9] },
  },
  'loses in its cache what no component asks for': {
    filename: 'case.jsx',
    source: `${LOAD}
const queryCache = new QueryCache({ onError: () => toast('failed') });
const client = new QueryClient({ queryCache });
${JOBS}`,
    expected: [{ fate: 'propagated' }, { via: 'load', fate: 'lost', at: [7] }],
  },
  'leaves it to the component what its cache lets pass': {
    filename: 'case.jsx',
    source: `${LOAD}
const client = new QueryClient({
  queryCache: new QueryCache({ onError: (error) => { if (error.status === 402) pay(); } }),
});
${JOBS}`,
    expected: { 402: 'distinguished', 429: 'propagated' },
  },
  'leaves it to the component what its cache shows for some queries alone': {
    filename: 'case.jsx',
    source: `${LOAD}
const client = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => { if (query.meta?.message) toast(query.meta.message); },
  }),
});
${JOBS}`,
    expected: { fate: 'propagated' },
  },
  'may tell apart in a handler that is not seen': {
    filename: 'case.jsx',
    source: `${LOAD}
import { onError } from '@acme/errors';
const client = new QueryClient({ queryCache: new QueryCache({ onError }) });
${JOBS}`,
    expected: [{ fate: 'propagated' }, { via: 'load', fate: 'unknown' }],
  },
  'hands each failure of a mutation to its other cache': {
    filename: 'case.jsx',
    source: `${LOAD}
const client = new QueryClient({
  queryCache: new QueryCache({ onError: () => toast('failed') }),
  mutationCache: new MutationCache({ onError: ${TELL_APART} }),
});
${SAVE}`,
    expected: { fate: 'distinguished' },
  },
  'has a handler for the mutations that have none of their own': {
    filename: 'case.jsx',
    source: `${LOAD}
const client = new QueryClient({ defaultOptions: { mutations: { onError: ${TELL_APART} } } });
${SAVE}`,
    expected: { fate: 'distinguished' },
  },
  'gives way to the handler that a mutation has': {
    filename: 'case.jsx',
    source: `${LOAD}
const client = new QueryClient({ defaultOptions: { mutations: { onError: ${TELL_APART} } } });
export function Save() {
  const { mutate } = useMutation({ mutationFn: () => load(), onError: () => toast('failed') });
  return <button onClick={() => mutate(job)} />;
}`,
    expected: [{ fate: 'propagated' }, { via: 'load', fate: 'lost' }],
  },
  'says what is tried again where a query does not': {
    filename: 'case.jsx',
    source: `${LOAD}
const client = new QueryClient({
  defaultOptions: {
    queries: { retry: (count, error) => error.status !== 402 && error.status !== 429 && count < 3 },
  },
});
${JOBS}`,
    expected: { fate: 'distinguished', retry: { bounded: true, backoff: true } },
  },
  'says nothing of what is tried again where a query does': {
    filename: 'case.jsx',
    source: `${LOAD}
const client = new QueryClient({ defaultOptions: { queries: { retry: 3 } } });
export const useJobs = () => useQuery({ queryKey: ['jobs'], queryFn: () => load(), retry: false });`,
    expected: { retry: null },
  },
  'says what is thrown while a component renders': {
    filename: 'case.jsx',
    source: `${LOAD}
const client = new QueryClient({
  defaultOptions: { queries: { throwOnError: (error) => error.status !== 402 } },
});
export function Jobs() {
  const { data, error } = useQuery({ queryKey: ['jobs'], queryFn: () => load() });
  return <p>{error ? 'failed' : data}</p>;
}`,
    expected: { 402: 'distinguished', 429: 'propagated' },
  },
  'is not known where there are two of them': {
    filename: 'case.jsx',
    source: `${LOAD}
const client = new QueryClient({ queryCache: new QueryCache({ onError: ${TELL_APART} }) });
const another = new QueryClient();
${JOBS}`,
    expected: { fate: 'propagated' },
  },
  'is known by its module, not by the name of its class': {
    filename: 'case.jsx',
    source: `
import { useQuery } from '@tanstack/react-query';
import { QueryCache, QueryClient } from './client.js';
import axios from 'axios';
const client = new QueryClient({ queryCache: new QueryCache({ onError: ${TELL_APART} }) });
export const useJobs = () => useQuery({ queryKey: ['jobs'], queryFn: () => axios.get('/api/jobs') });`,
    expected: { fate: 'propagated' },
  },
});

const FETCH = `
import { QueryCache, QueryClient } from '@tanstack/react-query';
import axios from 'axios';`;

describeFacts('a query that a client is asked for', {
  'rejects for the one who waits for it': {
    source: `${FETCH}
const client = new QueryClient();
export async function load() {
  try {
    return await client.fetchQuery({ queryKey: ['jobs'], queryFn: () => axios.get('/api/jobs') });
  } catch {
    return null;
  }
}`,
    expected: { checked: 'throws', fate: 'lost', at: [8] },
  },
  'goes to the cache of the client first': {
    source: `${FETCH}
const client = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => { if (error.response?.status === 402) pay(); },
  }),
});
export async function load() {
  return client.ensureQueryData({ queryKey: ['jobs'], queryFn: () => axios.get('/api/jobs') });
}`,
    expected: { 402: 'distinguished', 429: 'propagated' },
  },
  'is asked for again after a prefetch that came to nothing': {
    source: `${FETCH}
const client = new QueryClient();
export async function load() {
  await client.prefetchQuery({ queryKey: ['jobs'], queryFn: () => axios.get('/api/jobs') });
  return client.getQueryData(['jobs']);
}`,
    expected: { checked: 'throws', fate: 'unknown' },
  },
  'does not check what its function does not': {
    source: `${FETCH}
const client = new QueryClient();
export const load = () =>
  client.fetchQuery({
    queryKey: ['jobs'],
    queryFn: () => fetch('/api/jobs').then((res) => res.json()),
  });`,
    expected: { checked: 'no', fate: 'unchecked' },
  },
});
