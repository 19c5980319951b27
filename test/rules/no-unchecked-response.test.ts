import { noUncheckedResponse } from '../../rules/no-unchecked-response.js';
import { testRule } from './test-rule.js';

function used(call: string, places: string, test = '`ok` or `status`'): string {
  return `${call}: the body is used at ${places} although nothing has looked at the status, so the body of an error counts as data. Test ${test} first and handle the failure.`;
}

function ignored(call: string): string {
  return `${call}: nothing looks at the answer, so nobody learns when it fails. Await it, test \`ok\` or \`status\` and handle the failure.`;
}

testRule(noUncheckedResponse, {
  await: {
    valid: [
      `
        async function load() {
          const response = await fetch('/api/users');
          if (!response.ok) throw response;
          return response.json();
        }
      `,
      // Read first, tested before it counts.
      `
        async function load() {
          const response = await fetch('/api/users');
          const body = await response.json();
          if (response.status !== 200) throw new Error(body.message);
          return body;
        }
      `,
      // Handed back whole.
      `
        async function load() {
          return fetch('/api/users');
        }
      `,
      // No status exists.
      `
        async function toBlob(dataUrl) {
          return (await fetch('data:text/plain,hi')).blob();
        }
      `,
    ],
    invalid: [
      {
        code: `
          async function load() {
            const response = await fetch('/api/users');
            return response.json();
          }
        `,
        errors: [{ line: 2, message: used('GET /api/users', 'line 3') }],
      },
      {
        code: `
          async function load() {
            return (await fetch('/api/users')).json();
          }
        `,
        errors: [{ line: 2, message: used('GET /api/users', 'line 2') }],
      },
      // The test comes on one of the paths only.
      {
        code: `
          async function load(strict) {
            const response = await fetch('https://api.example.com/users');
            if (strict && !response.ok) throw response;
            return response.json();
          }
        `,
        errors: [{ line: 2, message: used('GET api.example.com/users', 'line 4') }],
      },
      // A flag in the body is no status.
      {
        code: `
          async function load() {
            const response = await fetch('/api/users');
            const body = await response.json();
            if (!body.success) throw new Error(body.error);
            return body.data;
          }
        `,
        errors: [{ line: 2, message: used('GET /api/users', 'line 3') }],
      },
    ],
  },

  then: {
    valid: [
      `
        fetch('/api/users')
          .then((response) => {
            if (!response.ok) throw response;
            return response.json();
          })
          .then(render);
      `,
    ],
    invalid: [
      {
        code: `
          fetch('/api/users')
            .then((response) => response.json())
            .then(render);
        `,
        errors: [{ line: 1, message: used('GET /api/users', 'line 2') }],
      },
    ],
  },

  'assertion helper of the file': {
    valid: [
      `
        function assertOk(response) {
          if (!response.ok) throw response;
        }
        async function load() {
          const response = await fetch('/api/users');
          assertOk(response);
          return response.json();
        }
      `,
    ],
    invalid: [
      {
        code: `
          function note(response) {
            console.log(response.url);
          }
          async function load() {
            const response = await fetch('/api/users');
            note(response);
            return response.json();
          }
        `,
        errors: [{ line: 5, message: used('GET /api/users', 'line 7') }],
      },
    ],
  },

  'class member': {
    valid: [
      {
        language: 'ts',
        code: `
          class Api {
            private async send(path: string): Promise<Response> {
              const response = await fetch(path);
              if (!response.ok) throw response;
              return response;
            }
          }
        `,
      },
    ],
    invalid: [
      {
        language: 'ts',
        code: `
          class Api {
            async users(): Promise<User[]> {
              const response = await fetch('/api/users');
              return (await response.json()) as User[];
            }
          }
        `,
        errors: [{ line: 3, message: used('GET /api/users', 'line 4') }],
      },
    ],
  },

  effect: {
    valid: [
      {
        language: 'tsx',
        code: `
          function Users() {
            const [users, setUsers] = useState<User[]>([]);
            useEffect(() => {
              void (async () => {
                const response = await fetch('/api/users');
                if (response.ok) setUsers(await response.json());
                else setUsers([]);
              })();
            }, []);
            return <List items={users} />;
          }
        `,
      },
    ],
    invalid: [
      {
        language: 'jsx',
        code: `
          function Users() {
            const [users, setUsers] = useState([]);
            useEffect(() => {
              fetch('/api/users').then((r) => r.json()).then(setUsers);
            }, []);
            return <List items={users} />;
          }
        `,
        errors: [{ line: 4, message: used('GET /api/users', 'line 4') }],
      },
    ],
  },

  'clients that reject': {
    valid: [
      `
        import axios from 'axios';
        export const load = async () => (await axios.get('/api/users')).data;
      `,
      `
        import ky from 'ky';
        export const load = () => ky('https://api.example.com/users').json();
      `,
    ],
    invalid: [
      {
        code: `
          import axios from 'axios';
          export async function load() {
            const response = await axios.get('/api/users', { validateStatus: () => true });
            return response.data;
          }
        `,
        errors: [{ line: 3, message: used('GET /api/users', 'line 4', '`status`') }],
      },
    ],
  },

  'ignored calls': {
    valid: [
      {
        preset: 'recommended',
        code: `
          async function ping() {
            await fetch('/api/ping', { method: 'POST' });
          }
        `,
      },
    ],
    invalid: [
      {
        code: `
          async function ping() {
            await fetch('/api/ping', { method: 'POST' });
          }
        `,
        errors: [{ line: 2, message: ignored('POST /api/ping') }],
      },
      {
        code: `
          void fetch('/api/ping', { method: 'POST' });
        `,
        errors: [{ line: 1, message: ignored('POST /api/ping') }],
      },
    ],
  },
});
