import { noUnhandledStatus } from '../../rules/no-unhandled-status.js';
import { testRule } from './test-rule.js';

const PAY = '402: Payment is due; sending it again cannot help.';
const WAIT = '429: Wait, for Retry-After where it is sent, before you send it again.';
const BOTH = '402 and 429';

function lost(call: string, places: string, statuses = BOTH, remedies = `${PAY} ${WAIT}`): string {
  return `${call} loses ${statuses} at ${places}: the failure is noticed and its status dropped. Test the status there, or keep it as data on what you throw or return. ${remedies}`;
}

function onlyText(
  call: string,
  places: string,
  statuses = BOTH,
  remedies = `${PAY} ${WAIT}`,
): string {
  return `${call} keeps ${statuses} only as text at ${places}, where no caller can act on it. Test the status there, or keep it as a number on what you throw or return. ${remedies}`;
}

function neverNoticed(
  call: string,
  places: string,
  statuses = BOTH,
  remedies = `${PAY} ${WAIT}`,
): string {
  return `${call} takes ${statuses} for a success at ${places}. Test \`ok\` or \`status\` before the answer counts as one. ${remedies}`;
}

testRule(noUnhandledStatus, {
  await: {
    valid: [
      `
        async function load() {
          const response = await fetch('/api/users');
          if (response.status === 402) return { state: 'unpaid' };
          if (response.status === 429) return { state: 'busy' };
          if (!response.ok) throw new Error('failed');
          return response.json();
        }
      `,
      `
        async function load() {
          const response = await fetch('/api/users');
          if (!response.ok) throw Object.assign(new Error('failed'), { status: response.status });
          return response.json();
        }
      `,
      `
        async function load() {
          const response = await fetch('/api/users');
          return { ok: response.ok, status: response.status, data: await response.json() };
        }
      `,
    ],
    invalid: [
      {
        code: `
          async function load() {
            const response = await fetch('/api/users');
            if (!response.ok) throw new Error('failed');
            return response.json();
          }
        `,
        errors: [{ line: 2, message: lost('GET /api/users', 'line 3') }],
      },
      {
        code: `
          async function load() {
            const response = await fetch('/api/users');
            if (!response.ok) return null;
            return response.json();
          }
        `,
        errors: [{ line: 2, message: lost('GET /api/users', 'line 3') }],
      },
      {
        code: `
          async function load() {
            const response = await fetch('/api/users');
            if (!response.ok) throw new Error('HTTP ' + response.status);
            return response.json();
          }
        `,
        errors: [{ line: 2, message: onlyText('GET /api/users', 'line 3') }],
      },
      {
        code: `
          async function load() {
            const response = await fetch('/api/users');
            return response.json();
          }
        `,
        errors: [{ line: 2, message: neverNoticed('GET /api/users', 'line 3') }],
      },
      // One is told apart, the other is not.
      {
        code: `
          async function load() {
            const response = await fetch('/api/users');
            if (response.status === 429) throw new RangeError('slow down');
            if (!response.ok) throw new Error('failed');
            return response.json();
          }
        `,
        errors: [{ line: 2, message: lost('GET /api/users', 'line 4', '402', PAY) }],
      },
    ],
  },

  then: {
    valid: [
      `
        fetch('/api/users')
          .then((response) => (response.ok ? response.json() : Promise.reject(response)))
          .then(render, (failure) => show(failure.status));
      `,
    ],
    invalid: [
      {
        code: `
          export const load = () =>
            fetch('/api/users').then((response) => {
              if (!response.ok) {
                throw new Error(\`HTTP \${response.status}\`);
              }
              return response.json();
            });
        `,
        errors: [{ line: 2, message: onlyText('GET /api/users', 'line 4') }],
      },
    ],
  },

  'try and catch': {
    invalid: [
      {
        code: `
          import axios from 'axios';
          export async function load() {
            try {
              return (await axios.get('/api/users')).data;
            } catch {
              return [];
            }
          }
        `,
        errors: [{ line: 4, message: lost('GET /api/users', 'line 6') }],
      },
    ],
    valid: [
      `
        import axios from 'axios';
        export async function load() {
          try {
            return (await axios.get('/api/users')).data;
          } catch (error) {
            if (error.response?.status === 402) return openBilling();
            if (error.response?.status === 429) return later();
            throw error;
          }
        }
      `,
    ],
  },

  switch: {
    valid: [
      {
        language: 'ts',
        code: `
          async function load(): Promise<unknown> {
            const response = await fetch('/api/users');
            switch (response.status) {
              case 200:
                return response.json();
              case 402:
                throw new PaymentRequired();
              case 429:
                throw new RateLimited();
              default:
                throw new Error('failed');
            }
          }
        `,
      },
    ],
  },

  'error class of the file': {
    valid: [
      {
        language: 'ts',
        code: `
          class ApiError extends Error {
            constructor(readonly status: number) {
              super('HTTP ' + status);
            }
          }
          async function load(): Promise<unknown> {
            const response = await fetch('/api/users');
            if (!response.ok) throw new ApiError(response.status);
            return response.json();
          }
        `,
      },
    ],
    invalid: [
      {
        language: 'ts',
        code: `
          class ApiError extends Error {
            constructor(status: number) {
              super('HTTP ' + status);
            }
          }
          async function load(): Promise<unknown> {
            const response = await fetch('/api/users');
            if (!response.ok) throw new ApiError(response.status);
            return response.json();
          }
        `,
        errors: [{ line: 7, message: onlyText('GET /api/users', 'line 8') }],
      },
    ],
  },

  component: {
    invalid: [
      {
        language: 'tsx',
        code: `
          function Users() {
            const [error, setError] = useState<string>();
            async function load() {
              const response = await fetch('/api/users');
              if (!response.ok) {
                setError('Something went wrong');
                return;
              }
              show(await response.json());
            }
            return <button onClick={load}>{error}</button>;
          }
        `,
        errors: [{ line: 4, message: lost('GET /api/users', 'line 7') }],
      },
    ],
  },

  contracts: {
    valid: [
      // Nothing is promised about this API.
      {
        preset: 'recommended',
        code: `
          async function load() {
            const response = await fetch('https://example.com/users');
            if (!response.ok) throw new Error('failed');
            return response.json();
          }
        `,
      },
      {
        preset: 'recommended',
        settings: { apis: ['overten'] },
        code: `
          async function generate() {
            const response = await fetch('https://api.pioneer.ai/generate', { method: 'POST' });
            if (!response.ok) throw new Error('failed');
            return response.json();
          }
        `,
      },
    ],
    invalid: [
      {
        preset: 'recommended',
        options: { statuses: [402, 429] },
        code: `
          async function generate() {
            const response = await fetch('https://api.pyramid-ai.com/api/v2/chat', { method: 'POST' });
            if (!response.ok) throw new Error('failed');
            return response.json();
          }
        `,
        errors: [
          {
            line: 2,
            message: lost(
              'POST api.pyramid-ai.com/api/v2/chat',
              'line 3',
              BOTH,
              '402: Contact the account manager. 429: Wait for the seconds in Retry-After.',
            ),
          },
        ],
      },
    ],
  },

  settings: {
    invalid: [
      {
        settings: { statuses: [503] },
        code: `
          async function load() {
            const response = await fetch('/api/users');
            if (!response.ok) throw new Error('failed');
            return response.json();
          }
        `,
        errors: [
          {
            line: 2,
            message: lost(
              'GET /api/users',
              'line 3',
              '402, 429 and 503',
              `${PAY} ${WAIT} 503: Do what the documentation of the API asks for.`,
            ),
          },
        ],
      },
      {
        preset: 'recommended',
        settings: { scope: 'all' },
        code: `
          async function load() {
            const response = await fetch('/api/users');
            return response.json();
          }
        `,
        errors: [{ line: 2, message: neverNoticed('GET /api/users', 'line 3') }],
      },
    ],
  },

  'unknown is silent': {
    valid: [
      `
        import { check } from './check.js';
        async function load() {
          const response = await fetch('/api/users');
          return check(response);
        }
      `,
    ],
  },
});
