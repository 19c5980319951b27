import { describeFacts } from '../describe-facts.js';

const REJECTS = { client: 'axios', checked: 'throws' } as const;

describeFacts('axios', {
  'rejects a failure, which propagates': {
    source: `
import axios from 'axios';
async function load() {
  const { data } = await axios.get('https://api.acme.test/jobs');
  return data;
}`,
    expected: {
      ...REJECTS,
      method: 'GET',
      url: 'absolute api.acme.test/jobs',
      fate: 'propagated',
      requestId: 'propagated',
    },
  },
  'has a helper for each method': {
    source: `
import axios from 'axios';
async function run() {
  await axios.get('/a');
  await axios.delete('/b');
  await axios.head('/c');
  await axios.options('/d');
  await axios.post('/e', {});
  await axios.put('/f', {});
  await axios.patch('/g', {});
  await axios.postForm('/h', {});
}`,
    expected: (['GET', 'DELETE', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'POST'] as const).map(
      (method) => ({ ...REJECTS, method }),
    ),
  },
  'takes one configuration': {
    source: `
import axios from 'axios';
async function run() {
  await axios({ url: '/a', method: 'post' });
  await axios.request({ url: '/b', method: 'PUT' });
  await axios('/c', { method: 'delete' });
  await axios('/d');
}`,
    expected: [
      { ...REJECTS, method: 'POST', url: 'relative /a' },
      { ...REJECTS, method: 'PUT', url: 'relative /b' },
      { ...REJECTS, method: 'DELETE', url: 'relative /c' },
      { ...REJECTS, method: 'GET', url: 'relative /d' },
    ],
  },
  'is known by require and as a namespace': {
    filename: 'case.cjs',
    source: `
const axios = require('axios');
const other = require('axios').default;
module.exports = async () => [await axios.get('/a'), await other.get('/b')];`,
    expected: [REJECTS, REJECTS],
  },
  'is lost in a catch that swallows': {
    source: `
import axios from 'axios';
async function load() {
  try {
    return (await axios.get('/a')).data;
  } catch (error) {
    return null;
  }
}`,
    expected: { ...REJECTS, fate: 'lost', at: [6], requestId: 'absent' },
  },
  'is stringified by the message of the error': {
    source: `
import axios from 'axios';
async function load() {
  try {
    return (await axios.get('/a')).data;
  } catch (error) {
    throw new Error('could not load: ' + error.message);
  }
}`,
    expected: { ...REJECTS, fate: 'stringified', at: [6] },
  },
  'is lost where the whole error is logged and swallowed': {
    source: `
import axios from 'axios';
async function load() {
  try {
    return (await axios.get('/a')).data;
  } catch (error) {
    console.error('could not load', error);
    return [];
  }
}`,
    expected: { ...REJECTS, fate: 'lost' },
  },
  'is propagated where the error is thrown again': {
    source: `
import axios from 'axios';
async function load() {
  try {
    return (await axios.get('/a')).data;
  } catch (error) {
    console.error('could not load');
    throw error;
  }
}`,
    expected: { ...REJECTS, fate: 'propagated' },
  },
  'is separated by the status of the response on the error': {
    source: `
import axios from 'axios';
async function load() {
  try {
    return (await axios.get('/a')).data;
  } catch (error) {
    if (error.response?.status === 402) return 'top up';
    throw new Error('failed');
  }
}`,
    expected: { ...REJECTS, 402: 'distinguished', 429: 'lost', at429: [7] },
  },
  'is separated behind isAxiosError': {
    source: `
import axios, { isAxiosError } from 'axios';
async function load() {
  try {
    return (await axios.get('/a')).data;
  } catch (error) {
    if (isAxiosError(error) && error.response) {
      const { status } = error.response;
      if (status === 402 || status === 429) return 'quota';
    }
    throw error;
  }
}
async function other() {
  try {
    return (await axios.get('/b')).data;
  } catch (error) {
    if (axios.isAxiosError(error) && error.status === 429) return 'wait';
    throw error;
  }
}`,
    expected: [{ fate: 'distinguished' }, { 429: 'distinguished', 402: 'propagated' }],
  },
  'is separated in a catch of the chain': {
    source: `
import axios from 'axios';
const load = () =>
  axios.get('/a').then(({ data }) => data).catch((error) => {
    switch (error.response.status) {
      case 402: return 'top up';
      case 429: return 'wait';
      default: throw error;
    }
  });`,
    expected: { ...REJECTS, fate: 'distinguished' },
  },
  'is stringified where the status goes into a text': {
    source: `
import axios from 'axios';
async function load() {
  try {
    return (await axios.get('/a')).data;
  } catch (error) {
    throw new Error(\`HTTP \${error.response?.status}\`);
  }
}`,
    expected: { ...REJECTS, fate: 'stringified', at: [6] },
  },
  'is not told from a network error by the existence of the error': {
    source: `
import axios from 'axios';
async function load(show) {
  try {
    show((await axios.get('/a')).data);
  } catch (error) {
    if (error) show('Something went wrong');
  }
}`,
    expected: { ...REJECTS, fate: 'lost' },
  },
});

