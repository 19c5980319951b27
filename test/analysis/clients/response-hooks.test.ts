import { describeFacts } from '../describe-facts.js';

describeFacts('a hook that sees the error', {
  'and makes another of it without the status loses it': {
    source: `
import ky from 'ky';
import got from 'got';
const one = ky.create({ retry: 0, hooks: { beforeError: [() => new Error('failed')] } });
const two = got.extend({ retry: { limit: 0 }, hooks: { beforeError: [() => new Error('failed')] } });
export const a = () => one.get('/a').json();
export const b = () => two.get('/b').json();`,
    expected: [
      { fate: 'lost', at: [3], requestId: 'absent' },
      { fate: 'lost', at: [4], requestId: 'absent' },
    ],
  },
  'and puts the status into a text keeps it as text': {
    source: `
import ky from 'ky';
const api = ky.create({
  retry: 0,
  hooks: { beforeError: [(error) => new Error('HTTP ' + error.response.status)] },
});
export const load = () => api.get('/a').json();`,
    expected: { fate: 'stringified' },
  },
  'and separates a status does so for every call': {
    source: `
import ky from 'ky';
const api = ky.create({
  retry: 0,
  hooks: {
    beforeError: [
      (error) => {
        if (error.response.status === 402) error.message = 'top up';
        return error;
      },
    ],
  },
});
export const load = () => api.get('/a').json();
export const save = (json) => api.post('/a', { json });`,
    expected: [
      { 402: 'distinguished', 429: 'propagated' },
      { 402: 'distinguished', 429: 'propagated' },
    ],
  },
  'of ofetch may throw its own, and else ofetch throws its own': {
    source: `
import { ofetch } from 'ofetch';
export const a = () =>
  ofetch('/a', {
    retry: false,
    onResponseError({ response }) {
      if (response.status === 402) throw new Error('top up');
      throw new Error('failed');
    },
  });
export const b = () =>
  ofetch('/b', {
    retry: false,
    onResponseError({ response }) {
      console.error(response.headers.get('x-request-id'));
    },
  });`,
    expected: [
      { 402: 'distinguished', 429: 'lost', requestId: 'absent' },
      { fate: 'propagated', requestId: 'propagated' },
    ],
  },
});

describeFacts('a hook that sees every answer', {
  'may throw for a status, and leaves the others to the client': {
    source: `
import ky from 'ky';
import { ofetch } from 'ofetch';
const api = ky.create({
  retry: 0,
  hooks: {
    afterResponse: [
      async (request, options, response) => {
        if (response.status === 402) throw new Error('top up');
      },
    ],
  },
});
export const a = () => api.get('/a').json();
export const b = () =>
  ofetch('/b', {
    retry: false,
    onResponse({ response }) {
      if (response.status === 402) throw new Error('top up');
    },
  });`,
    expected: [
      { checked: 'throws', 402: 'distinguished', 429: 'propagated' },
      { checked: 'throws', 402: 'distinguished', 429: 'propagated' },
    ],
  },
  'checks the status where the client does not': {
    source: `
import ky from 'ky';
const api = ky.create({
  throwHttpErrors: false,
  retry: 0,
  hooks: {
    afterResponse: [
      (request, options, response) => {
        if (!response.ok) throw new Error('failed');
      },
    ],
  },
});
export const load = async () => (await api.get('/a')).json();`,
    expected: { fate: 'lost' },
  },
});

describeFacts('a hook of another file', {
  'is called where the answer is waited for': {
    source: `
import axios from 'axios';
import { onError } from './errors.js';
const api = axios.create();
api.interceptors.response.use(undefined, onError);
export async function load() {
  const sent = api.get('/a');
  const { data } = await sent;
  return data;
}`,
    expected: { client: 'axios', url: 'relative /a' },
  },
});
