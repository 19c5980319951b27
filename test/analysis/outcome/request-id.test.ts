import { describeFacts } from '../describe-facts.js';

describeFacts('no failure path', {
  'is na where nothing notices a failure': {
    source: `
async function a() {
  return (await fetch('/a')).json();
}
async function b() {
  await fetch('/b');
}`,
    expected: [{ requestId: 'na' }, { requestId: 'na' }],
  },
});

describeFacts('a failure path without an id', {
  'is absent where an error is thrown': {
    source: `
async function load() {
  const res = await fetch('/a');
  if (!res.ok) throw new Error(\`HTTP \${res.status}\`);
  return res.json();
}`,
    expected: { requestId: 'absent' },
  },
  'is absent where another header is kept': {
    source: `
async function load() {
  const res = await fetch('/a');
  if (!res.ok) throw Object.assign(new Error('failed'), { type: res.headers.get('content-type') });
  return res.json();
}`,
    expected: { requestId: 'absent' },
  },
  'is absent where only a success is logged': {
    source: `
async function load() {
  const res = await fetch('/a');
  if (!res.ok) throw new Error('failed');
  console.log(res.headers.get('x-request-id'));
  return res.json();
}`,
    expected: { requestId: 'absent' },
  },
  'is absent where only the status is logged': {
    source: `
async function load() {
  const res = await fetch('/a');
  if (!res.ok) {
    console.error('failed', res.status);
    throw new Error('failed');
  }
  return res.json();
}`,
    expected: { requestId: 'absent' },
  },
});

describeFacts('a failure with several ways', {
  'is absent where one of them keeps no id': {
    source: `
async function relay(stream, reply) {
  const res = await fetch('/a');
  if (stream) {
    if (!res.ok) console.error('failed', res.status);
    reply.status(res.status).end();
    return;
  }
  if (!res.ok) console.error(res.status, res.headers.get('x-request-id'));
  reply.status(res.status).end();
}`,
    expected: { requestId: 'absent' },
  },
  'is propagated where errors of their own for a few statuses keep none': {
    source: `
import axios from 'axios';
class CreditsError extends Error {}
class RateError extends Error {}
async function load() {
  try {
    return (await axios.get('/a')).data;
  } catch (error) {
    if (error.response?.status === 402) throw new CreditsError('buy some');
    if (error.response?.status === 429) throw new RateError('wait');
    throw error;
  }
}`,
    expected: { requestId: 'propagated' },
  },
  'is absent where other statuses than these are noticed': {
    source: `
async function load() {
  const res = await fetch('/a');
  if (res.status === 401 || res.status === 404) throw new Error('failed');
  return res.json();
}`,
    expected: { requestId: 'absent' },
  },
  'is propagated where only a rate limit goes without': {
    source: `
import axios from 'axios';
async function load() {
  try {
    return (await axios.get('/a')).data;
  } catch (error) {
    if (error.response?.status === 429) throw new Error('wait');
    throw error;
  }
}`,
    expected: { requestId: 'propagated' },
  },
});