describeFacts('validateStatus', {
  'that lets all pass makes a status the caller’s to look at': {
    source: `
import axios from 'axios';
async function load() {
  const { data } = await axios.get('/a', { validateStatus: () => true });
  return data;
}`,
    expected: { client: 'axios', checked: 'no', fate: 'unchecked' },
  },
  'of null lets all pass': {
    source: `
import axios from 'axios';
async function load() {
  const res = await axios.get('/a', { validateStatus: null });
  if (res.status !== 200) throw new Error('failed');
  return res.data;
}`,
    expected: { client: 'axios', checked: 'yes', fate: 'lost', at: [4] },
  },
  'that lets some pass leaves these to be looked at': {
    source: `
import axios from 'axios';
async function load() {
  const res = await axios.get('/a', { validateStatus: (status) => status < 500 });
  return res.data;
}`,
    expected: { client: 'axios', fate: 'unchecked' },
  },
  'of the instance holds for its calls': {
    source: `
import axios from 'axios';
const api = axios.create({ baseURL: 'https://api.acme.test', validateStatus: () => true });
async function load() {
  return (await api.get('/a')).data;
}`,
    expected: {
      client: 'axios',
      checked: 'no',
      fate: 'unchecked',
      url: 'absolute api.acme.test/a',
    },
  },
});

describeFacts('an axios instance', {
  'has a base URL': {
    source: `
import axios from 'axios';
const api = axios.create({ baseURL: 'https://api.acme.test/v1/' });
export const load = () => api.get('/jobs');`,
    expected: { ...REJECTS, url: 'absolute api.acme.test/v1/jobs', fate: 'propagated' },
  },
  'gives way to an absolute URL': {
    source: `
import axios from 'axios';
const api = axios.create({ baseURL: 'https://api.acme.test' });
export const load = () => api.get('https://other.test/jobs');`,
    expected: { ...REJECTS, url: 'absolute other.test/jobs' },
  },
  'can be a member of a class': {
    filename: 'case.ts',
    source: `
import axios, { type AxiosInstance } from 'axios';
export class Api {
  private readonly client: AxiosInstance;
  constructor() {
    this.client = axios.create({ baseURL: 'https://api.acme.test' });
  }
  async create(job: object) {
    const { data } = await this.client.post('/jobs', job);
    return data;
  }
}`,
    expected: { ...REJECTS, method: 'POST', url: 'absolute api.acme.test/jobs', key: 'absent' },
  },
  'has defaults that are set later': {
    source: `
import axios from 'axios';
const api = axios.create();
api.defaults.baseURL = 'https://api.acme.test';
export const load = () => api.get('/jobs');`,
    expected: { ...REJECTS, url: 'absolute api.acme.test/jobs' },
  },
  'can be called itself': {
    source: `
import axios from 'axios';
const api = axios.create({ baseURL: 'https://api.acme.test' });
export const load = () => api({ url: '/jobs', method: 'put' });`,
    expected: { ...REJECTS, method: 'PUT', url: 'absolute api.acme.test/jobs' },
  },
});

describeFacts('an axios instance whose configuration a caller passes', {
  'keeps its own validateStatus and base URL': {
    source: `
import axios from 'axios';
const api = axios.create({ baseURL: 'https://api.acme.test', validateStatus: null });
export async function send(config) {
  const res = await api.request({ ...config, timeout: 10 });
  if (res.status >= 300) throw new Error('failed');
  return res.data;
}`,
    expected: { url: 'absolute api.acme.test/*', checked: 'yes', fate: 'lost' },
  },
});

describeFacts('an interceptor', {
  'that a caller may inject is taken to be none': {
    source: `
import axios from 'axios';
export class Api {
  constructor(interceptors) {
    this.http = axios.create();
    interceptors.forEach((one) => this.http.interceptors.response.use(one));
  }
  async load() {
    try {
      return (await this.http.get('/a')).data;
    } catch (error) {
      throw new Error('failed');
    }
  }
}`,
    expected: { checked: 'throws', fate: 'lost' },
  },
  'that swallows the error loses it': {
    source: `
import axios from 'axios';
const api = axios.create();
api.interceptors.response.use(
  (response) => response,
  (error) => Promise.reject(new Error('failed')),
);
export const load = () => api.get('/jobs');`,
    expected: { fate: 'lost' },
  },
  'that hands the error on keeps it': {
    source: `
import axios from 'axios';
const api = axios.create();
api.interceptors.response.use(
  (response) => response,
  (error) => Promise.reject(error),
);
export const load = () => api.get('/jobs');`,
    expected: { fate: 'propagated' },
  },
  'that separates a status counts for every call': {
    source: `
import axios from 'axios';
const api = axios.create();
api.interceptors.response.use(undefined, (error) => {
  if (error.response?.status === 402) location.assign('/billing');
  return Promise.reject(error);
});
export const load = () => api.get('/jobs');
export const save = (job) => api.post('/jobs', job);`,
    expected: [
      { 402: 'distinguished', 429: 'propagated' },
      { 402: 'distinguished', 429: 'propagated' },
    ],
  },
  'of another instance does not count': {
    source: `
import axios from 'axios';
const api = axios.create();
const other = axios.create();
other.interceptors.response.use(undefined, (error) => {
  if (error.response?.status === 402) location.assign('/billing');
  return Promise.reject(error);
});
export const load = () => api.get('/jobs');`,
    expected: { fate: 'propagated' },
  },
  'of axios itself counts for its own calls': {
    source: `
import axios from 'axios';
axios.interceptors.response.use(undefined, (error) => {
  if (error.response.status === 429) return Promise.reject(new Error('slow down'));
  return Promise.reject(error);
});
export const load = () => axios.get('/jobs');`,
    expected: { 429: 'distinguished', 402: 'propagated' },
  },
});
