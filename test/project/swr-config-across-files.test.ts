import { expect, test } from 'vitest';
import { callsFromFirstLine } from './calls-of.js';

test('the configuration of the package hears of the failures of its components', async () => {
  const calls = await callsFromFirstLine({
    'app.jsx': `
import { SWRConfig } from 'swr';
import { options } from './options.js';
export const App = ({ children }) => <SWRConfig value={options}>{children}</SWRConfig>;`,
    'options.js': `
export const options = {
  onError(error) {
    if (error.response?.status === 402) pay();
    else toast('failed');
  },
};`,
    'jobs.jsx': `
import useSWR from 'swr';
import axios from 'axios';
export function Jobs() {
  const { data } = useSWR('/api/jobs', (url) => axios.get(url));
  return <p>{data}</p>;
}`,
  });
  expect(calls.get('jobs.jsx:4')?.fate).toMatchObject({
    402: { kind: 'distinguished', at: [{ file: 'options.js', line: 3 }] },
    429: { kind: 'lost' },
  });
});
