import { describeFacts } from '../describe-facts.js';

const JOBS = { url: 'absolute api.acme.test/v1/jobs' };

describeFacts('an absolute URL', {
  'is known where it is written out': {
    source: `
const load = () => fetch('https://api.acme.test/v1/jobs');`,
    expected: JOBS,
  },
  'is known without its query and fragment': {
    source: `
const a = () => fetch('https://api.acme.test/v1/jobs?limit=5');
const b = (limit) => fetch(\`https://api.acme.test/v1/jobs?limit=\${limit}\`);
const c = () => fetch('https://api.acme.test/v1/jobs#top');`,
    expected: [JOBS, JOBS, JOBS],
  },
  'is known through constants of an object': {
    source: `
const CONFIG = { api: { base: 'https://api.acme.test/v1' }, paths: { jobs: '/jobs' } };
const load = () => fetch(CONFIG.api.base + CONFIG.paths.jobs);`,
    expected: JOBS,
  },
  'is known through a frozen object and as const': {
    filename: 'case.ts',
    source: `
const A = Object.freeze({ base: 'https://api.acme.test/v1' });
const B = { base: 'https://api.acme.test/v1' } as const;
const a = () => fetch(\`\${A.base}/jobs\`);
const b = () => fetch(\`\${B.base}/jobs\`);`,
    expected: [JOBS, JOBS],
  },
  'is known through the fallback of an environment variable': {
    source: `
const A = process.env.API_URL ?? 'https://api.acme.test/v1';
const B = process.env.API_URL || 'https://api.acme.test/v1';
const { API_URL: C = 'https://api.acme.test/v1' } = process.env;
const a = () => fetch(\`\${A}/jobs\`);
const b = () => fetch(\`\${B}/jobs\`);
const c = () => fetch(\`\${C}/jobs\`);
const d = () => fetch((import.meta.env.VITE_API ?? 'https://api.acme.test/v1') + '/jobs');`,
    expected: [JOBS, JOBS, JOBS, JOBS],
  },
  'is known where a query is added': {
    source: `
async function load(limit) {
  const url = new URL('https://api.acme.test/v1/jobs');
  url.searchParams.set('limit', limit);
  return fetch(url);
}`,
    expected: JOBS,
  },
  'is known through a helper of the file': {
    source: `
const BASE = 'https://api.acme.test/v1';
const urlOf = (path) => \`\${BASE}\${path}\`;
function endpoint(name) {
  return urlOf('/' + name);
}
const a = () => fetch(urlOf('/jobs'));
const b = () => fetch(endpoint('jobs'));`,
    expected: [JOBS, JOBS],
  },
  'is known through a member of a class': {
    filename: 'case.ts',
    source: `
class Api {
  private static readonly BASE = 'https://api.acme.test';
  private readonly prefix = '/v1';
  load() {
    return fetch(\`\${Api.BASE}\${this.prefix}/jobs\`);
  }
}`,
    expected: JOBS,
  },
  'is known through the default of a parameter': {
    source: `
const load = (base = 'https://api.acme.test/v1') => fetch(base + '/jobs');`,
    expected: JOBS,
  },
  'is that of its host without the port': {
    source: `
const load = () => fetch('http://localhost:8080/v1/jobs');`,
    expected: { url: 'absolute localhost/v1/jobs' },
  },
  'has its host in lower case': {
    source: `
const load = () => fetch('HTTPS://API.Acme.test/v1/jobs');`,
    expected: JOBS,
  },
  'has a star for what is only known at run time': {
    source: `
const a = (id) => fetch(\`https://api.acme.test/v1/jobs/\${id}\`);
const b = (id) => fetch('https://api.acme.test/v1/jobs/' + encodeURIComponent(id) + '/runs');`,
    expected: [
      { url: 'absolute api.acme.test/v1/jobs/*' },
      { url: 'absolute api.acme.test/v1/jobs/*/runs' },
    ],
  },
  'is known through a constant': {
    source: `
const BASE = 'https://api.acme.test/v1';
const a = () => fetch(\`\${BASE}/jobs\`);
const b = () => fetch(BASE + '/jobs');
const c = () => fetch(BASE.concat('/jobs'));`,
    expected: [JOBS, JOBS, JOBS],
  },
  'is known through new URL': {
    source: `
const a = () => fetch(new URL('https://api.acme.test/v1/jobs'));
const b = () => fetch(new URL('/v1/jobs', 'https://api.acme.test'));
const c = () => fetch(new URL('jobs', 'https://api.acme.test/v1/'));
const d = () => fetch(new URL('/v1/jobs', 'https://api.acme.test').toString());`,
    expected: [JOBS, JOBS, JOBS, JOBS],
  },
});

describeFacts('a relative URL', {
  'is known by its path': {
    source: `
const a = () => fetch('/api/jobs?limit=5');
const b = (id) => fetch(\`/api/jobs/\${id}\`);
const c = () => fetch('api/jobs');`,
    expected: [
      { url: 'relative /api/jobs' },
      { url: 'relative /api/jobs/*' },
      { url: 'relative api/jobs' },
    ],
  },
});

describeFacts('a URL that is only known at run time', {
  'and is refused unless its parts are right': {
    source: `
async function load(text) {
  const url = new URL(text);
  if (url.protocol !== 'https:' || url.hostname !== 'files.acme.test') throw new Error(url.host);
  const res = await fetch(url.href);
  return res.json();
}`,
    expected: { line: 4, checked: 'no' },
  },
  'is dynamic': {
    source: `
const a = (url) => fetch(url);
const b = (urls) => fetch(urls[0]);
const c = () => fetch(process.env.API_URL);`,
    expected: [{ url: 'dynamic' }, { url: 'dynamic' }, { url: 'dynamic' }],
  },
  'is known as far as several have it in common': {
    source: `
const a = (limit) =>
  fetch(limit ? \`https://api.acme.test/v1/jobs?limit=\${limit}\` : 'https://api.acme.test/v1/all');
const b = (id) => fetch(id ? \`/api/jobs/\${id}\` : '/api/jobs');
const c = (isOurs) => fetch(isOurs ? '/api/jobs' : 'https://api.acme.test/v1/jobs');`,
    expected: [
      { url: 'absolute api.acme.test/v1/*' },
      { url: 'relative /api/jobs*' },
      { url: 'dynamic' },
    ],
  },
  'is dynamic where it is one of several': {
    source: `
const load = (isLive) =>
  fetch(isLive ? 'https://api.acme.test/v1/jobs' : 'https://api.other.test/v1/jobs');`,
    expected: [{ checked: 'escapes' }],
  },
});

describeFacts('a URL without HTTP', {
  'is no call': {
    source: `
const a = async (blob) => (await fetch(URL.createObjectURL(blob))).arrayBuffer();
const b = async () => (await fetch('data:text/plain,hello')).text();
const c = async () => (await fetch('blob:https://acme.test/1')).blob();
const d = async () => (await fetch('file:///etc/hosts')).text();
const e = async (base64) => (await fetch(\`data:image/png;base64,\${base64}\`)).blob();
const f = async () => (await fetch(new URL('data.wasm', import.meta.url))).arrayBuffer();`,
    expected: [{ line: 6, checked: 'no' }],
  },
});
