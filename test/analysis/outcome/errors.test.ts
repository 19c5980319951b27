import { describeFacts } from '../describe-facts.js';

describeFacts('an error that keeps the status', {
  'is propagated where its class assigns it': {
    source: `
class ApiError extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw new ApiError('failed', res.status);
  return res.json();
}`,
    expected: { fate: 'propagated', at: [9] },
  },
  'is propagated where its class has a parameter property': {
    filename: 'case.ts',
    source: `
class ApiError extends Error {
  constructor(public readonly status: number) {
    super('failed');
  }
}
async function load(): Promise<unknown> {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw new ApiError(res.status);
  return res.json();
}`,
    expected: { fate: 'propagated', at: [8] },
  },
  'is propagated where its class keeps the response': {
    source: `
class HttpError extends Error {
  constructor(response) {
    super('failed');
    this.response = response;
  }
}
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw new HttpError(res);
  return res.json();
}`,
    expected: { fate: 'propagated', at: [9], requestId: 'propagated' },
  },
  'is propagated where its base class assigns it': {
    source: `
class BaseError extends Error {
  constructor(details) {
    super('failed');
    Object.assign(this, details);
  }
}
class ApiError extends BaseError {
  constructor(res) {
    super({ status: res.status });
  }
}
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw new ApiError(res);
  return res.json();
}`,
    expected: { fate: 'propagated' },
  },
  'is propagated where a static factory makes it': {
    source: `
class ApiError extends Error {
  static from(res) {
    const error = new ApiError('failed');
    error.status = res.status;
    return error;
  }
}
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw ApiError.from(res);
  return res.json();
}`,
    expected: { fate: 'propagated' },
  },
  'is propagated where a function makes it in the old style': {
    source: `
function ApiError(status) {
  this.status = status;
}
ApiError.prototype = Object.create(Error.prototype);
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw new ApiError(res.status);
  return res.json();
}`,
    expected: { fate: 'propagated' },
  },
  'is propagated by Object.assign': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw Object.assign(new Error('failed'), { status: res.status });
  return res.json();
}`,
    expected: { fate: 'propagated', at: [3] },
  },
  'is propagated by an assignment': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) {
    const error = new Error('failed');
    error.statusCode = res.status;
    throw error;
  }
  return res.json();
}`,
    expected: { fate: 'propagated', at: [6] },
  },
  'is propagated as its cause': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw new Error('failed', { cause: res });
  return res.json();
}`,
    expected: { fate: 'propagated', at: [3] },
  },
  'is propagated where the cause has the status': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw new Error('failed', { cause: { status: res.status } });
  return res.json();
}`,
    expected: { fate: 'propagated', at: [3] },
  },
  'is propagated as an object that is no error': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw { status: res.status, message: 'failed' };
  return res.json();
}`,
    expected: { fate: 'propagated', at: [3] },
  },
  'is propagated as the response thrown whole': {
    source: `
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw res;
  return res.json();
}`,
    expected: { fate: 'propagated', at: [3], requestId: 'propagated' },
  },
  'is propagated through a rethrow': {
    source: `
async function load() {
  try {
    const res = await fetch('/api/jobs');
    if (!res.ok) throw { status: res.status };
    return await res.json();
  } catch (error) {
    console.error(error);
    throw error;
  }
}`,
    expected: { fate: 'propagated' },
  },
  'is propagated where a catch wraps it as a cause': {
    source: `
class ApiError extends Error {
  constructor(status) { super('failed'); this.status = status; }
}
async function load() {
  try {
    const res = await fetch('/api/jobs');
    if (!res.ok) throw new ApiError(res.status);
    return await res.json();
  } catch (cause) {
    throw new Error('could not load', { cause });
  }
}`,
    expected: { fate: 'propagated', at: [10] },
  },
});

describeFacts('an error that drops the status', {
  'is lost where its class only passes the message on': {
    source: `
class ApiError extends Error {
  constructor(message, status) {
    super(message);
    this.name = 'ApiError';
  }
}
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw new ApiError('failed', res.status);
  return res.json();
}`,
    expected: { fate: 'lost', at: [9] },
  },
  'is stringified where its class makes a text of it': {
    source: `
class ApiError extends Error {
  constructor(status) {
    super(\`HTTP \${status}\`);
  }
}
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw new ApiError(res.status);
  return res.json();
}`,
    expected: { fate: 'stringified', at: [8] },
  },
  'is lost where the status is another one': {
    source: `
class ApiError extends Error {
  constructor(status) { super('failed'); this.status = status; }
}
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw new ApiError(500);
  return res.json();
}`,
    expected: { fate: 'lost', at: [6] },
  },
  'is stringified where the status is another one and the text has the right one': {
    source: `
class ApiError extends Error {
  constructor(status, message) { super(message); this.status = status; }
}
async function load() {
  const res = await fetch('/api/jobs');
  if (!res.ok) throw new ApiError(502, \`upstream said \${res.status}\`);
  return res.json();
}`,
    expected: { fate: 'stringified', at: [6] },
  },
  'is lost where a catch further out rebuilds it': {
    source: `
class ApiError extends Error {
  constructor(status) { super('failed'); this.status = status; }
}
async function load() {
  try {
    const res = await fetch('/api/jobs');
    if (!res.ok) throw new ApiError(res.status);
    return await res.json();
  } catch (error) {
    throw new Error('could not load');
  }
}`,
    expected: { fate: 'lost', at: [10] },
  },
  'is stringified where only its message goes on': {
    source: `
async function load() {
  try {
    const res = await fetch('/api/jobs');
    if (!res.ok) throw new Error('HTTP ' + res.status);
    return await res.json();
  } catch (error) {
    throw new Error('could not load: ' + error.message);
  }
}`,
    expected: { fate: 'stringified' },
  },
});
