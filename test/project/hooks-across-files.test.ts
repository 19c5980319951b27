import { expect, test } from 'vitest';
import { callsFromFirstLine } from './calls-of.js';

const API = `
import axios from 'axios';
export const listJobs = () => axios.get('/api/jobs');
export const fetcher = (url) => axios.get(url).then((res) => res.data);`;

test('a function of another file is followed from the component that hands it to a hook', async () => {
  const calls = await callsFromFirstLine({
    'api.js': API,
    'jobs.jsx': `
import { useQuery } from '@tanstack/react-query';
import useSWR from 'swr';
import { fetcher, listJobs } from './api.js';
export function Jobs() {
  const { data, error } = useQuery({ queryKey: ['jobs'], queryFn: listJobs });
  if (error) return <p>Something went wrong</p>;
  return <p>{data}</p>;
}
export function Tasks() {
  const { data, error } = useSWR('/api/tasks', fetcher);
  if (error?.response?.status === 402) return <Pay />;
  return <p>{data}</p>;
}`,
  });
  expect(calls.get('jobs.jsx:5')).toMatchObject({
    via: { file: 'api.js', line: 2 },
    url: { path: '/api/jobs' },
    fate: { 402: { kind: 'lost', at: [{ file: 'jobs.jsx', line: 6 }] } },
  });
  expect(calls.get('jobs.jsx:10')).toMatchObject({
    via: { file: 'api.js', line: 3 },
    url: { path: '/api/tasks' },
    fate: { 402: { kind: 'distinguished', at: [{ file: 'jobs.jsx', line: 11 }] } },
  });
});

test('a hook of another file hands its error to the component that calls it', async () => {
  const calls = await callsFromFirstLine({
    'use-save.js': `
import { useMutation } from '@tanstack/react-query';
import axios from 'axios';
export const useSave = () => useMutation({ mutationFn: (job) => axios.post('/api/jobs', job) });`,
    'save.jsx': `
import { useSave } from './use-save.js';
export function Save() {
  const save = useSave();
  const submit = async () => {
    try { await save.mutateAsync(job); } catch { toast('failed'); }
  };
  return <button onClick={submit} />;
}`,
  });
  expect(calls.get('save.jsx:3')).toMatchObject({
    via: { name: 'useSave', file: 'use-save.js' },
    method: 'POST',
    fate: { 402: { kind: 'lost', at: [{ file: 'save.jsx', line: 5 }] } },
  });
});
