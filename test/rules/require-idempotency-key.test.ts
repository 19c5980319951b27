import { requireIdempotencyKey } from '../../rules/require-idempotency-key.js';
import { testRule } from './test-rule.js';

function pyramid(path: string): string {
  return `POST api.pyramid-ai.com/api/v2${path} carries no idempotency key: when its answer is lost, sending it again acts twice. Pyramid AI takes one: make one key for each operation, outside any retry, and send it in the \`Idempotency-Key\` header.`;
}

function undocumented(call: string): string {
  return `${call} carries no idempotency key: when its answer is lost, sending it again can act twice. Where the API takes a key (usually in the \`Idempotency-Key\` header), make one for each operation, outside any retry; where it takes none, look whether the first request acted before you send another.`;
}

testRule(requireIdempotencyKey, {
  fetch: {
    valid: [
      `
        export const create = (body, key) =>
          fetch('https://api.pyramid-ai.com/api/v2/projects', {
            method: 'POST',
            headers: { 'Idempotency-Key': key },
            body,
          });
      `,
      `
        export const list = () => fetch('https://api.pyramid-ai.com/api/v2/projects');
      `,
      `
        export const replace = (body) => fetch('/api/orders/1', { method: 'PUT', body });
      `,
    ],
    invalid: [
      {
        preset: 'recommended',
        code: `
          export const create = (body) =>
            fetch('https://api.pyramid-ai.com/api/v2/projects', { method: 'POST', body });
        `,
        errors: [{ line: 2, message: pyramid('/projects') }],
      },
      {
        code: `
          export const order = (body) => fetch('/api/orders', { method: 'POST', body });
        `,
        errors: [{ line: 1, message: undocumented('POST /api/orders') }],
      },
    ],
  },

  'headers built elsewhere in the file': {
    valid: [
      `
        function headersFor(key) {
          const headers = new Headers({ Accept: 'application/json' });
          headers.set('idempotency-key', key);
          return headers;
        }
        export const order = (body, key) =>
          fetch('/api/orders', { method: 'POST', headers: headersFor(key), body });
      `,
      // Whoever calls may send one.
      `
        export const order = (body, headers) => fetch('/api/orders', { method: 'POST', headers, body });
      `,
    ],
    invalid: [
      {
        language: 'ts',
        code: `
          const headers: HeadersInit = { Accept: 'application/json' };
          export const order = (body: string) =>
            fetch('/api/orders', { method: 'POST', headers, body });
        `,
        errors: [{ line: 3, message: undocumented('POST /api/orders') }],
      },
    ],
  },

  'axios instance': {
    valid: [
      `
        import axios from 'axios';
        const api = axios.create({ baseURL: 'https://api.pyramid-ai.com/api/v2' });
        export const create = (project, key) =>
          api.post('/projects', project, { headers: { 'Idempotency-Key': key } });
      `,
    ],
    invalid: [
      {
        preset: 'recommended',
        code: `
          import axios from 'axios';
          const api = axios.create({ baseURL: 'https://api.pyramid-ai.com/api/v2' });
          export const create = (project) => api.post('/projects', project);
        `,
        errors: [{ line: 3, message: pyramid('/projects') }],
      },
    ],
  },

  component: {
    invalid: [
      {
        language: 'tsx',
        code: `
          export function Buy({ id }: { id: string }) {
            return <button onClick={() => fetch('/api/orders', { method: 'POST', body: id })}>Buy</button>;
          }
        `,
        errors: [{ line: 2, message: undocumented('POST /api/orders') }],
      },
    ],
  },

  'in recommended': {
    valid: [
      {
        preset: 'recommended',
        code: `
          export const order = (body) => fetch('/api/orders', { method: 'POST', body });
        `,
      },
      // Documents no key.
      {
        preset: 'recommended',
        code: `
          export const generate = (body) =>
            fetch('https://api.pioneer.ai/generate', { method: 'POST', body });
        `,
      },
    ],
  },

  'option methods': {
    valid: [
      `
        export const change = (body) => fetch('/api/orders/1', { method: 'PATCH', body });
      `,
    ],
    invalid: [
      {
        options: { methods: ['POST', 'PATCH'] },
        code: `
          export const change = (body) => fetch('/api/orders/1', { method: 'PATCH', body });
        `,
        errors: [{ line: 1, message: undocumented('PATCH /api/orders/1') }],
      },
    ],
  },
});
