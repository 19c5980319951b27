import { describeFacts } from '../describe-facts.js';

const FETCHER = `
import useSWR from 'swr';
const fetcher = async (url) => {
  const res = await fetch(url);
  if (!res.ok) throw Object.assign(new Error('failed'), { status: res.status });
  return res.json();
};`;

describeFacts('SWR', {
  'gives the error to a component, each for its own key': {
    filename: 'case.jsx',
    source: `${FETCHER}
export function Jobs() {
  const { data, error } = useSWR('/api/jobs', fetcher);
  if (error?.status === 402) return <Pay />;
  if (error?.status === 429) return <Wait />;
  return <p>{data}</p>;
}
export function Tasks() {
  const { data, error } = useSWR('/api/tasks', fetcher);
  if (error) return <p>Something went wrong</p>;
  return <p>{data}</p>;
}`,
    expected: [
      { line: 3, fate: 'distinguished' },
      { line: 8, via: 'useSWR', url: 'relative /api/jobs', fate: 'distinguished' },
      { line: 14, via: 'useSWR', url: 'relative /api/tasks', fate: 'lost', at: [15] },
    ],
  },
  'keeps an error that no component in view asks for': {
    filename: 'case.jsx',
    source: `${FETCHER}
export function Jobs() {
  const { data } = useSWR('/api/jobs', fetcher);
  return <p>{data}</p>;
}`,
    expected: { url: 'relative /api/jobs', checked: 'yes', fate: 'propagated' },
  },
  'hands an error to onError': {
    filename: 'case.jsx',
    source: `
import useSWR from 'swr';
import axios from 'axios';
export function Jobs() {
  const { data } = useSWR('/api/jobs', (url) => axios.get(url), { onError: () => toast('failed') });
  return <p>{data}</p>;
}`,
    expected: { checked: 'throws', fate: 'lost', at: [4] },
  },
  'asks onErrorRetry what is tried again': {
    filename: 'case.jsx',
    source: `
import useSWR from 'swr';
import axios from 'axios';
export function Jobs() {
  const { data } = useSWR('/api/jobs', (url) => axios.get(url), {
    onErrorRetry: (error, key, config, revalidate, { retryCount }) => {
      if (error.response?.status === 402) return;
      if (retryCount > 5) return;
      setTimeout(() => revalidate({ retryCount }), 1000 * 2 ** retryCount);
    },
  });
  return <p>{data}</p>;
}`,
    expected: {
      402: 'distinguished',
      429: 'propagated',
      retry: { bounded: true, backoff: true },
    },
  },
  'does not check what its fetcher does not': {
    filename: 'case.jsx',
    source: `
import useSWR from 'swr';
const fetcher = (url) => fetch(url).then((res) => res.json());
export function Jobs() {
  const { data, error } = useSWR('/api/jobs', fetcher);
  if (error) return <p>Something went wrong</p>;
  return <p>{data}</p>;
}`,
    expected: { checked: 'no', fate: 'unchecked' },
  },
  'leaves the fetcher of its configuration alone': {
    filename: 'case.jsx',
    source: `
import useSWR, { SWRConfig } from 'swr';
const fetcher = (url) => fetch(url).then((res) => res.json());
export const App = () => <SWRConfig value={{ fetcher }}><Jobs /></SWRConfig>;
export function Jobs() {
  const { data, error } = useSWR('/api/jobs');
  return <p>{error ? 'failed' : data}</p>;
}`,
    expected: { checked: 'no', fate: 'unchecked' },
  },
  'rejects a mutation for the one who waits for it': {
    filename: 'case.jsx',
    source: `
import useSWRMutation from 'swr/mutation';
import axios from 'axios';
export function Save() {
  const { trigger } = useSWRMutation('/api/jobs', (url, { arg }) => axios.post(url, arg));
  const submit = async () => {
    try {
      await trigger(job);
    } catch (error) {
      if (error.response?.status === 402) pay();
      else toast('failed');
    }
  };
  return <button onClick={submit} />;
}`,
    expected: { method: 'POST', checked: 'throws', 402: 'distinguished', 429: 'lost' },
  },
});
