/** What programs ask of an API that has a contract and a reference server. */
interface ContractCalls {
  host: string;
  /** Code of the member that holds the key. */
  auth: string;
  get: string;
  post: string;
  body: string;
}

export const CONTRACT_CALLS = {
  overten: {
    host: 'https://backend.overtenai.com/api/v1',
    auth: 'Authorization: `Bearer ${process.env.KEY_OF_API}`',
    get: '/verify',
    post: '/slides/generate',
    body: "{ prompt: 'Three slides' }",
  },
  pyramid: {
    host: 'https://api.pyramid-ai.com/api/v2',
    auth: 'Authorization: `Bearer ${process.env.KEY_OF_API}`',
    get: '/organization',
    post: '/agent/query',
    body: "{ project_id: 'help', query: 'Why?' }",
  },
  pincer: {
    host: 'https://pincerapi.com/api/v1',
    auth: "'X-API-Key': process.env.KEY_OF_API ?? ''",
    get: '/balance',
    post: '/proxy/weather/now',
    body: "{ city: 'Kiel' }",
  },
  pioneer: {
    host: 'https://api.pioneer.ai',
    auth: "'X-API-Key': process.env.KEY_OF_API ?? ''",
    get: '/base-models',
    post: '/inference',
    body: "{ model_id: 'base', text: 'Kiel' }",
  },
  pineprompt: {
    host: 'https://pineprompt.com/api/v1',
    auth: "Authorization: `Bearer ${process.env.KEY_OF_API}`, 'Pineprompt-Project-Id': '1'",
    get: '/monitors?page=1',
    post: '/monitors',
    body: "{ name: 'Brand' }",
  },
} as const satisfies Record<string, ContractCalls>;

/** What is done with the answer: the check folds into the call, or the code looks at the status itself. */
const ANSWERS: Readonly<Record<string, string>> = {
  checked: `if (!res.ok) throw new Error(\`HTTP \${res.status}\`);
  return (await res.json()) as unknown;`,
  branches: `if (res.status === 402) return { topUp: true, wait: res.headers.get('retry-after') };
  if (res.status === 429) return { wait: res.headers.get('retry-after') };
  if (!res.ok) {
    const text = await res.text();
    return { status: res.status, isJson: text.startsWith('{'), length: text.length };
  }
  return (await res.json()) as unknown;`,
};

/** The clients of a project that uses the API: one with its contract, and one for everything else. */
export function clientsOf(id: string, { host }: ContractCalls): string {
  return `import { createClient } from '@unhappy-path/client';
import { ${id} } from '@unhappy-path/client/apis';

const retry = { limit: 2, maxWait: 5, backoff: () => 1 };

export const ${id}Client = createClient({
  contract: ${id},
  baseUrl: process.env.API_URL ?? '${host}',
  retry,
});
export const api = createClient({ retry });
`;
}

/** The programs for an API by their names. */
export function contractPrograms({
  host,
  auth,
  get,
  post,
  body,
}: ContractCalls): Map<string, string> {
  const calls = {
    get: `fetch(\`\${BASE}${get}\`, { headers: { ${auth} } })`,
    post: `fetch(\`\${BASE}${post}\`, {
    method: 'POST',
    headers: { ${auth}, 'Content-Type': 'application/json' },
    body: JSON.stringify(${body}),
  })`,
  };
  return new Map(
    Object.entries(calls).flatMap(([method, call]) =>
      Object.entries(ANSWERS).map(([answer, code]) => [
        `${method}-${answer}`,
        `const BASE = process.env.API_URL ?? '${host}';

export async function run() {
  const res = await ${call};
  ${code}
}
`,
      ]),
    ),
  );
}
