import { describeFacts } from '../describe-facts.js';

describeFacts('react-query', {
  'keeps what its function throws': {
    filename: 'case.tsx',
    source: `
import { useQuery } from '@tanstack/react-query';
export function useJobs() {
  return useQuery({
    queryKey: ['jobs'],
    queryFn: async () => {
      const res = await fetch('/api/jobs');
      if (!res.ok) throw Object.assign(new Error('failed'), { status: res.status });
      return res.json();
    },
  });
}`,
    expected: { checked: 'yes', fate: 'propagated' },
  },
  'loses what its function throws without': {
    filename: 'case.tsx',
    source: `
import { useQuery } from '@tanstack/react-query';
export function useJobs() {
  return useQuery({
    queryKey: ['jobs'],
    queryFn: async () => {
      const res = await fetch('/api/jobs');
      if (!res.ok) throw new Error('failed');
      return res.json();
    },
  });
}`,
    expected: { checked: 'yes', fate: 'lost', at: [7] },
  },
});

describeFacts('SWR', {
  'uses the body that its fetcher gives': {
    source: `
import useSWR from 'swr';
const fetcher = (url) => fetch(url).then((res) => res.json());
export const useJobs = () => useSWR('/api/jobs', fetcher);`,
    expected: { checked: 'no', fate: 'unchecked' },
  },
});
