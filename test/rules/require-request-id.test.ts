import { requireRequestId } from '../../rules/require-request-id.js';
import { testRule } from './test-rule.js';

function pyramid(call: string, places: string): string {
  return `${call}: the failure handled at ${places} keeps no request id, so support at Pyramid AI cannot find the request that failed. Log the \`X-Request-Id\` header or \`request_id\` of the body there, or keep it on what you throw or return.`;
}

function undocumented(call: string, places: string): string {
  return `${call}: the failure handled at ${places} keeps no request id, so nobody can find the request that failed in the logs of the server. Log the id that the answer carries (usually the \`x-request-id\` header) there, or keep it on what you throw or return.`;
}

testRule(requireRequestId, {
  await: {
    valid: [
      `
        async function load() {
          const response = await fetch('/api/users');
          if (!response.ok) {
            console.error('load failed', response.headers.get('x-request-id'));
            throw new Error('failed');
          }
          return response.json();
        }
      `,
      `
        async function load() {
          const response = await fetch('/api/users');
          if (!response.ok) throw new Error('failed', { cause: response });
          return response.json();
        }
      `,
      `
        async function load() {
          const response = await fetch('https://api.pyramid-ai.com/api/v2/projects');
          const body = await response.json();
          if (!response.ok) throw Object.assign(new Error(body.error.message), { requestId: body.request_id });
          return body.data;
        }
      `,
      // No failure path: the matter of another rule.
      `
        async function load() {
          return (await fetch('/api/users')).json();
        }
      `,
    ],
    invalid: [
      {
        preset: 'recommended',
        code: `
          async function load() {
            const response = await fetch('https://api.pyramid-ai.com/api/v2/projects');
            if (!response.ok) throw new Error('HTTP ' + response.status);
            return response.json();
          }
        `,
        errors: [{ line: 2, message: pyramid('GET api.pyramid-ai.com/api/v2/projects', 'line 3') }],
      },
      {
        code: `
          async function load() {
            const response = await fetch('/api/users');
            if (!response.ok) {
              console.error('load failed', response.status);
              return null;
            }
            return response.json();
          }
        `,
        errors: [{ line: 2, message: undocumented('GET /api/users', 'line 5') }],
      },
    ],
  },

  'try and catch': {
    valid: [
      `
        import axios from 'axios';
        import * as Sentry from '@sentry/node';
        export async function load() {
          try {
            return (await axios.get('/api/users')).data;
          } catch (error) {
            Sentry.captureMessage('load failed', { extra: { id: error.response?.headers['x-request-id'] } });
            return [];
          }
        }
      `,
    ],
    invalid: [
      {
        language: 'ts',
        code: `
          import axios from 'axios';
          export async function load(): Promise<User[]> {
            try {
              return (await axios.get<User[]>('/api/users')).data;
            } catch {
              return [];
            }
          }
        `,
        errors: [{ line: 4, message: undocumented('GET /api/users', 'line 6') }],
      },
    ],
  },

  'class member': {
    valid: [
      {
        language: 'ts',
        code: `
          class ApiError extends Error {
            constructor(readonly response: Response) {
              super('failed');
            }
          }
          class Api {
            async users(): Promise<unknown> {
              const response = await fetch('/api/users');
              if (!response.ok) throw new ApiError(response);
              return response.json();
            }
          }
        `,
      },
    ],
  },

  'setting loggers': {
    valid: [
      {
        settings: { loggers: ['report'] },
        code: `
          import { report } from './report.js';
          async function load() {
            const response = await fetch('/api/users');
            if (!response.ok) {
              report('load failed', response.headers.get('x-request-id'));
              throw new Error('failed');
            }
            return response.json();
          }
        `,
      },
    ],
  },

  'in recommended': {
    valid: [
      {
        preset: 'recommended',
        code: `
          async function load() {
            const response = await fetch('/api/users');
            if (!response.ok) throw new Error('failed');
            return response.json();
          }
        `,
      },
    ],
  },
});
