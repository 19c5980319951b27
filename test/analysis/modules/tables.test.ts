import { describeProjects } from '../describe-facts.js';

const load = (test: string, name: string): string => `
import { ${name} } from './statuses';
export async function load(url: string): Promise<unknown> {
  const res = await fetch(url);
  if (${test}) throw new Error('slow down');
  if (!res.ok) throw new Error('failed');
  return res.json();
}`;

const SEPARATED = { checked: 'yes', 402: 'lost', 429: 'distinguished' } as const;

describeProjects('a status that another file names', {
  'in a Set': {
    files: {
      'load.ts': load('SLOW.has(res.status)', 'SLOW'),
      'statuses.ts': 'export const SLOW: ReadonlySet<number> = new Set([429]);',
    },
    expected: SEPARATED,
  },
  'in an enum': {
    files: {
      'load.ts': load('res.status === Status.Slow', 'Status'),
      'statuses.ts': 'export enum Status { Slow = 429 }',
    },
    expected: SEPARATED,
  },
  'in a static member': {
    files: {
      'load.ts': load('res.status === Status.SLOW', 'Status'),
      'statuses.ts': 'export class Status { static readonly SLOW = 429; }',
    },
    expected: SEPARATED,
  },
  'in a list': {
    files: {
      'load.ts': load('SLOW.includes(res.status)', 'SLOW'),
      'statuses.ts': 'export const SLOW = [429, 503];',
    },
    expected: SEPARATED,
  },
  'in an object': {
    files: {
      'load.ts': load('res.status in TEXTS', 'TEXTS'),
      'statuses.ts': `export const TEXTS: Record<number, string> = { 429: 'slow down' };`,
    },
    expected: SEPARATED,
  },
});

describeProjects('a normaliser of another file', {
  'loses what it drops': {
    files: {
      'load.ts': `
import axios from 'axios';
import { normalise } from './normalise';
export async function load() {
  try { return (await axios.get('/jobs')).data; } catch (error) { throw normalise(error); }
}`,
      'normalise.ts': `export function normalise(error: unknown) { return new Error('failed'); }`,
    },
    expected: { checked: 'throws', fate: 'lost', requestId: 'absent' },
  },
  'separates what it separates': {
    files: {
      'load.ts': `
import axios from 'axios';
import { normalise } from './normalise';
export async function load() {
  try { return (await axios.get('/jobs')).data; } catch (error) { throw normalise(error); }
}`,
      'normalise.ts': `
import axios from 'axios';
export function normalise(error: unknown) {
  if (!axios.isAxiosError(error)) return error;
  if (error.response?.status === 429) return new Error('slow down');
  return Object.assign(new Error('failed'), { status: error.response?.status });
}`,
    },
    expected: { checked: 'throws', 402: 'propagated', 429: 'distinguished', requestId: 'absent' },
  },
});
