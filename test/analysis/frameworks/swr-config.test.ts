import { describeFacts } from '../describe-facts.js';

const FETCHER = `
import useSWR, { SWRConfig } from 'swr';
const load = async (url) => {
  const res = await fetch(url);
  if (!res.ok) throw Object.assign(new Error('failed'), { status: res.status });
  return res.json();
};`;

const TELL_APART = `(error) => {
  if (error.status === 402) pay();
  else if (error.status === 429) wait();
  else fail();
}`;

const withConfig = (value: string): string =>
  `${FETCHER}\nexport const App = ({ children }) => <SWRConfig value={${value}}>{children}</SWRConfig>;`;

describeFacts('the configuration of SWR', {
  'gives hooks a fetcher that have none, each with its own key': {
    filename: 'case.jsx',
    source: `${withConfig('{ fetcher: load }')}
export function Jobs() {
  const { data, error } = useSWR('/api/jobs');
  if (error?.status === 402) return <Pay />;
  if (error?.status === 429) return <Wait />;
  return <p>{data}</p>;
}
export function Tasks() {
  const { data, error } = useSWR('/api/tasks');
  if (error) return <p>Something went wrong</p>;
  return <p>{data}</p>;
}`,
    expected: [
      { line: 3, via: null },
      { line: 9, via: 'useSWR', url: 'relative /api/jobs', fate: 'distinguished' },
      { line: 15, via: 'useSWR', url: 'relative /api/tasks', fate: 'lost', at: [16] },
    ],
  },
  'gives hooks a fetcher that stands in it': {
    filename: 'case.jsx',
    source: `
import axios from 'axios';
import useSWR, { SWRConfig } from 'swr';
export const App = () => (
  <SWRConfig value={{ fetcher: (url) => axios.get(url).then((res) => res.data) }}><Jobs /></SWRConfig>
);
export function Jobs() {
  const { data, error } = useSWR('/api/jobs', { refreshInterval: 1000 });
  return <p>{error ? 'failed' : data}</p>;
}`,
    expected: [
      { line: 4, checked: 'throws' },
      { line: 7, via: 'useSWR', url: 'relative /api/jobs', fate: 'lost' },
    ],
  },
  'does not stand in for the fetcher that a hook has': {
    filename: 'case.jsx',
    source: `${withConfig('{ fetcher: (url) => fetch(url).then((res) => res.json()) }')}
export function Jobs() {
  const { data } = useSWR('/api/jobs', load);
  return <p>{data}</p>;
}`,
    expected: [
      { line: 3, checked: 'yes', fate: 'propagated', url: 'relative /api/jobs' },
      { line: 7, checked: 'no', fate: 'unchecked' },
    ],
  },
  'hands an error to its onError': {
    filename: 'case.jsx',
    source: `${withConfig(`{ onError: ${TELL_APART} }`)}
export function Jobs() {
  const { data } = useSWR('/api/jobs', load);
  return <p>{data}</p>;
}`,
    expected: { checked: 'yes', fate: 'distinguished', at402: [8], at429: [9] },
  },
  'gives way to the onError of a hook': {
    filename: 'case.jsx',
    source: `${withConfig(`{ onError: ${TELL_APART} }`)}
export function Jobs() {
  const { data } = useSWR('/api/jobs', load, { onError: () => toast('failed') });
  return <p>{data}</p>;
}`,
    expected: [{ fate: 'propagated' }, { via: 'useSWR', fate: 'lost' }],
  },
  'leaves it to the component what its onError only counts': {
    filename: 'case.jsx',
    source: `${withConfig('{ onError: () => {} }')}
export function Jobs() {
  const { data } = useSWR('/api/jobs', load);
  return <p>{data}</p>;
}`,
    expected: { fate: 'propagated' },
  },
  'says what is tried again': {
    filename: 'case.jsx',
    source: `${withConfig(`{
  onErrorRetry: (error, key, config, revalidate, { retryCount }) => {
    if (error.status === 402 || retryCount > 5) return;
    setTimeout(() => revalidate({ retryCount }), 1000 * 2 ** retryCount);
  },
}`)}
export function Jobs() {
  const { data } = useSWR('/api/jobs', load);
  return <p>{data}</p>;
}`,
    expected: { 402: 'distinguished', 429: 'propagated', retry: { bounded: true, backoff: true } },
  },
  'says whether a failure is tried again at all': {
    filename: 'case.jsx',
    source: `${withConfig('{ shouldRetryOnError: (error) => error.status !== 402 && error.status !== 429, errorRetryCount: 3 }')}
export function Jobs() {
  const { data } = useSWR('/api/jobs', load);
  return <p>{data}</p>;
}`,
    expected: { fate: 'distinguished', retry: { bounded: true, backoff: true } },
  },
  'is not known where there are two of them': {
    filename: 'case.jsx',
    source: `${withConfig(`{ onError: ${TELL_APART} }`)}
export const Other = () => <SWRConfig value={{}}><Jobs /></SWRConfig>;
export function Jobs() {
  const { data } = useSWR('/api/jobs', load);
  return <p>{data}</p>;
}`,
    expected: { fate: 'propagated' },
  },
});
