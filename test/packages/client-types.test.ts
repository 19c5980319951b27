import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeConsumer, type Consumer } from './consumer.js';

const SOURCE = `
import { ApiError, createClient, isApiError, obey, type Result } from '@unhappy-path/client';
import { pyramid } from '@unhappy-path/client/apis';

const api = createClient({ contract: pyramid, headers: async () => ({ authorization: 'x' }) });

function advise(error: ApiError): string {
  switch (error.kind) {
    case 'payment-required':
    case 'quota-exceeded':
      return \`\${error.balance ?? 0} \${error.billingUrl ?? ''}\`;
    case 'rate-limited':
      return String(error.retryAfterMs ?? 0);
    case 'invalid':
      return error.fields.map(({ path }) => path).join();
    case 'timeout':
      return error.limit;
    case 'unauthorized': case 'forbidden': case 'not-found': case 'conflict': case 'idempotency-key-reused':
    case 'gone': case 'too-large': case 'server': case 'unavailable': case 'network': case 'aborted': case 'bad-response':
      return error.message;
  }
}

// @ts-expect-error a switch without payment-required does not always return
function forgotten(error: ApiError): string {
  switch (error.kind) {
    case 'quota-exceeded': case 'rate-limited': case 'invalid': case 'timeout':
    case 'unauthorized': case 'forbidden': case 'not-found': case 'conflict': case 'idempotency-key-reused':
    case 'gone': case 'too-large': case 'server': case 'unavailable': case 'network': case 'aborted': case 'bad-response':
      return error.message;
  }
}

export async function main(): Promise<string> {
  const result: Result<{ id: string }> = await api.post<{ id: string }>('/projects', { json: {} }).result();
  if (!result.ok) return advise(result.error);
  try {
    await api.poll({ id: result.data.id });
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'invalid') return error.fields.join();
    if (isApiError(error)) return forgotten(error);
  }
  // @ts-expect-error only some kinds have fields
  if (result.error === undefined) console.log(new ApiError({ kind: 'server' }).fields);
  // @ts-expect-error without a contract there is nothing to poll
  createClient({ baseUrl: '/api' }).poll('/x');
  const text: string = await createClient({ contract: obey({ id: 'mine' }) }).get('/x', { as: 'text' });
  return text;
}
`;

describe.each(['5.9.3', '6.0.3', '7.0.2'])('with TypeScript %s', (version) => {
  let consumer: Consumer;

  beforeAll(() => {
    const compilerOptions = {
      noEmit: true,
      strict: true,
      exactOptionalPropertyTypes: true,
      noImplicitReturns: true,
      target: 'es2023',
      types: [],
    };
    consumer = makeConsumer([`typescript@${version}`], {
      'main.ts': SOURCE,
      'node.json': JSON.stringify({
        compilerOptions: {
          ...compilerOptions,
          module: 'nodenext',
          lib: ['es2023', 'dom', 'dom.iterable'],
        },
        files: ['main.ts'],
      }),
      'bundler.json': JSON.stringify({
        compilerOptions: { ...compilerOptions, module: 'esnext', moduleResolution: 'bundler' },
        files: ['main.ts'],
      }),
    });
  });

  afterAll(() => {
    consumer.remove();
  });

  it('compiles code of a server, whose mistakes are errors', () => {
    expect(consumer.run('tsc', '--version').stdout).toContain(version);
    expect(consumer.run('tsc', '--project', 'node.json')).toMatchObject({ status: 0, stdout: '' });
  });

  it('compiles code that is bundled for a page', () => {
    expect(consumer.run('tsc', '--project', 'bundler.json')).toMatchObject({
      status: 0,
      stdout: '',
    });
  });
});
