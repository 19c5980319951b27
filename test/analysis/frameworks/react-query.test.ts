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

describeFacts('the error that react-query keeps', {
  'is told apart where the query is a whole, and its error renamed': {
    filename: 'case.jsx',
    source: `${LOAD}
export function Jobs() {
  const jobs = useQuery({ queryKey: ['jobs'], queryFn: () => load() });
  const { error: failure } = jobs;
  return (
    <div>
      {failure?.status === 402 && <Pay />}
      {failure?.status === 429 && <Wait />}
      {jobs.data}
    </div>
  );
}`,
    expected: { checked: 'yes', fate: 'distinguished' },
  },
  'is told apart in an effect': {
    filename: 'case.jsx',
    source: `${LOAD}
import { useEffect } from 'react';
export function Jobs() {
  const { data, error } = useQuery({ queryKey: ['jobs'], queryFn: () => load() });
  useEffect(() => {
    if (error?.status === 402) pay();
    if (error?.status === 429) wait();
  }, [error]);
  return <p>{data}</p>;
}`,
    expected: { checked: 'yes', fate: 'distinguished' },
  },
  'is shown as a text': {
    filename: 'case.jsx',
    source: `${LOAD}
export function Jobs() {
  const { data, error } = useQuery({ queryKey: ['jobs'], queryFn: () => load() });
  return <p>{error ? error.message : data}</p>;
}`,
    expected: [{ fate: 'propagated' }, { via: 'load', fate: 'stringified' }],
  },
  'is lost where the component only says that something failed': {
    filename: 'case.jsx',
    source: `${LOAD}
export function Jobs() {
  const { data, error } = useQuery({ queryKey: ['jobs'], queryFn: () => load() });
  if (error) return <p>Something went wrong</p>;
  return <p>{data}</p>;
}`,
    expected: [{ fate: 'propagated' }, { via: 'load', fate: 'lost', at: [9] }],
  },
  'may be told apart by a component that is handed it': {
    filename: 'case.jsx',
    source: `${LOAD}
import { Failure } from './failure.js';
export function Jobs() {
  const { data, error } = useQuery({ queryKey: ['jobs'], queryFn: () => load() });
  if (error) return <Failure error={error} />;
  return <p>{data}</p>;
}`,
    expected: [{ fate: 'propagated' }, { via: 'load', fate: 'unknown' }],
  },
  'is kept where another component is handed the query': {
    filename: 'case.jsx',
    source: `${LOAD}
export function Jobs() {
  const jobs = useQuery({ queryKey: ['jobs'], queryFn: () => load() });
  return <List query={jobs} />;
}`,
    expected: { checked: 'yes', fate: 'propagated' },
  },
});

describeFacts('a mutation', {
  'hands its error to the handler of the one who sends it': {
    filename: 'case.jsx',
    source: `${LOAD}
export function Save() {
  const { mutate } = useMutation({ mutationFn: () => load() });
  return <button onClick={() => mutate(job, { onError: ${TOLD_APART} })} />;
}`,
    expected: { checked: 'yes', fate: 'distinguished' },
  },
  'rejects for the one who waits for it': {
    filename: 'case.jsx',
    source: `${LOAD}
export function Save() {
  const save = useMutation({ mutationFn: () => load() });
  const submit = async () => {
    try {
      await save.mutateAsync(job);
    } catch (error) {
      if (error.status === 402) pay();
      else if (error.status === 429) wait();
      else fail();
    }
  };
  return <button onClick={submit} />;
}`,
    expected: { checked: 'yes', fate: 'distinguished' },
  },
  'is lost by a handler that waits for it and drops its error': {
    filename: 'case.jsx',
    source: `${LOAD}
import { useCallback } from 'react';
export function Save() {
  const { mutateAsync: send } = useMutation({ mutationFn: () => load() });
  const submit = useCallback(async () => {
    try {
      await send(job);
    } catch {
      toast('failed');
    }
  }, [send]);
  return <button onClick={submit} />;
}`,
    expected: [{ fate: 'propagated' }, { via: 'load', fate: 'lost', at: [13] }],
  },
  'keeps its error where nobody waits': {
    filename: 'case.jsx',
    source: `${LOAD}
export function Save() {
  const save = useMutation({ mutationFn: () => load() });
  return <button onClick={() => save.mutate(job)} />;
}`,
    expected: { checked: 'yes', fate: 'propagated' },
  },
  'rejects for a handler that lets it go': {
    filename: 'case.jsx',
    source: `${LOAD}
export function Save() {
  const save = useMutation({ mutationFn: () => load() });
  return <button onClick={async () => { await save.mutateAsync(job); close(); }} />;
}`,
    expected: { checked: 'yes', fate: 'propagated' },
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
