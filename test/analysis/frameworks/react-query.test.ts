import { describeFacts } from '../describe-facts.js';

const LOAD = `
import { useMutation, useQuery } from '@tanstack/react-query';
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw Object.assign(new Error('failed: ' + res.status), { status: res.status });
  return res.json();
}`;

const TOLD_APART = `(error) => {
      if (error.status === 402) pay();
      else if (error.status === 429) wait();
      else fail();
    }`;

describeFacts('react-query', {
  'hands a failure to onError, which tells it apart': {
    filename: 'case.jsx',
    source: `${LOAD}
export function Jobs() {
  const { data } = useQuery({ queryKey: ['jobs'], queryFn: () => load(), onError: ${TOLD_APART} });
  return <p>{data}</p>;
}`,
    expected: { checked: 'yes', fate: 'distinguished' },
  },
  'hands a failure to the onError of a mutation': {
    filename: 'case.jsx',
    source: `${LOAD}
export function Save() {
  const { mutate } = useMutation({ mutationFn: () => load(), onError: ${TOLD_APART} });
  return <button onClick={mutate} />;
}`,
    expected: { checked: 'yes', fate: 'distinguished' },
  },
  'takes its function by position': {
    filename: 'case.jsx',
    source: `${LOAD}
export function Jobs() {
  const { data } = useQuery(['jobs'], () => load(), { onError: ${TOLD_APART} });
  return <p>{data}</p>;
}`,
    expected: { checked: 'yes', fate: 'distinguished' },
  },
  'gives the error to a component that tells it apart': {
    filename: 'case.jsx',
    source: `${LOAD}
export function Jobs() {
  const { data, error } = useQuery({ queryKey: ['jobs'], queryFn: () => load() });
  if (error?.status === 402) return <Pay />;
  if (error?.status === 429) return <Wait />;
  return <p>{data}</p>;
}`,
    expected: { checked: 'yes', fate: 'distinguished' },
  },
  'keeps the error for other code where none in view reads it': {
    filename: 'case.jsx',
    source: `${LOAD}
export function Jobs() {
  const { data } = useQuery({ queryKey: ['jobs'], queryFn: () => load() });
  return <p>{data}</p>;
}`,
    expected: { checked: 'yes', fate: 'propagated', retry: null },
  },
  'keeps the error in what a hook of the file returns': {
    filename: 'case.jsx',
    source: `${LOAD}
export const useJobs = () => useQuery({ queryKey: ['jobs'], queryFn: () => load() });`,
    expected: { checked: 'yes', fate: 'propagated' },
  },
  'rejects a mutation that is awaited elsewhere': {
    filename: 'case.jsx',
    source: `${LOAD}
export function Save() {
  const { mutateAsync } = useMutation({ mutationFn: () => load(), onError: () => fail() });
  return <button onClick={mutateAsync} />;
}`,
    expected: { checked: 'yes', fate: 'propagated' },
  },
  'is known by its module, not by the name of the hook': {
    filename: 'case.jsx',
    source: `
import { useQuery } from './queries';
export const useJobs = () =>
  useQuery({
    queryFn: async () => {
      const res = await fetch('/api/jobs');
      if (!res.ok) throw Object.assign(new Error('failed'), { status: res.status });
      return res.json();
    },
    onError: () => fail(),
  });`,
    expected: { checked: 'yes', fate: 'propagated' },
  },
  'does not check what its function does not': {
    filename: 'case.jsx',
    source: `
import { useQuery } from '@tanstack/react-query';
export function Jobs() {
  const { data, error } = useQuery({
    queryKey: ['jobs'],
    queryFn: () => fetch('/api/jobs').then((res) => res.json()),
  });
  return error ? <p>{error.message}</p> : <p>{data}</p>;
}`,
    expected: { checked: 'no', fate: 'unchecked' },
  },
});

describeFacts('the retry of react-query', {
  'repeats every failure as often as it says': {
    filename: 'case.jsx',
    source: `${LOAD}
export const useJobs = () => useQuery({ queryKey: ['jobs'], queryFn: () => load(), retry: 2 });`,
    expected: { retry: { bounded: true, backoff: true, retriesNonRetryable: true } },
  },
  'is not there where it is switched off': {
    filename: 'case.jsx',
    source: `${LOAD}
export const useJobs = () => useQuery({ queryKey: ['jobs'], queryFn: () => load(), retry: false });`,
    expected: { retry: null },
  },
});
