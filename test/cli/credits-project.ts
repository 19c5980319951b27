import { temporaryTree } from '../project/temporary-tree.js';

/** A project with one call of each kind: handled, lost and unchecked, to an API with a contract and to one without. */
export const CREDITS_PROJECT: Readonly<Record<string, string>> = {
  'package.json': '{ "type": "module" }\n',
  'src/handled.ts': `
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly requestId: string | null,
  ) {
    super('The request failed');
  }
}

export async function readCredits(): Promise<unknown> {
  const response = await fetch('https://api.pioneer.ai/v1/credits');
  if (response.status === 402) return { outOfCredits: true };
  if (response.status === 429) return { slowDown: response.headers.get('Retry-After') };
  if (!response.ok) throw new ApiError(response.status, response.headers.get('x-request-id'));
  return response.json();
}
`,
  'src/lost.ts': `
export async function infer(prompt: string): Promise<unknown> {
  const response = await fetch('https://api.pioneer.ai/v1/inference', {
    method: 'POST',
    body: JSON.stringify({ prompt }),
  });
  if (!response.ok) {
    throw new Error('Inference failed');
  }
  return response.json();
}
`,
  'src/unchecked.jsx': `
export function Price() {
  const load = async () => (await fetch('/api/price')).json();
  return <button onClick={load}>Price</button>;
}
`,
  'src/no-call.ts': 'export const answer = 42;\n',
};

/** Write the project, changed as the test needs it. Gives its absolute path. */
export function creditsProject(change: Readonly<Record<string, string>> = {}): string {
  return temporaryTree({ ...CREDITS_PROJECT, ...change });
}
