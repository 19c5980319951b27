import { describeFacts } from '../describe-facts.js';

const JOBS = { url: 'absolute api.acme.test/v1/jobs' };

describeFacts('a URL that code puts together', {
  'loses the slash that is trimmed off its base': {
    source: `
const BASE = 'https://api.acme.test/v1/';
const env = (process.env.API_URL ?? 'https://api.acme.test/v1//').replace(/\\/+$/, '');
const api = (base = BASE) => base.replace(/\\/$/, '') + '/jobs';
const a = () => fetch(BASE.replace(/\\/$/, '') + '/jobs');
const b = () => fetch(\`\${env}/jobs\`);
const c = () => fetch(api());
const d = () => fetch(BASE.slice(0, -1) + '/jobs');`,
    expected: [JOBS, JOBS, JOBS, JOBS],
  },
  'keeps what is not known where something known is trimmed off': {
    source: `
const a = (tenant) => fetch(\`https://api.acme.test/\${tenant}/\`.replace(/\\/$/, '') + '/jobs');
const b = (id) => fetch('https://api.acme.test/jobs/:id/runs'.replace(':id', id));
const c = (id) => fetch('https://api.acme.test/jobs/{id}'.replace(/\\{id\\}/, () => id));`,
    expected: [
      { url: 'absolute api.acme.test/*/jobs' },
      { url: 'absolute api.acme.test/jobs/*/runs' },
      { url: 'absolute api.acme.test/jobs/*' },
    ],
  },
  'is that of its joined parts': {
    source: `
const BASE = 'https://api.acme.test/v1';
const a = () => fetch([BASE, 'jobs'].join('/'));
const b = (id) => fetch([BASE, 'jobs', id].join('/'));`,
    expected: [JOBS, { url: 'absolute api.acme.test/v1/jobs/*' }],
  },
  'is the text of a URL object': {
    source: `
const BASE = 'https://api.acme.test/v1/';
const a = () => fetch(new URL('jobs', BASE).href);
const b = (id) => fetch(new URL('/v1/jobs/' + id, BASE).href);
const c = (path) => fetch(new URL(path, BASE).toString());
const d = () => fetch(\`\${new URL(BASE).origin}/v1/jobs\`);
const e = (path) => fetch(new URL(path, process.env.API_URL ?? BASE));`,
    expected: [
      JOBS,
      { url: 'absolute api.acme.test/v1/jobs/*' },
      { url: 'absolute api.acme.test/v1/*' },
      JOBS,
      { url: 'absolute api.acme.test/v1/*' },
    ],
  },
  'changes with the members of a URL object that are set': {
    source: `
function a() {
  const url = new URL('https://api.acme.test');
  url.pathname = '/v1/jobs';
  url.search = new URLSearchParams({ limit: '5' }).toString();
  return fetch(url);
}
function b(host) {
  const url = new URL('https://api.acme.test/v1/jobs');
  url.host = host;
  return fetch(url);
}`,
    expected: [JOBS, { url: 'dynamic' }],
  },
  'ends where its query begins': {
    source: `
const BASE = 'https://api.acme.test/v1/jobs';
const a = (params) => fetch(BASE + '?' + new URLSearchParams(params));
const b = (query) => fetch(BASE + (query ? '?' + query : ''));
const c = (query) => fetch(\`\${BASE}\${query ? \`?\${new URLSearchParams(query).toString()}\` : ''}\`);`,
    expected: [JOBS, JOBS, JOBS],
  },
  'has a path that is not known where a path is put behind a host': {
    source: `
const a = (path) => fetch(\`https://api.acme.test\${path}\`);
const b = (prefix) => fetch(\`https://api.acme.test\${prefix}/jobs\`);
const c = (port) => fetch(\`https://api.acme.test:\${port}/v1/jobs\`);`,
    expected: [{ url: 'absolute api.acme.test/*' }, { url: 'absolute api.acme.test/*/jobs' }, JOBS],
  },
  'is relative below the origin of the page': {
    source: `
const a = () => fetch(location.origin + '/api/jobs');
const b = () => fetch(\`\${window.location.origin}/api/jobs\`);
const c = () => fetch(new URL('/api/jobs', location.href));`,
    expected: [
      { url: 'relative /api/jobs' },
      { url: 'relative /api/jobs' },
      { url: 'relative /api/jobs' },
    ],
  },
  'stays what it was before a pattern that could take long': {
    source: `
const load = () => fetch('https://api.acme.test/v1/jobs'.replace(/(a+)+$/, ''));`,
    expected: JOBS,
  },
});