describeFacts('an id in a log', {
  'is logged by its header': {
    source: `
async function load() {
  const res = await fetch('/a');
  if (!res.ok) {
    console.error('failed', res.headers.get('x-request-id'));
    throw new Error('failed');
  }
  return res.json();
}`,
    expected: { requestId: 'logged', fate: 'lost' },
  },
  'is logged by each of the usual headers, in any case': {
    source: [
      'X-Request-Id',
      'request-id',
      'x-correlation-id',
      'X-Trace-Id',
      'traceparent',
      'CF-Ray',
      'x-amzn-RequestId',
      'x-github-request-id',
    ]
      .map(
        (name, index) => `async function load${index}() {
  const res = await fetch('/a');
  if (!res.ok) {
    console.warn(res.headers.get('${name}'));
    return null;
  }
  return res.json();
}`,
      )
      .join('\n'),
    expected: Array.from({ length: 8 }, () => ({ requestId: 'logged' as const })),
  },
  'is logged in a text and in an object': {
    source: `
async function a() {
  const res = await fetch('/a');
  if (!res.ok) {
    const id = res.headers.get('x-request-id');
    console.error(\`failed (\${id})\`);
    return null;
  }
  return res.json();
}
async function b() {
  const res = await fetch('/b');
  if (!res.ok) {
    console.error('failed', { requestId: res.headers.get('x-request-id') });
    return null;
  }
  return res.json();
}`,
    expected: [{ requestId: 'logged' }, { requestId: 'logged' }],
  },
  'is logged with the headers or the response whole': {
    source: `
async function a() {
  const res = await fetch('/a');
  if (!res.ok) {
    console.error('failed', Object.fromEntries(res.headers));
    return null;
  }
  return res.json();
}
async function b() {
  const res = await fetch('/b');
  if (!res.ok) {
    console.error('failed', res);
    return null;
  }
  return res.json();
}`,
    expected: [{ requestId: 'logged' }, { requestId: 'logged' }],
  },
  'is logged by its member of the body': {
    source: `
async function load() {
  const res = await fetch('/a');
  const body = await res.json();
  if (!res.ok) {
    console.error('failed', body.request_id);
    return null;
  }
  return body;
}`,
    expected: { requestId: 'logged' },
  },
  'is logged on every failure where it is logged before the test': {
    source: `
async function load() {
  const res = await fetch('/a');
  console.debug(res.headers.get('x-request-id'));
  if (!res.ok) throw new Error('failed');
  return res.json();
}`,
    expected: { requestId: 'logged' },
  },
});

describeFacts('an id that is kept', {
  'is propagated on the error': {
    source: `
async function load() {
  const res = await fetch('/a');
  if (!res.ok) {
    throw Object.assign(new Error('failed'), { requestId: res.headers.get('x-request-id') });
  }
  return res.json();
}`,
    expected: { requestId: 'propagated', fate: 'lost' },
  },
  'is propagated by a class of errors': {
    source: `
class ApiError extends Error {
  constructor(res) {
    super('failed');
    this.status = res.status;
    this.requestId = res.headers.get('x-request-id');
  }
}
async function load() {
  const res = await fetch('/a');
  if (!res.ok) throw new ApiError(res);
  return res.json();
}`,
    expected: { requestId: 'propagated', fate: 'propagated' },
  },
  'is propagated with the headers or the response': {
    source: `
async function a() {
  const res = await fetch('/a');
  if (!res.ok) throw Object.assign(new Error('failed'), { headers: res.headers });
  return res.json();
}
async function b() {
  const res = await fetch('/b');
  if (!res.ok) throw new Error('failed', { cause: res });
  return res.json();
}`,
    expected: [{ requestId: 'propagated' }, { requestId: 'propagated' }],
  },
  'is propagated in what is returned': {
    source: `
async function load() {
  const res = await fetch('/a');
  if (!res.ok) return { error: 'failed', requestId: res.headers.get('x-request-id') };
  return { data: await res.json() };
}`,
    expected: { requestId: 'propagated' },
  },
  'is propagated, not logged, where both happen': {
    source: `
async function load() {
  const res = await fetch('/a');
  if (!res.ok) {
    const requestId = res.headers.get('x-request-id');
    console.error('failed', requestId);
    throw Object.assign(new Error('failed'), { requestId });
  }
  return res.json();
}`,
    expected: { requestId: 'propagated' },
  },
  'is propagated on the error of a client that rejects': {
    source: `
import axios from 'axios';
export const load = async () => (await axios.get('/a')).data;`,
    expected: { requestId: 'propagated' },
  },
  'is absent where the error of such a client is swallowed': {
    source: `
import axios from 'axios';
export async function load() {
  try {
    return (await axios.get('/a')).data;
  } catch (error) {
    return null;
  }
}`,
    expected: { requestId: 'absent' },
  },
  'is logged where the error of such a client is logged whole': {
    source: `
import axios from 'axios';
export async function load() {
  try {
    return (await axios.get('/a')).data;
  } catch (error) {
    console.error('failed', error.response?.headers);
    return null;
  }
}`,
    expected: { requestId: 'logged' },
  },
});
